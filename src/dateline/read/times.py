"""Time expressions: found in the text and resolved against the publication date.

Without a publication date an expression that needs one stays unresolved (``when`` is None); the date of
publication itself is never put in its place.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import relativedelta

from dateline.types import Layer, Precision, Reading, TimeExpression, When

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_CLEAR_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December)"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)"
_WORDS = dict(
    zip(
        [
            "a",
            "an",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        (1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
        strict=True,
    )
)
_UNIT = r"(?:day|week|month|year|decade)s?"

_AHEAD = timedelta(days=45)  # announcements name days of the coming weeks

Resolver = Callable[[re.Match[str], date | None], When | None]


def _day(day: date) -> When:
    return When(day, day, Precision.DAY)


def _month(year: int, month: int) -> When:
    return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)


def _year(year: int) -> When:
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _week(day: date, offset: int) -> When:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
    return When(monday, monday + timedelta(days=6), Precision.WEEK)


def _nearest(month: int, day: int, anchor: date) -> date | None:
    """The latest day of that name up to the near future: reports look back further than ahead."""
    found = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if day <= monthrange(year, month)[1]:
            found.append(date(year, month, day))
    return max((one for one in found if one <= anchor + _AHEAD), default=None)


def _parsed(text: str) -> date | None:
    try:
        return parse(text.replace(".", ""), default=parse("2000-01-01")).date()
    except (ParserError, OverflowError):
        return None


def _month_day(match: re.Match[str], anchor: date | None) -> When | None:
    year = match["year"]
    first = _parsed(f"{match['day']} {match['month']} {year or 2000}")
    if first is None:
        return None
    if not year:
        resolved = _nearest(first.month, first.day, anchor) if anchor else None
        if resolved is None:
            return None
        first = resolved
    if match["last"]:
        last = _parsed(f"{match['last']} {match['month']} {first.year}")
        return When(first, last, Precision.RANGE) if last and last > first else _day(first)
    return _day(first)


def _month_only(match: re.Match[str], anchor: date | None) -> When | None:
    first = _parsed(f"1 {match['month']} {match['year'] or 2000}")
    if first is None:
        return None
    if match["year"]:
        return _month(first.year, first.month)
    near = _nearest(first.month, 1, anchor) if anchor else None
    return _month(near.year, near.month) if near else None


def _iso(match: re.Match[str], _anchor: date | None) -> When | None:
    found = _parsed(match[0])
    return _day(found) if found else None


def _weekday(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    back = (anchor.weekday() - _DAYS.index(match["weekday"].lower())) % 7
    if (match["which"] or "").lower() == "next":
        return _day(anchor + timedelta(days=7 - back if back else 7))
    return _day(anchor - timedelta(days=back))


def _named_day(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    word = match[0].lower()
    if word == "yesterday" or word.startswith("last"):
        return _day(anchor - timedelta(days=1))
    return _day(anchor + timedelta(days=1)) if word == "tomorrow" else _day(anchor)


def _named_period(match: re.Match[str], anchor: date | None) -> When | None:
    if anchor is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    offset = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        return _week(anchor, offset)
    if unit == "weekend":
        back = timedelta(days=(anchor.weekday() - 5) % 7)
        saturday = anchor - back + timedelta(weeks=1 if which == "next" else 0)
        return When(saturday, saturday + timedelta(days=1), Precision.RANGE)
    if unit == "month":
        month = anchor + relativedelta(months=offset)
        return _month(month.year, month.month)
    if unit == "year":
        return _year(anchor.year + offset)
    return _season(unit, anchor.year + min(offset, 0))


def _season(name: str, year: int) -> When:
    first, last = _SEASONS[name]
    end_year = year + 1 if last < first else year
    return When(date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1]), Precision.RANGE)


def _season_of(match: re.Match[str], _anchor: date | None) -> When | None:
    return _season(match["season"].lower(), int(match["year"]))


def _years(match: re.Match[str], _anchor: date | None) -> When | None:
    first = int(match["first"])
    tail = match["last"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if not first < last <= first + 99:
        return None
    return When(date(first, 1, 1), date(last, 12, 31), Precision.RANGE)


def _year_only(match: re.Match[str], _anchor: date | None) -> When | None:
    return _year(int(match["year"]))


def _decade(match: re.Match[str], _anchor: date | None) -> When | None:
    first = int(match["year"])
    return When(date(first, 1, 1), date(first + 9, 12, 31), Precision.RANGE)


def _amount(word: str) -> int | None:
    return int(word) if word.isdigit() else _WORDS.get(word.lower())


def _ago(match: re.Match[str], anchor: date | None) -> When | None:
    amount = _amount(match["amount"])
    if anchor is None or amount is None or amount > 900:
        return None
    unit = match["unit"].lower().rstrip("s")
    if unit == "day":
        return _day(anchor - timedelta(days=amount))
    if unit == "week":
        return _week(anchor, -amount)
    if unit == "month":
        then = anchor - relativedelta(months=amount)
        return _month(then.year, then.month)
    return _year(anchor.year - amount * (10 if unit == "decade" else 1))


def _span_back(match: re.Match[str], anchor: date | None) -> When | None:
    amount = _amount(match["amount"])
    if anchor is None or amount is None or amount > 900:
        return None
    unit = match["unit"].lower().rstrip("s")
    years = amount * 10 if unit == "decade" else amount
    back = {"day": relativedelta(days=amount), "week": relativedelta(weeks=amount)}.get(
        unit, relativedelta(months=amount) if unit == "month" else relativedelta(years=years)
    )
    return When(anchor - back, anchor, Precision.RANGE)


def _rule(name: str, pattern: str, resolve: Resolver) -> tuple[str, re.Pattern[str], Resolver]:
    return name, re.compile(rf"\b{pattern}(?!\w)", re.IGNORECASE if name in _ANY_CASE else 0), resolve


_ANY_CASE = frozenset({"day word", "period", "ago", "span back", "season of"})
# Earlier rules win where two match the same words.
_RULES = (
    _rule("iso", r"(?:19|20)\d\d-\d\d-\d\d", _iso),
    _rule(
        "month day",
        rf"(?P<month>{_MONTH})\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>[0-3]?\d))?"
        r"(?:,?\s(?P<year>(?:19|20)\d\d))?(?![:\d])",
        _month_day,
    ),
    _rule(
        "day month",
        r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>[0-3]?\d))?\s(?:of\s)?"
        rf"(?P<month>{_MONTH})(?:,?\s(?P<year>(?:19|20)\d\d))?",
        _month_day,
    ),
    _rule(
        "season of",
        r"(?P<season>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<year>(?:19|20)\d\d)",
        _season_of,
    ),
    _rule("years", r"(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:19|20)\d\d|\d\d)", _years),
    _rule("month", rf"(?<![A-Z][a-z] )(?P<month>{_MONTH})(?:,?\s(?P<year>(?:19|20)\d\d))", _month_only),
    _rule(
        "month",
        rf"(?:[Ii]n|[Ss]ince|[Dd]uring|[Ll]ast|[Oo]f|[Bb]y|[Uu]ntil|[Tt]his)\s(?:early\s|late\s|mid-)?(?P<month>{_MONTH})(?P<year>)",
        _month_only,
    ),
    _rule("month", rf"(?P<month>{_CLEAR_MONTH})(?P<year>)(?=\s[a-z]{{3,}})", _month_only),
    _rule("decade", r"(?P<year>(?:19|20)\d0)s", _decade),
    _rule("weekday", rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<weekday>{_WEEKDAY})", _weekday),
    _rule("ago", rf"(?P<amount>{_NUMBER})\s(?P<unit>{_UNIT})\s(?:ago|earlier)", _ago),
    _rule("span back", rf"(?:last|past)\s(?P<amount>{_NUMBER})\s(?P<unit>{_UNIT})", _span_back),
    _rule(
        "period",
        r"(?P<which>last|past|this|next|coming)\s(?P<unit>week|month|year|weekend|spring|summer|autumn|winter)",
        _named_period,
    ),
    _rule(
        "day word",
        r"(?:today|yesterday|tonight|tomorrow|last night|this (?:morning|afternoon|evening))",
        _named_day,
    ),
    _rule(
        "year",
        r"(?:[Ii]n|[Ss]ince|[Oo]f|[Bb]y|[Dd]uring|[Uu]ntil|[Ff]rom|early|late)\s(?P<year>(?:19|20)\d\d)(?!\s?[-–]\s?\d)",
        _year_only,
    ),
)


def find_times(text: str, anchor: date | None) -> Iterator[tuple[int, int, str, When | None]]:
    """Time expressions of a text as (start, end, rule, when), not overlapping, in text order."""
    taken: list[tuple[int, int]] = []
    found = []
    for name, pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            try:
                when = resolve(match, anchor)
            except (ValueError, OverflowError):
                when = None  # "31 February" or a year before the calendar: seen, not resolved
            found.append((start, end, name, when))
    yield from sorted(found, key=lambda one: one[0])


class TimeReader:
    """Adds the layer "times" to a reading."""

    name = "times"
    version = "1"
    requires = frozenset({"passages"})
    gives = frozenset({"times"})

    def __call__(self, reading: Reading) -> Reading:
        """Every time expression of the passages, with its dates where they can be known."""
        report = reading.report
        marks = tuple(
            TimeExpression(report.span(passage.block.start + start, passage.block.start + end), rule, when)
            for passage in reading.passages
            for start, end, rule, when in find_times(passage.doc.text, report.published)
        )
        return reading.with_layer(Layer("times", self.name, self.version, marks))
