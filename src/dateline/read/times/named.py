"""Points that have a name of their own: days of the month, months, seasons, quarters, years, feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as weekday_of

from dateline.read.times.lengths import amount_of
from dateline.read.times.points import Point, day_of, point, season
from dateline.read.times.senses import Sense, Setting, Slots, of_point
from dateline.read.times.years import in_its_year, told_year
from dateline.types import Precision, TimeSort, When


def iso_day(slots: Slots, _setting: Setting) -> Sense:
    """2014-06-16."""
    found = day_of(int(slots["year"]), int(slots["month"]), int(slots["day"]))
    return of_point(found) if found else Sense(None)


def day_of_month(slots: Slots, setting: Setting) -> Sense:
    """ "June 16", "16 June 2014", "June 16-18"; a day that no calendar has is seen and not resolved."""
    month, day = int(slots["month"]), _number(slots.get("day") or slots["day_in_words"])
    unknown = f"XXXX-{month:02}-{day:02}"
    first = in_its_year(slots, setting, lambda year: day_of(year, month, day), unknown)
    if "week_of" in slots and first.point is not None:
        return of_point(point(first.point.start, "week"))
    if "last" not in slots:
        return first
    until = _number(slots["last"])
    if first.point is None:
        return Sense(f"{unknown}/XXXX-{month:02}-{until:02}")
    last = day_of(first.point.start.year, month, until)
    if last is None or last.start <= first.point.start:
        return first
    when = When(first.point.start, last.start, Precision.RANGE)
    return Sense(f"{first.value}/{last.value}", TimeSort.DATE, when, first.point)


def _number(day: str) -> int:
    return int(day.rstrip("sthndr"))


def month(slots: Slots, setting: Setting) -> Sense:
    """ "June", "last June", "June 2014", "June of last year"."""
    number = int(slots["month"])
    return in_its_year(
        slots, setting, lambda year: Point(date(year, number, 1), "month"), f"XXXX-{number:02}"
    )


def part_of_month(slots: Slots, setting: Setting) -> Sense:
    """ "The first week of June", "the last three days of June", "the second half of June 2014"."""
    whole = month(slots, setting)
    if whole.point is None:
        return Sense(whole.value)
    days = _part(slots, (whole.point.end - whole.point.start).days + 1)
    if days is None:
        return whole
    first, last = (whole.point.start + timedelta(days=number - 1) for number in days)
    when = When(first, last, Precision.RANGE)
    return Sense(f"{first.isoformat()}/{last.isoformat()}", TimeSort.DATE, when, Point(first, "day"))


_WEEK = 7
"""Days of a week; "the first days of June" lie in its first."""


def _part(slots: Slots, length: int) -> tuple[int, int] | None:
    """First and last day of a part of a month that is so many days long; None for one that it has not."""
    if "half" in slots:
        return (1, 15) if slots["half"] == "1" else (16, length)
    if "nth" in slots:
        first = _WEEK * (int(slots["nth"]) - 1) + 1
        return first, first + _WEEK - 1
    amount = amount_of(slots.get("amount", str(_WEEK)))
    if not amount.isdigit() or not 0 < int(amount) <= length:
        return None
    return (1, int(amount)) if "opening" in slots else (length - int(amount) + 1, length)


def season_of(slots: Slots, setting: Setting) -> Sense:
    """ "Spring 2014", "last spring", "the summer"."""
    name = slots["season"]
    return in_its_year(slots, setting, lambda year: season(name, year), f"XXXX-{name}")


def quarter(slots: Slots, setting: Setting) -> Sense:
    """ "The third quarter", "the second half of 1989"; with ``back``, that of the year before."""
    grain, letter = ("half", "H") if "half" in slots else ("quarter", "Q")
    number = int(slots.get("half") or slots["nth"])
    length = 6 if grain == "half" else 3
    found = in_its_year(
        slots,
        setting,
        lambda year: Point(date(year, length * (number - 1) + 1, 1), grain),
        f"XXXX-{letter}{number}",
    )
    return compared(found.point) if "back" in slots and found.point else found


def business_quarter(slots: Slots, setting: Setting) -> Sense:
    """ "The quarter", "the year-earlier period": the quarter told last, or the last that was over."""
    base = setting.told.get("quarter")
    if base is None:
        if setting.published is None:
            return Sense("XXXX-QX")
        base = point(setting.published, "quarter").moved(-1)
    if "back" in slots:
        return compared(base)
    year = told_year(slots, setting)
    return _aside(base.moved(year - base.start.year, "year")) if year else of_point(base)


def compared(base: Point) -> Sense:
    """The same point a year before; nothing later is counted from it."""
    return _aside(base.moved(-1, "year"))


def _aside(found: Point) -> Sense:
    return replace(of_point(found), point=None)


def years(slots: Slots, _setting: Setting) -> Sense | None:
    """ "2006-07", "1990-1995"; None where the second is not the later."""
    first, tail = int(slots["first"]), slots["last"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if not first < last <= first + 99:
        return None
    when = When(date(first, 1, 1), date(last, 12, 31), Precision.RANGE)
    return Sense(f"{first}/{last}", TimeSort.DATE, when, Point(date(first, 1, 1), "year"))


def year(slots: Slots, setting: Setting) -> Sense:
    """ "1998", "fiscal 1998", "nineteen ninety-eight", "'98"."""
    found = told_year(slots, setting)
    return of_point(Point(date(found, 1, 1), "year")) if found else Sense(None)


def decade(slots: Slots, _setting: Setting) -> Sense:
    """ "The 1990s", "the '90s", "the nineties"."""
    if "decade_in_words" in slots:
        tens = int(slots["decade_in_words"])
    else:
        tens = int((slots.get("decade") or "19" + slots["short_decade"].lstrip("'"))[:3])
    return of_point(Point(date(10 * tens, 1, 1), "decade"))


def century(slots: Slots, _setting: Setting) -> Sense:
    """ "The 20th century" is 19 in TIMEX3."""
    number = int("".join(sign for sign in slots["nth_century"] if sign.isdigit()))
    return of_point(Point(date(100 * (number - 1), 1, 1), "century")) if number > 1 else Sense("00")


def holiday(slots: Slots, setting: Setting) -> Sense:
    """ "Christmas Day", "last Thanksgiving", "Easter 2014"."""
    rule = slots["holiday"]
    unknown = f"XXXX-{rule}" if rule[2:3] == "-" and len(rule) == 5 else "XXXX"
    return in_its_year(slots, setting, lambda year: _feast(rule, year), unknown)


def _feast(rule: str, year: int) -> Point:
    """The day of a rule "12-25", "11-4-4" (month, week, weekday) or "easter-2"."""
    if rule.startswith("easter"):
        return Point(easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0)), "day")
    month, *rest = map(int, rule.split("-"))
    if len(rest) == 1:
        return Point(date(year, month, rest[0]), "day")
    week, weekday = rest
    nth = relativedelta(day=1, weekday=weekday_of(weekday - 1, week))
    return Point(date(year, month, 1) + nth, "day")
