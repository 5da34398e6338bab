"""A figure as an interval of whole people, and what two of them say of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.types import Count


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends included; ``low`` None is "up to", ``high`` None is "at least". ``exact`` is a figure said outright.

    A figure said outright has no bounds in a claim: here it is its own lower and upper bound.
    """

    low: int | None
    high: int | None
    exact: int | None = None

    @staticmethod
    def of(count: Count) -> Interval:
        """The interval of a claim's count."""
        if count.best is None:
            return Interval(count.low, count.high)
        low = count.low if count.low is not None else count.best
        high = count.high if count.high is not None else count.best
        return Interval(low, high, count.best)

    @property
    def point(self) -> int | None:
        """What it counts for alone: the figure said, else the lower bound; None for "up to"."""
        return self.exact if self.exact is not None else self.low

    @property
    def top(self) -> int | None:
        """The highest number that it names; None where it names none."""
        named = [number for number in (self.high, self.exact, self.low) if number is not None]
        return max(named, default=None)

    @property
    def capped(self) -> bool:
        """Whether it says what the figure does not exceed."""
        return self.high is not None

    def holds(self, number: int) -> bool:
        """Whether that number may be the figure."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def meets(self, other: Interval) -> bool:
        """Whether some number may be both."""
        low = max((end for end in (self.low, other.low) if end is not None), default=0)
        high = min((end for end in (self.high, other.high) if end is not None), default=low)
        return low <= high


def together(intervals: Sequence[Interval]) -> Interval:
    """What one voice says by several figures of one day: what all leave room for, else all that lies between them."""
    lows = [one.low for one in intervals if one.low is not None]
    highs = [one.high for one in intervals if one.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None or low <= high:
        whole = Interval(low, high)
        exacts = [one.exact for one in intervals if one.exact is not None and whole.holds(one.exact)]
        return Interval(low, high, min(exacts, default=None))
    points = [one.point for one in intervals if one.point is not None]
    tops = [one.top for one in intervals if one.top is not None]
    return Interval(min(points), max(tops), min(points))


def add(intervals: Sequence[Interval]) -> Interval:
    """The sum of parts; a part without an end leaves the sum without it."""
    lows = [one.point if one.low is None else one.low for one in intervals]
    low = sum(number for number in lows if number is not None)
    highs = [one.high for one in intervals]
    high = None if None in highs else sum(number for number in highs if number is not None)
    exacts = [one.exact for one in intervals]
    exact = None if None in exacts else sum(number for number in exacts if number is not None)
    return Interval(low or None, high, exact)
