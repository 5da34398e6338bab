"""Dates from quotes: our own reader of times has resolved the words quoted; the model's arithmetic is not asked for."""

from __future__ import annotations

from dataclasses import replace

from dateline.engine.answer import Quoted
from dateline.engine.dropped import NOT_THERE, UnfitError
from dateline.engine.quotes import Quotes
from dateline.types import Dated, Precision, Reading, Span, TimeExpression, Told, Value, When

_ELSEWHERE = 0.8
"""Confidence of a date told outside the event's clause, as in our own coder."""


class Days:
    """Reads the dates of one report."""

    def __init__(self, reading: Reading, quotes: Quotes) -> None:
        self.reading = reading
        self.quotes = quotes
        self.times = reading.marks("times", TimeExpression)

    def dated(self, quoted: Quoted, clause: Span, *, summed: bool) -> Dated:
        """The days that a quote tells; raises UnfitError where it tells none that can be known.

        ``summed`` is true for what has figures: "40 killed since May" is a sum up to the day of publication.
        """
        span = self.quotes.find(quoted.quote, self.quotes.sentence(quoted.sentence) or clause)
        if span is None:
            raise UnfitError(NOT_THERE)
        marks = [mark for mark in self.times if mark.span.overlap(span)]
        if not marks:
            raise UnfitError("tells no time")
        mark = next((mark for mark in marks if mark.when is not None), None)
        if mark is None or mark.when is None:
            relative = any((mark.value or "").startswith(("DCT", "XXXX")) for mark in marks)
            raise UnfitError(
                "counts from the day of publication, which is not known" if relative else "names no day"
            )
        told = self.quotes.told(mark.span, clause)
        words = Value.read(self.reading.report, mark.when, (mark.span,), f"model/times/{mark.label}")
        dated = Dated(
            words.value,
            words.original,
            words.evidence,
            words.origin,
            1.0 if told is Told.CLAUSE else _ELSEWHERE,
            told,
        )
        return self._up_to_now(dated, mark) if summed else dated

    def _up_to_now(self, dated: Dated, mark: TimeExpression) -> Dated:
        until, first = self.reading.report.published, dated.value.start
        if mark.bound != "since" or until is None or first is None or first >= until:
            return dated
        return replace(dated, value=When(first, until, Precision.RANGE))
