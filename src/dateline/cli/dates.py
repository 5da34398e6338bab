"""Dates in words, no more exact than they are known."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.types import Dated, Precision, Told, When

_BY = {
    Told.CLAUSE: "",
    Told.SENTENCE: " by its sentence",
    Told.PARAGRAPH: " by its paragraph",
    Told.BEFORE: " by the paragraph before",
    Told.REPORT: " by the report's main event",
}


def in_words(when: When) -> str:
    """ "On 16 June 2014", "in the week of 9 June 2014", "in June 2014", "from 2011 to 2012"."""
    if when.start is None:
        return f"before {_day(when.end + timedelta(days=1))}"
    if when.start == when.end:
        return f"on {_day(when.start)}"
    if when.precision is Precision.WEEK:
        return f"in the week of {_day(when.start)}"
    first, last = when.start, when.end
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        years = first.month == 1 and last.month == 12
        names = [f"{day.year}" if years else f"{day:%B %Y}" for day in (first, last)]
        return f"in {names[0]}" if names[0] == names[1] else f"from {names[0]} to {names[1]}"
    return f"between {_day(first)} and {_day(last)}"


def how_exact(dated: Dated | None) -> str:
    """ "Dated to the month by its paragraph"; "no date" where there is none."""
    if dated is None:
        return "no date"
    sort = dated.value.precision
    known = {Precision.RANGE: "dated to a range", Precision.BEFORE: "dated to no later than a day"}
    return known.get(sort, f"dated to the {sort.value}") + _BY[dated.told]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
