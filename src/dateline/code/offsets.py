"""Days told by their distance from another event: "two days after the raid", "came a week after rebels seized it"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dateline.types import Precision, When
from dateline.types.parse import Token

_LENGTH = re.compile(r"P(T?)(\d+|X)([MHDWY])")
UNITS = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}
"""What "the day before" and its like are long."""
_SIDES = {"after": 1, "before": -1}
_GRAINS = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}
_MOST = 900
"""Units that a length may reach; more lead out of the calendar."""


def side_of(clause: Token) -> tuple[Token, int] | None:
    """The word "after" or "before" that opens a clause or phrase, and 1 or -1; None where neither does."""
    for child in clause.children:
        if child.dep_ in {"mark", "case"} and child.lower_ in _SIDES:
            return child, _SIDES[child.lower_]
    return None


def shifted(anchor: When, length: str, sign: int) -> When | None:
    """The days a length (TIMEX3: "P2D") after the anchor, before it where ``sign`` is -1.

    They are as exact as the unit: weeks lead to a week, years to a year. Hours may cross midnight. None where
    the anchor is less exact than the unit, or the length is vague.
    """
    found = _LENGTH.fullmatch(length)
    if found is None or anchor.start is None:
        return None
    clock, number, unit = found.groups()
    first = anchor.start
    if clock:
        return _hours(anchor, unit, sign)
    if number == "X" or int(number) > _MOST or (anchor.date_prec or 6) > _COARSEST[unit]:
        return None
    steps = sign * int(number)
    if unit == "D":
        step = timedelta(days=steps)
        return When(first + step, anchor.end + step, anchor.precision)
    if unit == "W":
        monday = first - timedelta(days=first.weekday()) + timedelta(weeks=steps)
        return When(monday, monday + timedelta(days=6), _GRAINS[unit])
    start = date(first.year, first.month if unit == "M" else 1, 1)
    start += relativedelta(months=steps) if unit == "M" else relativedelta(years=steps)
    following = start + (relativedelta(months=1) if unit == "M" else relativedelta(years=1))
    return When(start, following - timedelta(days=1), _GRAINS[unit])


_COARSEST = {"D": 2, "W": 3, "M": 4, "Y": 5}
"""By unit, UCDP's date_prec that an anchor may have at most."""


def _hours(anchor: When, unit: str, sign: int) -> When | None:
    """ "Hours before the raid": that day or the one beside it; minutes stay within it."""
    if anchor.start is None or anchor.start != anchor.end:
        return None
    if unit == "M":
        return anchor
    days = sorted((anchor.end, anchor.end + timedelta(days=sign)))
    return When(days[0], days[1], Precision.RANGE)
