"""Points of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.read.times.points import GRAINS, Point, day_of, point, season

DAY = date(2014, 1, 15)


@pytest.mark.parametrize(
    ("grain", "value", "end"),
    [
        ("day", "2014-01-15", "2014-01-15"),
        ("weekend", "2014-W03-WE", "2014-01-19"),
        ("week", "2014-W03", "2014-01-19"),
        ("month", "2014-01", "2014-01-31"),
        ("season", "2013-WI", "2014-02-28"),
        ("quarter", "2014-Q1", "2014-03-31"),
        ("half", "2014-H1", "2014-06-30"),
        ("year", "2014", "2014-12-31"),
        ("decade", "201", "2019-12-31"),
        ("century", "20", "2099-12-31"),
    ],
)
def test_the_point_that_a_day_lies_in(grain: str, value: str, end: str) -> None:
    found = point(DAY, grain)
    assert (found.value, str(found.end)) == (value, end)
    assert found.when.start == found.start
    assert found.moved(1).start > found.end
    assert grain in GRAINS


def test_moves_by_other_units() -> None:
    assert point(DAY, "quarter").moved(-1, "year").value == "2013-Q1"
    assert season("SU", 2014).value == "2014-SU"


def test_what_no_calendar_has() -> None:
    assert day_of(2013, 2, 29) is None
    assert day_of(2013, 13, 1) is None
    with pytest.raises(OverflowError):
        Point(date(1900, 1, 1), "year").moved(-5000)
