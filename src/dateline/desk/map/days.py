"""The time line: how many incidents there were, by day, month or year, as columns of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HIGH = 96
"""Pixels; the drawing is as wide as the page lets it, so what lies along it is in per cent."""
FOOT = HIGH - 22
"""Where the columns stand; below it are the names of days."""
_TOP = 8
_WIDEST = 300
"""Years at most: a history of several centuries is more likely one wrong date."""
_TICKS = 8


@dataclass(frozen=True, slots=True)
class Bucket:
    """A day, month or year, both ends included, and its incidents."""

    start: date
    end: date
    incidents: int


@dataclass(frozen=True, slots=True)
class Column:
    """A bucket as it is drawn; ``tick`` is what stands below it, where something does."""

    bucket: Bucket
    left: float
    width: float
    top: float
    height: float
    tick: str | None

    @property
    def name(self) -> str:
        """The day, month or year in ISO 8601."""
        return named(self.bucket)


@dataclass(frozen=True, slots=True)
class Chart:
    """The columns from the first to the last day, without gaps, and what one column is.

    ``earlier`` incidents found no room.
    """

    columns: tuple[Column, ...] = ()
    each: str = "day"
    earlier: int = 0

    @property
    def most(self) -> int:
        """The highest column."""
        return max((column.bucket.incidents for column in self.columns), default=0)


def chart(found: Iterable[Bucket]) -> Chart:
    """Columns for buckets of one sort, those between them that are empty filled in."""
    given = {bucket.start: bucket for bucket in found}
    if not given:
        return Chart()
    filled = list(_filled(given))
    shown = filled[-_WIDEST:]
    earlier = sum(bucket.incidents for bucket in filled[:-_WIDEST])
    width, most = 100 / len(shown), max(bucket.incidents for bucket in shown)
    step = -(-len(shown) // _TICKS)
    columns = []
    for number, bucket in enumerate(shown):
        height = round(max((FOOT - _TOP) * bucket.incidents / most, 1.5 if bucket.incidents else 0.0), 2)
        tick = named(bucket) if number % step == 0 and number + step / 2 <= len(shown) else None
        columns.append(Column(bucket, round(number * width, 3), round(width, 3), FOOT - height, height, tick))
    return Chart(tuple(columns), _sort_of(shown[0]), earlier)


def _filled(given: Mapping[date, Bucket]) -> Iterator[Bucket]:
    start, last = min(given), max(given)
    each = _sort_of(given[start])
    while True:
        end = _end(start, each)
        yield given.get(start, Bucket(start, end, 0))
        if end >= last:
            return
        start = end + timedelta(1)


def named(bucket: Bucket) -> str:
    """The day, month or year in ISO 8601."""
    return bucket.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[_sort_of(bucket)]]


def _sort_of(bucket: Bucket) -> str:
    days = (bucket.end - bucket.start).days
    return "day" if days == 0 else "month" if days < 31 else "year"


def _end(start: date, each: str) -> date:
    if each == "day":
        return start
    if each == "year" or start.month == 12:
        return start.replace(month=12, day=31)
    return start.replace(month=start.month + 1, day=1) - timedelta(1)
