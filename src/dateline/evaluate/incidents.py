"""Score joined incidents against sets that know which texts and mentions tell one happening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.ecbplus import score_ecbplus
from dateline.evaluate.gva import score_gva
from dateline.pipeline import Pipeline, build

Scores = dict[str, Any]

SETS: Mapping[str, Callable[[Path, Pipeline], Scores]] = MappingProxyType(
    {"gva": score_gva, "ecbplus": score_ecbplus}
)
"""What scores a set: the folder of that set and our pipeline in, its scores and baselines out."""


def evaluate_incidents(gold: Path, only: str | None = None, *, line: Pipeline | None = None) -> Scores:
    """The scores of each set that lies under ``gold``, or of the one named: B³ and pairs, in percent.

    Our pipeline leaves alone sentences that can tell no event, unless another is given. Raises GoldError for a
    set that nobody knows, and where there is nothing to score.
    """
    if only is not None and only not in SETS:
        raise GoldError(f"there is no set {only!r} of incidents; there are: {', '.join(SETS)}")
    wanted = [name for name in SETS if (gold / name).is_dir() and only in {None, name}]
    if not wanted:
        raise GoldError(f"{gold} holds no folder {' or '.join([only] if only else SETS)}")
    ours = line or build().fast()
    return {
        "reader": ours.reader.version,
        "codebook": ours.codebook.version,
        "sets": {name: SETS[name](gold / name, ours) for name in wanted},
    }
