"""Write the figures that the accuracy card shows out of the gate's results, so that none is copied by hand."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError, GoldError
from dateline.evaluate.card import card_sheet, paths_of
from dateline.evaluate.gate import score_at

OUT = Path(__file__).parents[1] / "src" / "dateline" / "evaluate" / "measured.json"


def main() -> int:
    """Write measured.json; exit code 2 where a result is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path, help="folder that evals/gate.py wrote the scores to")
    options = parser.parse_args()
    try:
        stages = picked(options.results)
    except (DatelineError, OSError, ValueError) as error:
        sys.stderr.write(f"measure: {error}\n")
        return 2
    OUT.write_text(json.dumps({"stages": stages}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def picked(results: Path) -> dict[str, Any]:
    """The figures of the card by stage, and the counts of each kind."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for stage, path in paths_of(card_sheet()):
        wanted[stage].add(path)
    made: dict[str, Any] = {}
    for stage, paths in wanted.items():
        scores = json.loads((results / f"{stage}.json").read_text(encoding="utf-8"))
        if stage == "claims":
            paths |= {
                f"by_kind.{kind}.{n}" for kind in scores["by_kind"] for n in ("found", "wrong", "missed")
            }
        figures = {path: score_at(scores, path) for path in paths}
        missing = sorted(path for path, score in figures.items() if score is None)
        if missing:
            raise GoldError(f"{stage} has no score {', '.join(missing)}")
        made[stage] = {"gold_sha256": scores["gold_sha256"], "figures": figures}
    return made


if __name__ == "__main__":
    sys.exit(main())
