"""Score the type of PLOVER that holds between a marked source and target."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from dateline.evaluate.classes import class_scores, totals
from dateline.evaluate.plv_gold import Dyad, Intervals, load_dyads
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline
from dateline.types import Claim, Reading, Value

Scores = dict[str, Any]

_RENAMED = {"YIELD": "RETREAT"}
"""Types that PLOVER has since given another name."""


def score_plv(folder: Path, line: Pipeline) -> Scores:
    """Accuracy and macro-F1 of the root type, for each split; the baseline is that split's commonest type."""
    return {split: _score(dyads, line) for split, dyads in load_dyads(folder).items()}


def _score(dyads: list[Dyad], line: Pipeline) -> Scores:
    gold = [_RENAMED.get(dyad.root, dyad.root) for dyad in dyads]
    found = [type_of(read_text(line, dyad.name, dyad.text), dyad, line) for dyad in dyads]
    most = Counter(gold).most_common(1)[0][0]
    return {**class_scores(gold, found), "baseline": totals(class_scores(gold, [most] * len(gold)))}


def type_of(reading: Reading, dyad: Dyad, line: Pipeline) -> str:
    """The type of the claim whose actor and target lie nearest to the dyad; "" where no claim has a type."""
    typed = [
        (_fit(claim, dyad), -number, walk.type)
        for number, claim in enumerate(reading.claims)
        if (walk := line.codebook.pages[claim.kind].crosswalk.plover) is not None
    ]
    return max(typed)[2] if typed else ""


def _fit(claim: Claim, dyad: Dyad) -> int:
    return _shares(claim.actor, dyad.source) + _shares(claim.target, dyad.target)


def _shares(values: tuple[Value[str], ...], side: Intervals) -> bool:
    spans = [span for value in values for span in value.evidence]
    return any(span.start < end and start < span.end for span in spans for start, end in side)
