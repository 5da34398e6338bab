"""The columns of the time line."""

from __future__ import annotations

from datetime import date

from dateline.desk.map.days import FOOT, Bucket, chart, named

DAYS = [Bucket(date(2014, 1, 31), date(2014, 1, 31), 2), Bucket(date(2014, 2, 3), date(2014, 2, 3), 1)]
MONTHS = [Bucket(date(2012, 1, 1), date(2012, 1, 31), 1), Bucket(date(2013, 12, 1), date(2013, 12, 31), 1)]
YEARS = [Bucket(date(1950, 1, 1), date(1950, 12, 31), 4), Bucket(date(2013, 1, 1), date(2013, 12, 31), 2)]


def test_columns_are_named_by_what_they_are() -> None:
    for given, each, name in (
        (DAYS, "day", "2014-01-31"),
        (MONTHS, "month", "2012-01"),
        (YEARS, "year", "1950"),
    ):
        drawn = chart(given)
        assert (drawn.each, drawn.columns[0].name, named(given[0])) == (each, name, name)
        assert drawn.most == max(bucket.incidents for bucket in given)
        assert sum(column.bucket.incidents for column in drawn.columns) == sum(one.incidents for one in given)


def test_what_lies_between_is_empty_and_columns_meet() -> None:
    drawn = chart(DAYS)
    assert [column.bucket.incidents for column in drawn.columns] == [2, 0, 0, 1]
    assert [column.left for column in drawn.columns] == [0, 25, 50, 75]
    assert all(column.top + column.height == FOOT for column in drawn.columns)


def test_months_and_years_end_where_they_end() -> None:
    months = chart(MONTHS).columns
    assert len(months) == 24
    assert months[1].bucket == Bucket(date(2012, 2, 1), date(2012, 2, 29), 0)
    assert chart(YEARS).columns[1].bucket == Bucket(date(1951, 1, 1), date(1951, 12, 31), 0)


def test_the_last_day_there_is_can_be_drawn_and_centuries_are_cut() -> None:
    assert chart([Bucket(date.max, date.max, 1)]).columns[0].name == "9999-12-31"
    drawn = chart([Bucket(date(14, 1, 1), date(14, 12, 31), 3), *YEARS])
    assert len(drawn.columns) == 300
    assert drawn.earlier == 3


def test_nothing_is_no_chart() -> None:
    assert chart([]).columns == ()
