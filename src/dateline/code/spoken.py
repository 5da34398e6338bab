"""Days as their speaker counts them: "yesterday" in a quotation is the day before it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateline.types import Attribution, Quoting, Reading, Span, TimeExpression, When

_COUNTED = "day word"
_SAID = frozenset({"weekday", "calendar day", "day word"})
_NEAR = 60
"""Characters between "said" and its day; the length of a speaker's name and office."""


def as_spoken(reading: Reading) -> tuple[TimeExpression, ...]:
    """The time expressions of a report, those in a quotation that tells its day counted from that day."""
    times = reading.marks("times", TimeExpression)
    published = reading.report.published
    if published is None:
        return times
    moved: dict[Span, TimeExpression] = {}
    for quote in reading.marks("attributions", Attribution):
        if quote.quoting is not Quoting.DIRECT:
            continue
        said = _said_on(quote, times)
        if said is None or said == published:
            continue
        for mark in times:
            if mark.label == _COUNTED and mark.when is not None and _inside(mark.span, quote.content):
                moved[mark.span] = replace(mark, when=_shifted(mark.when, said - published))
    return tuple(moved.get(mark.span, mark) for mark in times)


def _said_on(quote: Attribution, times: Iterable[TimeExpression]) -> date | None:
    """The day that stands beside "said", outside the quotation; None where none does."""
    for mark in times:
        beside = mark.span.start - quote.span.end <= _NEAR and quote.span.start - mark.span.end <= _NEAR
        if beside and mark.label in _SAID and mark.when is not None and not _inside(mark.span, quote.content):
            return mark.when.end if mark.when.start == mark.when.end else None
    return None


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _shifted(when: When, step: timedelta) -> When:
    return replace(when, start=when.start + step if when.start else None, end=when.end + step)
