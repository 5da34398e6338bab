"""How many incidents there are over time, each drawn no more exactly than its date is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, select

from dateline.store.filters import IncidentFilter, filtered
from dateline.store.tables import incident_heads

_MOST_DAYS = 120
_MONTH = 31
_MOST_MONTHS = 120
"""Bars that can be told apart on a screen 1,280 wide."""
_HEADS = incident_heads.c


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


def days_of(connection: Connection, wanted: IncidentFilter) -> Days:
    """The incidents that are wanted by day, month or year, whichever leaves few enough bars."""
    chosen = select(_HEADS.date_start, _HEADS.date_end, func.count().label("number"))
    grouped = filtered(chosen, wanted).group_by(_HEADS.date_start, _HEADS.date_end)
    rows = connection.execute(grouped).all()
    dated = [row for row in rows if row.date_end is not None]
    undated = sum(row.number for row in rows if row.date_end is None)
    if not dated:
        return Days(Unit.DAY, undated=undated)
    start = min(row.date_start or row.date_end for row in dated)
    end = max(row.date_end for row in dated)
    unit = _unit_of(dated)
    bars, wider = _bars(dated, unit)
    return Days(unit, bars, wider, undated, start, end)


def _unit_of(dated: list[Row[Any]]) -> Unit:
    """The unit for what is told to a month or better: one that spans a year would make every bar a month."""
    told = [row for row in dated if row.date_start and (row.date_end - row.date_start).days < _MONTH] or dated
    return _unit(min(row.date_start or row.date_end for row in told), max(row.date_end for row in told))


def _unit(start: date, end: date) -> Unit:
    if (end - start).days < _MOST_DAYS:
        return Unit.DAY
    months = (end.year - start.year) * 12 + end.month - start.month
    return Unit.MONTH if months < _MOST_MONTHS else Unit.YEAR


def _bars(dated: list[Row[Any]], unit: Unit) -> tuple[tuple[Bar, ...], int]:
    first, last = _EDGES[unit]
    counted: Counter[date] = Counter()
    wider = 0
    for row in dated:
        if row.date_start is not None and first(row.date_start) == first(row.date_end):
            counted[first(row.date_end)] += row.number
        else:
            wider += row.number
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
