"""How many incidents there are over time, each drawn no more exactly than its date is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from dateline.store.filters import IncidentFilter, filtered, in_order
from dateline.store.tables import incident_heads

_MOST_DAYS = 120
_MONTH = timedelta(31)
_MOST_MONTHS = 120
"""Bars that can be told apart on a screen 1,280 wide."""
_HEADS = incident_heads.c
_KNOWN = frozenset({"start", "end"})
"""What may be asked for and stands in the index of days."""


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents that lie wholly on or between two days."""

    start: date
    end: date
    count: int


@dataclass(frozen=True, slots=True)
class Days:
    """Bars in order of time, only those that hold something.

    ``wider`` counts incidents that may lie in several bars, so that they are in none, ``undated`` those without
    a date. ``start`` and ``end`` are the first and the last day of any incident, None where none is dated.
    """

    unit: Unit
    bars: tuple[Bar, ...] = ()
    wider: int = 0
    undated: int = 0
    start: date | None = None
    end: date | None = None


class _Told(NamedTuple):
    """Incidents of the same dates; where nobody tells when they began, ``start`` is their end too."""

    start: date
    end: date
    number: int
    begins: bool


def days_of(connection: Connection, wanted: IncidentFilter) -> Days:
    """The incidents that are wanted by day, month or year, whichever leaves few enough bars."""
    by_day = in_order((_HEADS.date_end, _HEADS.date_start), wanted, _KNOWN)
    rows = connection.execute(filtered(select(*by_day, func.count()), wanted).group_by(*by_day)).all()
    dated = [_Told(start or end, end, number, start is not None) for end, start, number in rows if end]
    undated = sum(number for end, _, number in rows if end is None)
    if not dated:
        return Days(Unit.DAY, undated=undated)
    start, end = min(one.start for one in dated), max(one.end for one in dated)
    unit = _unit_of(dated)
    bars, wider = _bars(dated, unit)
    return Days(unit, bars, wider, undated, start, end)


def _unit_of(dated: Sequence[_Told]) -> Unit:
    """The unit for what is told to a month or better: one that spans a year would make every bar a month."""
    told = [one for one in dated if one.begins and one.end - one.start < _MONTH] or dated
    return _unit(min(one.start for one in told), max(one.end for one in told))


def _unit(start: date, end: date) -> Unit:
    if (end - start).days < _MOST_DAYS:
        return Unit.DAY
    months = (end.year - start.year) * 12 + end.month - start.month
    return Unit.MONTH if months < _MOST_MONTHS else Unit.YEAR


def _bars(dated: Iterable[_Told], unit: Unit) -> tuple[tuple[Bar, ...], int]:
    first, last = _EDGES[unit]
    counted: Counter[date] = Counter()
    wider = 0
    for one in dated:
        bar = first(one.end)
        if one.begins and bar <= one.start:
            counted[bar] += one.number
        else:
            wider += one.number
    return tuple(Bar(day, last(day), counted[day]) for day in sorted(counted)), wider


def _month_end(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


_EDGES: dict[Unit, tuple[Callable[[date], date], Callable[[date], date]]] = {
    Unit.DAY: (lambda day: day, lambda day: day),
    Unit.MONTH: (lambda day: day.replace(day=1), _month_end),
    Unit.YEAR: (lambda day: day.replace(month=1, day=1), lambda day: day.replace(month=12, day=31)),
}
"""The first and the last day of the bar that a day lies in."""
