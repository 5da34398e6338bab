"""Points that are counted from another: from the day of publication, or from the point told last."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.read.times.lengths import amount_of
from dateline.read.times.named import compared
from dateline.read.times.points import GRAINS, Point, point
from dateline.read.times.senses import Sense, Setting, Slots, duration_value, of_point, relative, with_part
from dateline.types import TimeSort


def weekday(slots: Slots, setting: Setting) -> Sense:
    """ "Friday" is the last one, the coming one where the verb looks ahead."""
    number, part = int(slots["weekday"]), "NI" if "night" in slots else slots.get("daypart")
    base = _base(setting) if "other" in slots else setting.published
    if base is None:
        return with_part(Sense(f"XXXX-WXX-{number}"), part)
    return with_part(of_point(Point(_weekday(number, base, slots, setting.ahead), "day")), part)


def _weekday(number: int, base: date, slots: Slots, ahead: bool | None) -> date:
    back = (base.weekday() + 1 - number) % 7
    which = int(slots.get("which") or slots.get("other") or 0)
    if "week" in slots:
        return base - timedelta(days=base.weekday()) + timedelta(days=number - 1, weeks=int(slots["week"]))
    if which < 0:
        return base - timedelta(days=back or 7)
    if which > 0:
        return base + timedelta(days=7 - back)
    return base + timedelta(days=(7 - back) % 7) if ahead else base - timedelta(days=back)


def day_word(slots: Slots, setting: Setting) -> Sense:
    """ "Yesterday", "this morning", "last night", "overnight"."""
    offset = int(slots.get("dayword") or slots.get("night") or 0)
    part = slots.get("daypart") or ("NI" if "night" in slots else None)
    if setting.published is None:
        return with_part(relative("DCT", offset, "day"), part)
    return with_part(of_point(Point(setting.published + timedelta(days=offset), "day")), part)


def period(slots: Slots, setting: Setting) -> Sense:
    """ "Last week", "this year", "the coming weekend"."""
    unit, which = slots.get("unit", "year"), int(slots.get("which", "0"))
    if which > 0 and setting.ahead is False:  # "they struck again the next day"
        return other_period({"other": str(which), "unit": unit}, setting)
    if setting.published is None:
        return relative("DCT", which, unit)
    if unit == "weekend":
        return of_point(_weekend(setting.published, which, setting.ahead))
    return of_point(point(setting.published, unit).moved(which))


def _weekend(day: date, which: int, ahead: bool | None) -> Point:
    """The last one that began; the coming one is "next", or "this" where the verb looks ahead."""
    begun = Point(day - timedelta(days=(day.weekday() - 5) % 7), "weekend")
    if which > 0 or (which == 0 and ahead and begun.end < day):
        return begun.moved(1)
    return begun.moved(-1) if which < 0 and begun.end >= day else begun


def other_period(slots: Slots, setting: Setting) -> Sense:
    """ "The previous day", "that week", "the following month", from the point told last; "the year"."""
    if "bare" in slots:
        unit = slots["bare"]
        return period({"unit": unit, "which": "0"}, setting)
    offset, unit = int(slots["other"]), slots.get("unit", "day")
    base = _base(setting)
    if base is None:
        return with_part(relative("REF", offset, unit), slots.get("daypart"))
    if _coarser(setting.last, unit):
        return Sense(None)  # "that day", when only a month was told
    return with_part(of_point(point(base, unit).moved(offset)), slots.get("daypart"))


def ago(slots: Slots, setting: Setting) -> Sense:
    """ "Two years ago" from publication; "two years earlier" from the point told last."""
    unit, number = slots.get("length") or slots["lengths"], amount_of(slots.get("amount", "X"))
    sign = 1 if "later" in slots else -1
    if number == "X":
        return Sense("PAST_REF") if sign < 0 else Sense(duration_value("X", unit), TimeSort.DURATION)
    quarter = setting.told.get("quarter")
    if unit == "year" and number == "1" and quarter and sign < 0:
        return compared(quarter)  # "profit rose from $3 million a year ago": figures of the same quarter
    steps = sign * round(float(number))
    if unit in {"second", "minute", "hour"}:
        return Sense(relative("DCT" if "ago" in slots else "REF", steps, unit).value, TimeSort.TIME)
    base = setting.published if "ago" in slots else _base(setting)
    if base is None:
        return relative("DCT" if "ago" in slots else "REF", steps, unit)
    grain = "year" if unit in {"decade", "century"} else unit
    if "ago" not in slots and _coarser(setting.last, grain):
        return Sense(None)  # "two days later", when only a month was told
    return of_point(point(base, grain).moved(steps, unit))


def _coarser(told: Point | None, grain: str) -> bool:
    return told is not None and GRAINS.index(told.grain) > GRAINS.index(grain)


def _base(setting: Setting) -> date | None:
    return setting.last.start if setting.last else setting.published


LAST_MINUTE = 59


def clock(slots: Slots, setting: Setting) -> Sense:
    """ "10 p.m. EST", "noon", "14:30 GMT", "the morning": of the day told last, else that of publication."""
    told = setting.last is not None and setting.last.grain == "day"
    base = _base(setting) if told else setting.published
    day = base.isoformat() if base else "XXXX-XX-XX"
    if int(slots.get("of_four", "0")[-2:]) > LAST_MINUTE:
        return Sense(None)
    if "daypart" in slots and "hour" not in slots:
        return Sense(f"{day}T{slots['daypart']}", TimeSort.TIME)
    return Sense(f"{day}T{time_of_day(slots)}", TimeSort.TIME)


def time_of_day(slots: Slots) -> str:
    """ "22:00"."""
    if "noon" in slots:
        return slots["noon"]
    if "of_four" in slots:
        return f"{slots['of_four'][:2]}:{slots['of_four'][2:]}"
    hour = int(slots["hour"])
    late = slots.get("meridiem", "").startswith("p") or slots.get("daypart") in {"AF", "EV"}
    hour = hour % 12 + 12 if late else 0 if hour == 12 and "meridiem" in slots else hour
    return f"{hour:02}:{slots.get('minute', '00')}"
