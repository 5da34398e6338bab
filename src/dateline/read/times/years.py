"""What comes once a year, put into the year that the words, the verb or the day of publication suggest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateline.read.times.points import Point
from dateline.read.times.senses import Sense, Setting, Slots, of_point

_NEAR = timedelta(days=45)  # announcements name days of the coming weeks
_YOUNG = 30
""" "'98" is 1998, "'14" is 2014."""
Maker = Callable[[int], Point | None]
"""The point of a year; None where that year has none, as the 29th of February."""


def in_its_year(slots: Slots, setting: Setting, make: Maker, unknown: str) -> Sense:
    """The point in the year that is told, else in the likeliest; ``unknown`` is its value without any year."""
    year = told_year(slots, setting)
    if year is not None:
        found = make(year)
        return of_point(found) if found else Sense(None)
    if setting.published is None or "of_year" in slots:
        return Sense(unknown)
    years = range(setting.published.year - 4, setting.published.year + 5)  # leap years come every four
    points = [found for found in map(make, years) if found is not None]
    if "which" in slots:
        chosen = _beside(points, int(slots["which"]), setting.published)
    else:
        over = "holiday" in slots and setting.ahead is False  # "the town fell on New Year's Eve"
        chosen = _likeliest(points, setting.published, setting.ahead, over=over)
    return of_point(chosen) if chosen else Sense(unknown)


def told_year(slots: Slots, setting: Setting) -> int | None:
    """The year in the words themselves, or of "last year" where the day of publication is known."""
    if "year" in slots:
        return int(slots["year"])
    if "short_year" in slots:
        tail = int(slots["short_year"][-2:])
        return tail + (2000 if tail < _YOUNG else 1900)
    if "thousand" in slots:
        return int(slots["thousand"])
    if "hundred" in slots:
        return 100 * int(slots["hundred"]) + int(slots["tail"]) + int(slots.get("ones", "0"))
    if "of_year" in slots and setting.published:
        return setting.published.year + int(slots["of_year"])
    return None


def _beside(points: list[Point], which: int, published: date) -> Point | None:
    """ "Last June" is over, "next June" has not begun, "this June" is the one of the year."""
    if which < 0:
        return next((one for one in reversed(points) if one.end < published), None)
    if which > 0:
        return next((one for one in points if one.start > published), None)
    return next((one for one in points if one.start.year == published.year), None)


def _likeliest(points: list[Point], published: date, ahead: bool | None, *, over: bool) -> Point | None:
    """The latest that has begun; the nearest where the verb looks ahead.

    A day of the near future counts as begun: reports look back further than ahead, and announce.
    """
    near = _NEAR if points and points[0].grain == "day" and not over else timedelta()
    begun = next((one for one in reversed(points) if one.start <= published + near), None)
    coming = next((one for one in points if one.end >= published), None)
    if not ahead or begun is None or coming is None:
        return begun
    return coming if coming.start - published <= published - begun.end else begun
