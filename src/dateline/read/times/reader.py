"""Adds the layer of time expressions, each with its value, and its days where they can be known.

Without a publication date what is counted from it stays relative ("DCT-P1W"), and ``when`` is None; the date
of publication itself is never put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateline.lexicon import Lexicon
from dateline.lexicon.times import TimeMatch
from dateline.read.times.counted import time_of_day
from dateline.read.times.find import find, span_of, widened
from dateline.read.times.points import Point
from dateline.read.times.rules import RULES
from dateline.read.times.senses import Sense, Setting
from dateline.read.times.tense import looks_ahead
from dateline.types import Layer, Passage, Precision, Reading, TimeExpression, TimeSort, When

_JOIN = re.compile(r",?\s(?:(?:on|at)\s)?")
"""Between a time of day and its day, or the other way round."""
_NEAREST = frozenset({"month", "calendar day", "quarter", "season"})
"""Rules whose "by June" and "until June" mean the nearest one, whatever the verb says."""


class TimeReader:
    """Adds the layer "times"."""

    name = "times"
    version = "2"
    requires = frozenset({"passages"})
    gives = frozenset({"times"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.times = lexicon.times

    def __call__(self, reading: Reading) -> Reading:
        """Every time expression of the passages, in text order."""
        told = Told(reading.report.published)
        marks = [mark for passage in reading.passages for mark in self._marks(reading, passage, told)]
        return reading.with_layer(Layer("times", self.name, self.version, tuple(marks)))

    def _marks(self, reading: Reading, passage: Passage, told: Told) -> Iterator[TimeExpression]:
        doc, base = passage.doc, passage.block.start
        held: tuple[TimeMatch, TimeExpression] | None = None
        for match, modifier in widened(doc.text, find(doc, self.times), self.times):
            bound = self.times.bound(doc.text, max(0, match.start - 20), match.start)
            ahead = looks_ahead(span_of(doc, match.start, match.end), self.times.ahead)
            if bound == "until" and match.rule in _NEAREST:
                ahead = True
            sense = told.sense(match, ahead)
            if sense is None:
                continue
            mark = TimeExpression(
                reading.report.span(base + match.start, base + match.end),
                match.rule,
                _before(sense.when) if bound == "before" else sense.when,
                sense.value,
                sense.sort,
                modifier,
                bound,
            )
            joined = _joined(doc.text, held, match, mark) if held else None
            if held and joined is None:
                yield held[1]
            held = (match, joined or mark)
        if held:
            yield held[1]


def _before(when: When | None) -> When | None:
    """The days before these; None where they are not known, or already open."""
    if when is None or when.start is None:
        return when
    return When(None, when.start - timedelta(days=1), Precision.BEFORE)


class Told:
    """What a report has told so far: expressions are resolved in text order."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: Point | None = None
        self.by_grain: dict[str, Point] = {}

    def sense(self, match: TimeMatch, ahead: bool | None) -> Sense | None:
        """What a match means here; None where it is no time after all."""
        setting = Setting(self.published, self.last, self.by_grain, ahead)
        try:
            sense = RULES[match.rule](match.slots, setting)
        except (ValueError, OverflowError):
            return Sense(None)  # a year before the calendar, a number nobody can count: seen, not resolved
        if sense is not None and sense.point is not None:
            self.last = sense.point
            self.by_grain[sense.point.grain] = sense.point
        return sense


def _joined(
    text: str, held: tuple[TimeMatch, TimeExpression], match: TimeMatch, mark: TimeExpression
) -> TimeExpression | None:
    """ "10 p.m. on Friday", "Friday at 10 p.m." as one time; None for two that do not belong together."""
    before, first = held
    if not _JOIN.fullmatch(text, before.end, match.start):
        return None
    if before.rule == "clock" and match.rule != "clock":
        clock, day = before, mark
    elif match.rule == "clock" and before.rule != "clock":
        clock, day = match, first
    else:
        return None
    if day.sort is not TimeSort.DATE or "daypart" in clock.slots or not day.value:
        return None
    span = replace(mark.span, start=first.span.start)
    return replace(day, span=span, value=f"{day.value}T{time_of_day(clock.slots)}", sort=TimeSort.TIME)
