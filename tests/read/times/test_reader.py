"""Time expressions of texts published on Monday, 16 June 2014: words, value, days."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.types import Precision, TimeExpression, TimeSort
from tests.read.times.conftest import Times


def _days(mark: TimeExpression) -> str | None:
    if mark.when is None:
        return None
    start, end = mark.when.start, mark.when.end
    return str(start) if start == end else f"{start}..{end}"


DATES: list[tuple[str, str, str, str | None]] = [
    # text, words, value, days
    ("The town fell early on Monday.", "early on Monday", "2014-06-16", "2014-06-16"),
    ("They met on Saturday.", "Saturday", "2014-06-14", "2014-06-14"),
    ("They meet again next Friday.", "next Friday", "2014-06-20", "2014-06-20"),
    ("He was buried last Monday.", "last Monday", "2014-06-09", "2014-06-09"),
    ("Monday of last week was calm.", "Monday of last week", "2014-06-09", "2014-06-09"),
    (
        "They left in the first week of May.",
        "the first week of May",
        "2014-05-01/2014-05-07",
        "2014-05-01..2014-05-07",
    ),
    (
        "It fell in the last three days of April.",
        "the last three days of April",
        "2014-04-28/2014-04-30",
        "2014-04-28..2014-04-30",
    ),
    (
        "It fell in the second half of March 2013.",
        "the second half of March 2013",
        "2013-03-16/2013-03-31",
        "2013-03-16..2013-03-31",
    ),
    ("It began last week.", "last week", "2014-W24", "2014-06-09..2014-06-15"),
    ("Talks are due this week.", "this week", "2014-W25", "2014-06-16..2014-06-22"),
    ("Last weekend it fell.", "Last weekend", "2014-W24-WE", "2014-06-14..2014-06-15"),
    ("Over the weekend they met.", "the weekend", "2014-W24-WE", "2014-06-14..2014-06-15"),
    ("Last month it fell.", "Last month", "2014-05", "2014-05-01..2014-05-31"),
    ("Next month it may fall.", "Next month", "2014-07", "2014-07-01..2014-07-31"),
    ("This year it fell.", "This year", "2014", "2014-01-01..2014-12-31"),
    ("Last year it fell.", "Last year", "2013", "2013-01-01..2013-12-31"),
    ("It ended on Nov. 29, 2016, at the wall.", "Nov. 29, 2016", "2016-11-29", "2016-11-29"),
    ("Fighting on 13 November 2015 killed two.", "13 November 2015", "2015-11-13", "2015-11-13"),
    ("On the 4th of July they met.", "4th of July", "2014-07-04", "2014-07-04"),
    ("On Monday, 9 June they met.", "Monday, 9 June", "2014-06-09", "2014-06-09"),
    ("On Monday, June 9, they met.", "Monday, June 9", "2014-06-09", "2014-06-09"),
    ("On June ninth they met.", "June ninth", "2014-06-09", "2014-06-09"),
    ("The town fell on New Year's Eve.", "New Year's Eve", "2013-12-31", "2013-12-31"),
    ("It fell on the eve of Christmas.", "eve of Christmas", "2013-12-24", "2013-12-24"),
    ("Since last Oct. 7 it is shut.", "last Oct. 7", "2013-10-07", "2013-10-07"),
    ("A note of 2014-06-10.", "2014-06-10", "2014-06-10", "2014-06-10"),
    (
        "A raid of October 25-26, 2016.",
        "October 25-26, 2016",
        "2016-10-25/2016-10-26",
        "2016-10-25..2016-10-26",
    ),
    ("Strikes on May 3 and 4.", "May 3 and 4", "2014-05-03/2014-05-04", "2014-05-03..2014-05-04"),
    ("In the week of June 2 they met.", "the week of June 2", "2014-W23", "2014-06-02..2014-06-08"),
    ("The war of 2006-07 was long.", "2006-07", "2006/2007", "2006-01-01..2007-12-31"),
    ("It lasted from 1980–1988.", "1980–1988", "1980/1988", "1980-01-01..1988-12-31"),
    ("It began in the spring of 2011.", "the spring of 2011", "2011-SP", "2011-03-01..2011-05-31"),
    ("It began last winter.", "last winter", "2013-WI", "2013-12-01..2014-02-28"),
    ("It began in summer last year.", "summer last year", "2013-SU", "2013-06-01..2013-08-31"),
    ("He came in April.", "April", "2014-04", "2014-04-01..2014-04-30"),
    ("He came last December.", "last December", "2013-12", "2013-12-01..2013-12-31"),
    ("He came in July last year.", "July last year", "2013-07", "2013-07-01..2013-07-31"),
    ("He came in May 2011.", "May 2011", "2011-05", "2011-05-01..2011-05-31"),
    ("He came in mid-March.", "mid-March", "2014-03", "2014-03-01..2014-03-31"),
    ("He came at the end of 2013.", "the end of 2013", "2013", "2013-01-01..2013-12-31"),
    ("In the year 1258 it burned.", "the year 1258", "1258", "1258-01-01..1258-12-31"),
    ("In nineteen ninety-six they left.", "nineteen ninety-six", "1996", "1996-01-01..1996-12-31"),
    ("By the year two thousand all left.", "the year two thousand", "2000", "2000-01-01..2000-12-31"),
    ("In fiscal 2013 they paid.", "fiscal 2013", "2013", "2013-01-01..2013-12-31"),
    ("In '98 they left.", "'98", "1998", "1998-01-01..1998-12-31"),
    ("Camps of the 1990s.", "the 1990s", "199", "1990-01-01..1999-12-31"),
    ("Camps of the '80s.", "the '80s", "198", "1980-01-01..1989-12-31"),
    ("Camps of the late seventies.", "the late seventies", "197", "1970-01-01..1979-12-31"),
    ("A wall of the 12th century.", "the 12th century", "11", "1100-01-01..1199-12-31"),
    ("The third quarter of 2013 was bad.", "The third quarter of 2013", "2013-Q3", "2013-07-01..2013-09-30"),
    ("A bad third-quarter result.", "third-quarter", "2013-Q3", "2013-07-01..2013-09-30"),
    ("The latest quarter was bad.", "The latest quarter", "2014-Q1", "2014-01-01..2014-03-31"),
    ("The year-earlier quarter was bad.", "The year-earlier quarter", "2013-Q1", "2013-01-01..2013-03-31"),
    ("The second half of 2012 was bad.", "The second half of 2012", "2012-H2", "2012-07-01..2012-12-31"),
    ("They left two years ago.", "two years ago", "2012", "2012-01-01..2012-12-31"),
    ("Ten days ago they left.", "Ten days ago", "2014-06-06", "2014-06-06"),
    ("Three weeks ago they left.", "Three weeks ago", "2014-W22", "2014-05-26..2014-06-01"),
    ("Some six months ago they left.", "Some six months ago", "2013-12", "2013-12-01..2013-12-31"),
    ("A decade ago they left.", "A decade ago", "2004", "2004-01-01..2004-12-31"),
    ("He spoke yesterday.", "yesterday", "2014-06-15", "2014-06-15"),
    ("They came the day before yesterday.", "the day before yesterday", "2014-06-14", "2014-06-14"),
    ("He came on Christmas Day.", "Christmas Day", "2013-12-25", "2013-12-25"),
    ("He came on Thanksgiving.", "Thanksgiving", "2013-11-28", "2013-11-28"),
    ("He came on Good Friday 2014.", "Good Friday 2014", "2014-04-18", "2014-04-18"),
    ("They are now in the town.", "now", "PRESENT_REF", None),
    ("He recently fled.", "recently", "PAST_REF", None),
    ("Several years ago they left.", "Several years ago", "PAST_REF", None),
    ("They hope for the future.", "the future", "FUTURE_REF", None),
]
TIMES: list[tuple[str, str, str, str | None]] = [
    ("He spoke yesterday morning.", "yesterday morning", "2014-06-15TMO", "2014-06-15"),
    ("Shells fell overnight.", "overnight", "2014-06-16TNI", "2014-06-16"),
    ("Shells fell overnight on Wednesday.", "overnight on Wednesday", "2014-06-11TNI", "2014-06-11"),
    ("Shells fell last night.", "last night", "2014-06-15TNI", "2014-06-15"),
    ("Shells fell on Tuesday night.", "Tuesday night", "2014-06-10TNI", "2014-06-10"),
    ("He left this afternoon.", "this afternoon", "2014-06-16TAF", "2014-06-16"),
    ("At 10 p.m. on Friday it failed.", "10 p.m. on Friday", "2014-06-13T22:00", "2014-06-13"),
    ("On Friday at 10:30 a.m. it failed.", "Friday at 10:30 a.m.", "2014-06-13T10:30", "2014-06-13"),
    ("At noon the sirens went.", "noon", "2014-06-16T12:00", None),
    ("At 12 a.m. the sirens went.", "12 a.m.", "2014-06-16T00:00", None),
    ("At 14:30 GMT the sirens went.", "14:30 GMT", "2014-06-16T14:30", None),
    ("The shelling began at 1600.", "1600", "2014-06-16T16:00", None),
    ("The raid ended at 2215 GMT.", "2215 GMT", "2014-06-16T22:15", None),
    ("Two hours ago they left.", "Two hours ago", "DCT-PT2H", None),
]
DURATIONS: list[tuple[str, str, str, str | None]] = [
    ("Forty raids in the last 10 days.", "the last 10 days", "P10D", "2014-06-06..2014-06-16"),
    ("The next two weeks will tell.", "The next two weeks", "P2W", "2014-06-16..2014-06-30"),
    ("Over the past two decades it grew.", "the past two decades", "P20Y", "1994-06-16..2014-06-16"),
    ("He has ruled for three days.", "three days", "P3D", None),
    ("A three-day truce held.", "three-day", "P3D", None),
    ("A week-long truce held.", "A week-long", "P1W", None),
    ("It lasted two and a half years.", "two and a half years", "P2Y6M", None),
    ("It lasted 2 1/2 hours.", "2 1/2 hours", "PT2H30M", None),
    ("It took half an hour.", "half an hour", "PT30M", None),
    ("For months nobody came.", "months", "PXM", None),
    ("At least 30 days are needed.", "At least 30 days", "P30D", None),
    ("Nearly two years passed.", "Nearly two years", "P2Y", None),
    ("A couple of weeks passed.", "A couple of weeks", "P2W", None),
    ("Twenty-four hours passed.", "Twenty-four hours", "PT24H", None),
    ("1,000 days passed.", "1,000 days", "P1000D", None),
    ("12 to 15 days passed.", "12 to 15 days", "P12D", None),
    ("In recent years it grew.", "recent years", "PXY", None),
    ("The year ended badly.", "The year", "P1Y", None),
]
SETS: list[tuple[str, str, str, str | None]] = [
    ("They met weekly.", "weekly", "P1W", None),
    ("They met every two weeks.", "every two weeks", "P2W", None),
    ("They met every other day.", "every other day", "P2D", None),
    ("They met each Thursday.", "each Thursday", "XXXX-WXX-4", None),
    ("They met on Fridays.", "Fridays", "XXXX-WXX-5", None),
    ("They met every July.", "every July", "XXXX-07", None),
    ("They met twice a week.", "a week", "P1W", None),
]
BY_SORT: dict[TimeSort, list[tuple[str, str, str, str | None]]] = {
    TimeSort.DATE: DATES,
    TimeSort.TIME: TIMES,
    TimeSort.DURATION: DURATIONS,
    TimeSort.SET: SETS,
}


@pytest.mark.parametrize(
    ("sort", "text", "words", "value", "days"),
    [(sort, *row) for sort, rows in BY_SORT.items() for row in rows],
)
def test_reads(times: Times, sort: TimeSort, text: str, words: str, value: str, days: str | None) -> None:
    ((found, mark),) = times(text)
    assert (found, mark.value, mark.sort, _days(mark)) == (words, value, sort, days)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met on Friday night.", "XXXX-WXX-5TNI"),
        ("It fell last week.", "DCT-P1W"),
        ("It fell two years ago.", "DCT-P2Y"),
        ("He comes tomorrow.", "DCT+P1D"),
        ("It was Dec. 10.", "XXXX-12-10"),
        ("It lasted Dec. 10-12.", "XXXX-12-10/XXXX-12-12"),
        ("He came in July.", "XXXX-07"),
        ("He came last spring.", "XXXX-SP"),
        ("It was the third quarter.", "XXXX-Q3"),
        ("It was the latest quarter.", "XXXX-QX"),
        ("He came on Christmas Eve.", "XXXX-12-24"),
        ("The following day he fled.", "REF+P1D"),
        ("Two days later he fled.", "REF+P2D"),
        ("In the last 10 days he fled.", "P10D"),
        ("At 10 p.m. he fled.", "XXXX-XX-XXT22:00"),
    ],
)
def test_without_publication_date_relative_times_stay_relative(times: Times, text: str, value: str) -> None:
    ((_, mark),) = times(text, None)
    assert (mark.value, mark.when) == (value, None)


def test_a_full_date_needs_no_publication_date(times: Times) -> None:
    ((_, mark),) = times("He came on 2 May 2011.", None)
    assert _days(mark) == "2011-05-02"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It fell on 3 June 2012. Two days later it was free.", ["2012-06-03", "2012-06-05"]),
        ("It fell on 3 June 2012. The following day he fled.", ["2012-06-03", "2012-06-04"]),
        ("It fell on 3 June 2012. He had fled the day before. All was calm.", ["2012-06-03", "2012-06-02"]),
        ("It fell on 3 June 2012. The day after, he fled.", ["2012-06-03", "2012-06-04"]),
        ("It fell on 3 June 2012, the day before he fled.", ["2012-06-03"]),
        ("It fell on 3 June. 2012 was calm.", ["2014-06-03", "2012"]),
        ("It fell on 3 June 2012. The next morning he fled.", ["2012-06-03", "2012-06-04TMO"]),
        ("It fell on 3 June 2012. That week he fled.", ["2012-06-03", "2012-W22"]),
        ("It fell on 3 June 2012. The previous Friday he fled.", ["2012-06-03", "2012-06-01"]),
        ("It fell in March 2013. The previous month was calm.", ["2013-03", "2013-02"]),
        ("It fell in 2012. A year later it was free.", ["2012", "2013"]),
        ("It fell in June 2012. That day he fled.", ["2012-06", None]),
        ("It fell in June 2012. Three days later he fled.", ["2012-06", None]),
        ("The third quarter was good. A year earlier was bad.", ["2013-Q3", "2012-Q3"]),
    ],
)
def test_counts_from_the_time_told_last(times: Times, text: str, values: list[str | None]) -> None:
    assert [mark.value for _, mark in times(text)] == values


@pytest.mark.parametrize(
    ("text", "modifier", "bound"),
    [
        ("He came early on Monday.", "start", None),
        ("He came in mid-June.", "mid", None),
        ("He is there since late May.", "end", "since"),
        ("He stayed at least two days.", "more", None),
        ("He stayed up to two days.", "less", None),
        ("He came around June 2.", "approx", None),
        ("He came earlier this week.", "before", None),
        ("They have until July 2.", None, "until"),
        ("They came after 2010.", None, "after"),
        ("They came in over 2010 cars in May.", None, None),
    ],
)
def test_words_before_modify_and_bound(
    times: Times, text: str, modifier: str | None, bound: str | None
) -> None:
    _, mark = times(text)[-1]
    assert (mark.modifier, mark.bound) == (modifier, bound)


def test_before_leaves_the_start_open(times: Times) -> None:
    ((_, mark),) = times("They left before 2010.")
    assert mark.when is not None
    assert (mark.when.start, mark.when.end, mark.when.precision) == (
        None,
        date(2009, 12, 31),
        Precision.BEFORE,
    )


def test_a_day_without_year_is_the_latest_up_to_the_near_future(times: Times) -> None:
    ((_, past),) = times("the Oct. 7 attack", date(2024, 8, 8))
    ((_, coming),) = times("on July 2")
    ((_, leap),) = times("on Feb. 29")
    assert [past.value, coming.value, leap.value] == ["2023-10-07", "2014-07-02", "2012-02-29"]


@pytest.mark.parametrize("text", ["31 February 2012", "February 30, 2012", "900,000 years ago"])
def test_impossible_days_are_seen_and_not_resolved(times: Times, text: str) -> None:
    ((words, mark),) = times(text)
    assert (words, mark.value, mark.when) == (text, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("he may go", "they march on the city", "1,700 prisoners", "at 10.30", "No. 2", "$2003 was paid"),
        *("a 35-year-old man", "boys aged 12 fled", "he is 12 years old", "the fall of the town"),
        *("three-quarters of it", "3 million a year", "a second man", "the sun. He left", "2003 million"),
    ],
)
def test_other_words_are_no_times(times: Times, text: str) -> None:
    assert times(text) == []
