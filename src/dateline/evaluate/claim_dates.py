"""Are the dates of claims right, by where in the report they are told; beside three naive ways of dating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dateline.evaluate.fields import same_date
from dateline.types import Claim, Precision, Reading, TimeExpression, Told, When

NOT_DATED = "not dated"
LEVELS = (*(told.value for told in Told), NOT_DATED)
BASELINES = ("published", "nearest in sentence", "never")


def count_dates(reading: Reading, gold: Mapping[str, Any], claim: Claim) -> Counter[tuple[str, bool]]:
    """The way our date was found, and each naive way, with whether its date is right."""
    wanted = gold.get("date")
    published = reading.report.published
    naive = {
        "published": When(published, published, Precision.DAY) if published else None,
        "nearest in sentence": _nearest(reading, claim),
        "never": None,
    }
    ours = claim.date.told.value if claim.date is not None else NOT_DATED
    found = {ours: claim.date.value if claim.date is not None else None} | naive
    return Counter((way, same_date(wanted, when)) for way, when in found.items())


def date_scores(counts: Mapping[tuple[str, bool], int]) -> dict[str, Any]:
    """Dates and right ones by where they are told, for claims not dated those that gold leaves open too."""
    levels = {}
    for level in LEVELS:
        right, wrong = counts.get((level, True), 0), counts.get((level, False), 0)
        levels[level] = {"claims": right + wrong, "right": right}
    total = sum(level["claims"] for level in levels.values())
    right = sum(level["right"] for level in levels.values())
    return {
        "right": _ratio(right, total),
        "by_where_told": levels,
        "baselines": {name: _ratio(counts.get((name, True), 0), total) for name in BASELINES},
    }


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _nearest(reading: Reading, claim: Claim) -> When | None:
    """The resolved time expression nearest to the event's word in its sentence."""
    word = claim.triggers[0].span if claim.triggers else claim.evidence[0]
    for passage, sentence in reading.sentences():
        start = passage.block.start + sentence.start_char
        end = passage.block.start + sentence.end_char
        if start <= word.start < end:
            near = [
                (abs(mark.span.start - word.start), mark.when)
                for mark in reading.marks("times", TimeExpression)
                if mark.when is not None and start <= mark.span.start < end
            ]
            return min(near, key=lambda one: one[0], default=(0, None))[1]
    return None
