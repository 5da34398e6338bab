"""What a time expression means: its sort, its value and, where they can be known, its days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.read.times.points import Point
from dateline.types import TimeSort, When

Slots = Mapping[str, str]
"""What the words of an expression stand for, by slot of its pattern."""


@dataclass(frozen=True)
class Setting:
    """Where an expression stands: day of publication, points told before, and whether its verb looks ahead.

    ``last`` is the point told last, ``told`` the last of each grain. ``ahead`` is None where no verb tells.
    """

    published: date | None
    last: Point | None = None
    told: Mapping[str, Point] = field(default_factory=dict)
    ahead: bool | None = None


@dataclass(frozen=True)
class Sense:
    """One meaning; ``point`` is what later expressions ("two days later") may count from."""

    value: str | None
    sort: TimeSort = TimeSort.DATE
    when: When | None = None
    point: Point | None = None


Resolver = Callable[[Slots, Setting], Sense | None]
"""Slots and setting -> sense; None where the words are no time after all."""


def of_point(point: Point) -> Sense:
    """The sense of words that name one point of the calendar."""
    return Sense(point.value, TimeSort.DATE, point.when, point)


def with_part(sense: Sense, daypart: str | None) -> Sense:
    """The same day's morning (MO), afternoon (AF), evening (EV) or night (NI); None leaves it whole."""
    if daypart is None or sense.value is None:
        return sense
    return replace(sense, value=f"{sense.value}T{daypart}", sort=TimeSort.TIME)


def relative(base: str, number: int, unit: str) -> Sense:
    """A point so many units from a base that is not known: "DCT-P1W" for "last week"."""
    sign = "-" if number < 0 else "+"
    return Sense(f"{base}{sign}{duration_value(str(abs(number)), unit)}")


_LETTERS = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "weekend": "{}WE",
    "week": "{}W",
    "month": "{}M",
    "quarter": "{}Q",
    "year": "{}Y",
    "decade": "{}E",
    "century": "{}C",
}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "decade": "5Y", "day": "T12H"}
_YEARS = {"decade": 10, "century": 100}


def duration_value(amount: str, unit: str) -> str:
    """A length of time as TIMEX3 writes it: "P3D", "PT2H", "PXM" for "months", "P2Y6M" for two and a half years."""
    whole, _, part = amount.partition(".")
    if part == "5" and unit in _HALVES:
        half = _HALVES[unit]
        if whole == "0":
            return f"PT{half}" if unit in {"hour", "minute"} else f"P{half}"
        return f"P{_LETTERS[unit].format(whole)}{half}"
    if unit in _YEARS and amount.isdigit():
        return f"P{int(amount) * _YEARS[unit]}Y"
    return f"P{_LETTERS[unit].format(amount)}"
