"""Score coding against public gold sets, one function for each set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.conflibert import score_conflibert
from dateline.evaluate.indiapolice import score_indiapolice
from dateline.evaluate.muc import score_muc
from dateline.evaluate.petrarch import score_petrarch
from dateline.evaluate.plover import score_plover
from dateline.evaluate.plv import score_plv
from dateline.evaluate.wikievents import score_wikievents
from dateline.pipeline import Pipeline, build

Scores = dict[str, Any]

SETS: Mapping[str, Callable[[Path, Pipeline], Scores]] = MappingProxyType(
    {
        "plv": score_plv,
        "plover": score_plover,
        "petrarch": score_petrarch,
        "conflibert": score_conflibert,
        "muc": score_muc,
        "wikievents": score_wikievents,
        "indiapolice": score_indiapolice,
    }
)
"""What scores a set: the folder of that set and our pipeline in, its scores and baselines out."""


def evaluate_coding(
    gold: Path,
    only: str | None = None,
    *,
    line: Pipeline | None = None,
    responses: Path | None = None,
    dev: bool = False,
) -> Scores:
    """The scores of each set that lies under ``gold``, or of the one named.

    ``responses`` is a file for the filled templates of MUC, ``dev`` scores MUC on its development texts.
    Raises GoldError for a set that nobody knows, and where there is nothing to score or to write.
    """
    if (dev or responses is not None) and only != "muc":
        raise GoldError("development texts and responses are asked for with the set 'muc' alone")
    if only is not None and only not in SETS:
        raise GoldError(f"there is no set {only!r} of coding; there are: {', '.join(SETS)}")
    wanted = [name for name in SETS if (gold / name).is_dir() and only in {None, name}]
    if not wanted:
        raise GoldError(f"{gold} holds no folder {' or '.join([only] if only else SETS)}")
    ours = line or build()
    return {
        "reader": ours.reader.version,
        "codebook": ours.codebook.version,
        "sets": {
            name: score_muc(gold / name, ours, responses=responses, dev=dev)
            if name == "muc"
            else SETS[name](gold / name, ours)
            for name in wanted
        },
    }
