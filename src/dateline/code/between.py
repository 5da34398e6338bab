""" "Between Thursday and Friday", "from Monday to Wednesday": two times that bound one stretch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.types import Precision, Report, TimeExpression, When

_OPENING = re.compile(r"\b(between|from)\s(?:(?:late|early)\s)?(?:on\s)?$", re.IGNORECASE)
_JOINING = {
    "between": re.compile(r"\s(?:and)\s(?:late\s|early\s)?"),
    "from": re.compile(r"\s(?:to|until|till|through)\s(?:late\s|early\s)?"),
}
_WEEK = timedelta(days=7)


def as_stretches(times: Sequence[TimeExpression], report: Report) -> tuple[TimeExpression, ...]:
    """The time expressions of a report, those that bound a stretch as one of its days."""
    return tuple(_stretches(times, report))


def _stretches(times: Sequence[TimeExpression], report: Report) -> Iterator[TimeExpression]:
    place = 0
    while place < len(times):
        whole = _whole(times[place], times[place + 1], report) if place + 1 < len(times) else None
        yield whole or times[place]
        place += 2 if whole is not None else 1


def _whole(first: TimeExpression, last: TimeExpression, report: Report) -> TimeExpression | None:
    """The stretch from one to the other; None where the words between do not say so."""
    opening = _OPENING.search(report.text, max(0, first.span.start - 20), first.span.start)
    if opening is None or first.when is None or last.when is None or first.when.start is None:
        return None
    if not _JOINING[opening[1].lower()].fullmatch(report.text, first.span.end, last.span.start):
        return None
    start = first.when.start
    if start > last.when.end and first.label == last.label == "weekday":
        start -= _WEEK  # told on a Tuesday: from the Monday before the last Wednesday
    if start > last.when.end:
        return None
    when = When(start, last.when.end, Precision.RANGE)
    return replace(first, span=report.span(first.span.start, last.span.end), when=when, bound=None)
