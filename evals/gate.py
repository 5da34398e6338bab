"""Score every stage, keep the scores as JSON, and fail where one lies below its pinned floor."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.evaluate.attribution import evaluate_attribution
from dateline.evaluate.claims import evaluate_claims
from dateline.evaluate.coding import SETS, evaluate_coding
from dateline.evaluate.dates import evaluate_dates
from dateline.evaluate.factuality import evaluate_factuality
from dateline.evaluate.gate import failures, gold_digest, load_baselines
from dateline.evaluate.incidents import SETS as INCIDENTS
from dateline.evaluate.incidents import evaluate_incidents
from dateline.evaluate.names import evaluate_names
from dateline.evaluate.page import evaluate_page
from dateline.evaluate.places import evaluate_places
from dateline.evaluate.quantities import evaluate_quantities
from dateline.evaluate.reference import evaluate_reference
from dateline.evaluate.syntax import evaluate_syntax

BASELINES = Path(__file__).parent / "baselines.json"
SENTENCES = Path(__file__).parent / "re3d-sentences.yaml"
OWN_PLACES = Path(__file__).parent / "places" / "re3d.tsv"

STAGES: dict[str, tuple[Callable[[Path], dict[str, Any]], tuple[str, ...]]] = {
    "page": (evaluate_page, ("pages",)),
    "syntax": (evaluate_syntax, ("ud_ewt", "gum")),
    "names": (evaluate_names, ("uner_ewt", "re3d")),
    "places": (partial(evaluate_places, table=OWN_PLACES), ("geoparsing", "re3d")),
    "dates": (evaluate_dates, ("timeml",)),
    "attribution": (evaluate_attribution, ("polnear",)),
    "quantities": (partial(evaluate_quantities, sentences=SENTENCES), ("re3d",)),
    "factuality": (
        partial(evaluate_factuality, sentences=SENTENCES),
        ("uds_factuality", "factuality_meantime", "timeml", "re3d"),
    ),
    "reference": (evaluate_reference, ("gum",)),
    **{f"coding-{name}": (partial(evaluate_coding, only=name), (name,)) for name in SETS},
    **{f"incidents-{name}": (partial(evaluate_incidents, only=name), (name,)) for name in INCIDENTS},
}
"""What scores a stage, and the folders of the gold data that it reads."""


def main() -> int:
    """Run all evaluations; exit code 1 where a floor is not met, 2 where something cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder laid out as the gold data are")
    parser.add_argument("--reports", type=Path, required=True, help="folder of coded reports")
    parser.add_argument("--results", type=Path, required=True, help="folder to write the scores to")
    options = parser.parse_args()
    try:
        results, gold = run(options.gold, options.reports, options.results)
        found = list(failures(load_baselines(BASELINES), results, gold))
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"gate: {error}\n")
        return 2
    for line in found:
        sys.stdout.write(f"FAILED {line}\n")
    sys.stdout.write(f"{len(found)} of the pinned floors failed; scores are in {options.results}\n")
    return 1 if found else 0


def run(gold: Path, reports: Path, results: Path) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The scores of every stage, written to ``results`` as they come, and the digests of their gold."""
    results.mkdir(parents=True, exist_ok=True)
    plan = {"claims": (evaluate_claims, (reports,))} | {
        stage: (score, tuple(gold / name for name in names)) for stage, (score, names) in STAGES.items()
    }
    scores: dict[str, dict[str, Any]] = {}
    digests: dict[str, str] = {}
    for stage, (score, folders) in plan.items():
        digests[stage] = gold_digest(folders)
        if stage == "page":
            scores[stage] = evaluate_page(gold, reports=reports)
        else:
            scores[stage] = score(reports if stage == "claims" else gold)
        text = json.dumps({"gold_sha256": digests[stage], **scores[stage]}, ensure_ascii=False, indent=2)
        (results / f"{stage}.json").write_text(text + "\n", encoding="utf-8")
        sys.stdout.write(f"{stage}: scored\n")
    return scores, digests


if __name__ == "__main__":
    sys.exit(main())
