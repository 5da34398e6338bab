"""Points of the calendar: a stretch of days with a name of its own, as TIMEX3 writes it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dateline.types import Precision, When

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that a season begins in; each lasts three."""
_PRECISION = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}
_LENGTHS = {
    "day": relativedelta(days=1),
    "weekend": relativedelta(days=2),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "season": relativedelta(months=3),
    "quarter": relativedelta(months=3),
    "half": relativedelta(months=6),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
    "century": relativedelta(years=100),
}
GRAINS = tuple(_LENGTHS)
"""From the finest to the coarsest."""


@dataclass(frozen=True)
class Point:
    """A day, week, weekend, month, season, quarter, half, year, decade or century that begins on ``start``."""

    start: date
    grain: str

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start + _LENGTHS[self.grain] - timedelta(days=1)

    @property
    def when(self) -> When:
        """Its days with their precision."""
        return When(self.start, self.end, _PRECISION.get(self.grain, Precision.RANGE))

    @property
    def value(self) -> str:
        """As TIMEX3 writes it: "2014-06-16", "2014-W25", "2014-W25-WE", "2014-06", "2014-SP", "2014-Q2", "201"."""
        year, month = f"{self.start.year:04}", self.start.month
        week = "{}-W{:02}".format(*self.start.isocalendar()[:2])
        written = {
            "day": self.start.isoformat(),
            "week": week,
            "weekend": f"{week}-WE",
            "month": f"{year}-{month:02}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{1 if month < 7 else 2}",
            "decade": year[:3],
            "century": year[:2],
        }
        if self.grain == "season":
            return f"{year}-{next(name for name, first in SEASONS.items() if first == month)}"
        return written.get(self.grain, year)

    def moved(self, number: int, unit: str | None = None) -> Point:
        """So many units later, its own grain when None; negative numbers lead back. Raises OverflowError."""
        try:
            step = _LENGTHS["week" if (unit or self.grain) == "weekend" else unit or self.grain]
            return Point(self.start + step * number, self.grain)
        except ValueError as error:
            raise OverflowError(str(error)) from error


def point(day: date, grain: str) -> Point:
    """The point of this grain that a day lies in; its weekend is the one that ends its week."""
    year, month = day.year, day.month
    starts = {
        "week": day - timedelta(days=day.weekday()),
        "weekend": day - timedelta(days=day.weekday() - 5),
        "month": day.replace(day=1),
        "quarter": date(year, month - (month - 1) % 3, 1),
        "half": date(year, 1 if month < 7 else 7, 1),
        "year": date(year, 1, 1),
        "decade": date(max(year - year % 10, 1), 1, 1),
        "century": date(max(year - year % 100, 1), 1, 1),
    }
    if grain == "season":
        first = month - month % 3
        return Point(date(year if first else year - 1, first or 12, 1), grain)
    return Point(starts.get(grain, day), grain)


def season(name: str, year: int) -> Point:
    """The season of a year; a winter is named by the year that it begins in."""
    return Point(date(year, SEASONS[name], 1), "season")


def day_of(year: int, month: int, day: int) -> Point | None:
    """A day; None for one that no calendar has."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Point(date(year, month, day), "day")
