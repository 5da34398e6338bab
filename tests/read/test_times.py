"""Time expressions and their dates."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.read.times import find_times
from dateline.types import Precision

MONDAY = date(2014, 6, 16)


def _one(text: str, anchor: date | None = MONDAY) -> tuple[str, str | None, str | None, str | None]:
    found = list(find_times(text, anchor))
    assert len(found) == 1, found
    start, end, _, when = found[0]
    if when is None:
        return text[start:end], None, None, None
    first = when.start.isoformat() if when.start else None
    return text[start:end], first, when.end.isoformat(), when.precision.value


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "precision"),
    [
        ("Early on Monday it fell", "Monday", "2014-06-16", "2014-06-16", "day"),
        ("They met on Saturday", "Saturday", "2014-06-14", "2014-06-14", "day"),
        ("They meet next Friday", "next Friday", "2014-06-20", "2014-06-20", "day"),
        ("It began last week", "last week", "2014-06-09", "2014-06-15", "week"),
        ("Talks are due this week", "this week", "2014-06-16", "2014-06-22", "week"),
        ("on Nov. 29, 2016 at ten", "Nov. 29, 2016", "2016-11-29", "2016-11-29", "day"),
        ("on 13 November 2015", "13 November 2015", "2015-11-13", "2015-11-13", "day"),
        ("October 25-26, 2016", "October 25-26, 2016", "2016-10-25", "2016-10-26", "range"),
        ("the war of 2006-07", "2006-07", "2006-01-01", "2007-12-31", "range"),
        ("in the last 10 days", "last 10 days", "2014-06-06", "2014-06-16", "range"),
        ("the spring of 2011", "spring of 2011", "2011-03-01", "2011-05-31", "range"),
        ("two years ago", "two years ago", "2012-01-01", "2012-12-31", "year"),
        ("since 2003", "since 2003", "2003-01-01", "2003-12-31", "year"),
        ("in the 1990s", "1990s", "1990-01-01", "1999-12-31", "range"),
        ("2014-06-10", "2014-06-10", "2014-06-10", "2014-06-10", "day"),
        ("yesterday", "yesterday", "2014-06-15", "2014-06-15", "day"),
    ],
)
def test_resolves(text: str, words: str, start: str, end: str, precision: str) -> None:
    assert _one(text) == (words, start, end, precision)


def test_a_day_without_year_is_the_latest_up_to_the_near_future() -> None:
    assert _one("the Oct. 7 attack", date(2024, 8, 8))[1] == "2023-10-07"
    assert _one("on July 2", MONDAY)[1] == "2014-07-02"


@pytest.mark.parametrize("text", ["on Monday", "last week", "Dec. 10", "two years ago", "in July"])
def test_without_publication_date_relative_times_stay_unresolved(text: str) -> None:
    assert _one(text, None)[1:] == (None, None, None)


@pytest.mark.parametrize("text", ["31 February 2012", "February 30, 2012"])
def test_impossible_days_are_seen_and_not_resolved(text: str) -> None:
    assert _one(text)[1] is None


@pytest.mark.parametrize("text", ["he may go", "march on the city", "1,700 prisoners", "at 10.30", "No. 2"])
def test_other_words_are_no_times(text: str) -> None:
    assert list(find_times(text, MONDAY)) == []


def test_precision_is_told() -> None:
    (_, _, _, when) = next(iter(find_times("in May 2011", None)))
    assert when is not None
    assert when.precision is Precision.MONTH
