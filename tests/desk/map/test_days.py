"""The columns of the time line."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.desk.map.days import FOOT, buckets, chart, named

FIRST = date(2014, 1, 31)


def test_a_few_weeks_are_days_some_years_months_and_decades_years() -> None:
    for span, each, name in ((40, "day", "2014-01-31"), (900, "month", "2014-01"), (9000, "year", "2014")):
        drawn = chart(buckets([FIRST, FIRST, FIRST + timedelta(span)]))
        assert drawn.each == each
        assert drawn.columns[0].name == name
        assert drawn.most == 2
        assert sum(column.bucket.incidents for column in drawn.columns) == 3


def test_empty_days_have_a_column_and_columns_meet() -> None:
    drawn = chart(buckets([FIRST, FIRST + timedelta(3)]))
    assert [column.bucket.incidents for column in drawn.columns] == [1, 0, 0, 1]
    assert [column.left for column in drawn.columns] == [0, 25, 50, 75]
    assert all(column.top + column.height == FOOT for column in drawn.columns)


def test_months_and_years_end_where_they_end() -> None:
    months = buckets([date(2012, 2, 3), date(2013, 12, 5)])
    assert [(one.start, one.end) for one in months] == [
        (date(2012, 2, 1), date(2012, 2, 29)),
        (date(2013, 12, 1), date(2013, 12, 31)),
    ]
    (year, _) = buckets([date(1950, 5, 5), date(2013, 12, 5)])
    assert (year.start, year.end, named(year)) == (date(1950, 1, 1), date(1950, 12, 31), "1950")


def test_the_last_day_there_is_can_be_drawn() -> None:
    assert chart(buckets([date.max])).columns[0].name == "9999-12-31"
    assert len(chart(buckets([date.min, date.max])).columns) <= 400


def test_nothing_is_no_chart() -> None:
    assert chart(buckets([])).columns == ()
