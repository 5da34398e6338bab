"""One actor, and the fold by which spellings of a name meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

Years = tuple[tuple[int, int], ...]
FIRST_YEAR, LAST_YEAR = 1, 9999
_MARKS = re.compile(r"[.'’‘`]")
_GAPS = re.compile(r"[\s\-–]+")
_KNOWN_FOLDS = 1 << 16
"""Folds that are kept: the words of news and the names of our actors come back, others are few."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor by its canonical name; fields as docs/reference/actors.md tells them, None where unknown.

    ``classes`` are the word classes that a name of this actor belongs to in frames. ``years`` are the ranges,
    both ends included, in which it goes by this; empty is always.
    """

    name: str
    kind: str | None
    country: str | None
    sector: str | None = None
    ucdp: str | None = None
    years: Years = ()
    also: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()

    def active(self, on: date | None) -> bool:
        """True where it existed, or held its office, in the year of ``on``; without a date always."""
        return on is None or not self.years or any(first <= on.year <= last for first, last in self.years)

    def at_home(self, countries: frozenset[str]) -> bool:
        """True where the actor is of one of these countries or acts there too."""
        return self.country in countries or not countries.isdisjoint(self.also)

    def apart_from(self, other: Actor) -> bool:
        """True where country or years can tell this actor from one that shares a name with it."""
        if self.country and other.country and self.country != other.country:
            return True
        both_dated = bool(self.years and other.years)
        return both_dated and not any(
            one[0] <= two[1] and two[0] <= one[1] for one in self.years for two in other.years
        )


@lru_cache(maxsize=_KNOWN_FOLDS)
def fold(name: str) -> str:
    """A name without case, dots, apostrophes and article, so that spellings of one name meet."""
    bare = _MARKS.sub("", name.lower())
    return _GAPS.sub(" ", bare).removeprefix("the ").strip()


def years_of(written: str | int | None) -> Years:
    """ "1964-2016", "2014-", "1979" or several with commas, as ranges; () for None."""
    if written is None:
        return ()
    ranges = []
    for part in str(written).split(","):
        first, dash, last = part.strip().partition("-")
        start = int(first) if first else FIRST_YEAR
        ranges.append((start, int(last) if last else LAST_YEAR if dash else start))
    return tuple(ranges)
