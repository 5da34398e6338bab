"""Lengths of time: durations, stretches up to or from the day of publication, and what comes again and again."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from text_to_num import text2num

from dateline.read.times.senses import Sense, Setting, Slots, duration_value
from dateline.types import Precision, TimeSort, When

_MOST = 900
"""Units that a stretch may reach back or ahead; more lead out of the calendar."""


def amount_of(words: str) -> str:
    """The number that words stand for: "3", "2.5", or "X" where they are vague."""
    if words == "X" or words.replace(".", "", 1).isdigit():
        return words
    plain = words.replace(",", "").replace("½", " 1/2")
    if plain.endswith("1/2"):
        return f"{plain.removesuffix('1/2').strip() or 0}.5"
    if plain.isdigit():
        return plain
    try:
        return str(int(text2num(plain.replace("-", " ").removeprefix("a "), "en")))
    except ValueError:
        return "X"


def duration(slots: Slots, _setting: Setting) -> Sense:
    """ "Three days", "two and a half years", "months", "the year ended …"."""
    if "vague_length" in slots:
        return Sense("PXX", TimeSort.DURATION)
    if "year_length" in slots:
        return Sense("P1Y", TimeSort.DURATION)
    unit = slots.get("length") or slots["lengths"]
    amount = amount_of(slots.get("amount", "X"))
    if ("half_more" in slots or "part" in slots) and amount.isdigit():
        amount += ".5"
    return Sense(duration_value(amount, unit), TimeSort.DURATION)


def stretch(slots: Slots, setting: Setting) -> Sense:
    """ "The last ten days", "the next two years": a duration whose days are known with the publication's."""
    length = duration(slots, setting)
    reach, unit = slots.get("reach"), slots.get("length", "day")
    amount = amount_of(slots.get("amount", "X"))
    if setting.published is None or reach is None or not amount.isdigit():
        return length
    when = _reach(setting.published, int(amount), unit, reach)
    return Sense(length.value, TimeSort.DURATION, when)


def _reach(day: date, amount: int, unit: str, reach: str) -> When | None:
    if unit in {"second", "minute", "hour"} or amount > _MOST:
        return None
    step = {
        "day": relativedelta(days=amount),
        "week": relativedelta(weeks=amount),
        "month": relativedelta(months=amount),
        "quarter": relativedelta(months=3 * amount),
        "decade": relativedelta(years=10 * amount),
    }.get(unit, relativedelta(years=amount))
    if reach == "ahead":
        return When(day, day + step, Precision.RANGE)
    return When(day - step, day, Precision.RANGE)


def repeated(slots: Slots, _setting: Setting) -> Sense:
    """ "Daily", "every two weeks", "each Thursday", "Fridays", "twice a week"."""
    return Sense(_interval(slots), TimeSort.SET)


def _interval(slots: Slots) -> str:
    part = f"T{slots['daypart']}" if "daypart" in slots else ""
    if "adverb" in slots:
        return slots["adverb"]
    if "weekday" in slots:
        return f"XXXX-WXX-{slots['weekday']}{part}"
    if "month" in slots:
        return f"XXXX-{int(slots['month']):02}"
    if "season" in slots:
        return f"XXXX-{slots['season']}"
    if "second" in slots:
        return duration_value("2", slots["second"])
    if "length" in slots:
        return duration_value(amount_of(slots.get("amount", "1")), slots["length"])
    return f"XXXX-XX-XX{part}" if part else "P3M"


def present(_slots: Slots, _setting: Setting) -> Sense:
    """ "Now", "currently"."""
    return Sense("PRESENT_REF")


def past(_slots: Slots, _setting: Setting) -> Sense:
    """ "Recently", "the past"."""
    return Sense("PAST_REF")


def future(_slots: Slots, _setting: Setting) -> Sense:
    """ "The future"."""
    return Sense("FUTURE_REF")
