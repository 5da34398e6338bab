"""Relative places: how far a place lies from another and in which direction, as the words say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.lexicon.whereabouts import Phrase, Whereabouts
from dateline.types import Counted, Quantity, Relation

_OPEN = 1.25  # "more than 100 km": the far end, a quarter further; nothing tells it
_INSIDE = re.compile(r"\b(?:in|from|across|throughout|into|over|of)\s+the\s+$", re.IGNORECASE)
_BACK = 60
"""Characters before a phrase in which its length can stand."""

Interval = tuple[float, float]


@dataclass(frozen=True)
class Length:
    """A length of a text: where it starts and ends there, and its kilometres (low, high)."""

    start: int
    end: int
    km: Interval


@dataclass(frozen=True)
class Direction:
    """One phrase that tells a place by another, which begins at ``end``; a second may follow where ``pair``.

    ``start`` is that of the length, where there is one. "North of the capital" has a bearing alone,
    "6 km from the port" kilometres alone, "near the port" neither.
    """

    start: int
    end: int
    relation: Relation
    km: Interval | None = None
    bearing: str | None = None
    pair: bool = False


def lengths(text: str, offset: int, quantities: Sequence[Quantity], words: Whereabouts) -> list[Length]:
    """The distances among quantities, where they stand in a text that begins at ``offset`` of the report."""
    found = []
    for mark in quantities:
        start, end = mark.span.start - offset, mark.span.end - offset
        if mark.counted is Counted.DISTANCE and start >= 0 and end <= len(text):
            km = _kilometres(mark, text[start:end], words.units)
            if km is not None:
                low = 0.0 if words.up_to.search(text[max(start - _BACK, 0) : start]) else km[0]
                found.append(Length(start, end, (low, km[1])))
    return found


def directions(text: str, measured: Sequence[Length], words: Whereabouts) -> Iterator[Direction]:
    """Every phrase of a text that tells a place by another, those of one sort together, in text order."""
    lower = text.lower()
    for phrase in words.phrases:
        for match in phrase.pattern.finditer(text) if phrase.may_fit(lower) else ():
            before = text[max(match.start() - _BACK, 0) : match.start()]
            length = _length_before(text, match.start(), measured, words)
            travelled = words.travel.search(before) if length is None else None
            if length is None and travelled is None and (phrase.measured or _is_part(phrase, match, before)):
                continue
            start = length.start if length is not None else match.start()
            relation = Relation.NEAR if travelled and phrase.measured else phrase.relation
            bearing = match.groupdict().get("bearing")
            yield Direction(
                start,
                match.end(),
                relation,
                length.km if length is not None else None,
                _compass(bearing) if bearing else None,
                phrase.pair,
            )


def _is_part(phrase: Phrase, match: re.Match[str], before: str) -> bool:
    """ "In the north of Mali" is a part of Mali; "to the north of Mali" is not."""
    away = phrase.relation is Relation.AWAY
    return away and not match["aside"] and _INSIDE.search(before) is not None


def _length_before(text: str, start: int, measured: Sequence[Length], words: Whereabouts) -> Length | None:
    """The first length that only adverbs and another unit part from a phrase: "30km (19 miles) south of"."""
    return next(
        (
            length
            for length in measured
            if start - _BACK <= length.end <= start and words.before.fullmatch(text[length.end : start])
        ),
        None,
    )


def _kilometres(mark: Quantity, quote: str, units: Mapping[str, float]) -> Interval | None:
    """Low and high end in kilometres; None for a unit that nobody knows."""
    words = re.findall(r"[a-z]+", quote.lower())
    names = (" ".join(words[-2:]), *words[-1:])
    factor = next((units[form] for name in names for form in (name, name.rstrip("s")) if form in units), None)
    low, high = _bounds(mark)
    return None if factor is None else (_rounded(low * factor), _rounded(high * factor))


def _rounded(km: float) -> float:
    """To 100 metres, below a kilometre to one metre."""
    return round(km, 1 if km >= 1 else 3)


def _bounds(mark: Quantity) -> Interval:
    if mark.low is None and mark.high is not None:
        return 0.0, mark.high
    low = mark.low if mark.low is not None else mark.best or 0.0
    if mark.high is not None:
        return low, mark.high
    return low, mark.best if mark.best is not None else low * _OPEN


def _compass(bearing: str) -> str:
    """ "South-east" -> "SE", "north-northwest" -> "NNW"."""
    return "".join(part[0].upper() for part in re.findall("north|south|east|west", bearing.lower()))
