"""Incidents on a map, gathered where they would lie on each other; a province or country never becomes a point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from dateline.store.filters import Box, IncidentFilter, filtered
from dateline.store.tables import incident_heads

_HEADS = incident_heads.c
_MOST_EXACT_AREA = 4
"""UCDP's where_prec from which on a place is an area: a province; 5 a region or a line, 6 a country, 7 waters."""
_CELLS = 8
"""Cells across one tile: with tiles of 512 points on the screen, marks stand some 64 apart."""
_FINEST = 14
"""The zoom from which on every place stands by itself."""


@dataclass(frozen=True, slots=True)
class Point:
    """Incidents at one place, or at places too near each other to be told apart.

    ``where_prec`` is that of the least exact, ``killed_best`` what they add up to (None where none tells a figure),
    ``id`` that of the incident where there is one, ``place`` a name where all share it.
    """

    lat: float
    lon: float
    count: int
    killed_best: int | None
    where_prec: int | None
    place: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """Incidents told to be somewhere in a province, a country, a wider region or on the water."""

    place_key: str | None
    name: str | None
    where_prec: int
    country: str | None
    admin1: str | None
    count: int
    killed_best: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Clusters:
    """What a map shows; ``nowhere`` counts the incidents whose place nobody could find."""

    points: tuple[Point, ...]
    areas: tuple[Area, ...]
    nowhere: int


def clusters_of(connection: Connection, wanted: IncidentFilter, box: Box | None, zoom: float) -> Clusters:
    """The incidents that are wanted: points within the box, and all areas, since any of them may reach into it."""
    exact = or_(_HEADS.where_prec < _MOST_EXACT_AREA, _HEADS.where_prec.is_(None))
    at = _points(replace(wanted, box=box) if box else wanted).where(_HEADS.lat.is_not(None), exact)
    areas = _areas(wanted).where(_HEADS.where_prec >= _MOST_EXACT_AREA)
    lost = filtered(select(func.count()).select_from(incident_heads), wanted)
    return Clusters(
        points=_gathered(connection.execute(at), zoom),
        areas=tuple(map(_area, connection.execute(areas))),
        nowhere=connection.scalar(lost.where(_HEADS.lat.is_(None), exact)) or 0,
    )


def _points(wanted: IncidentFilter) -> Select[Any]:
    """Incidents by where exactly they lie: far fewer rows than incidents."""
    chosen = select(
        _HEADS.lat,
        _HEADS.lon,
        func.count().label("number"),
        func.sum(_HEADS.killed_best).label("killed_best"),
        func.max(_HEADS.where_prec).label("where_prec"),
        func.min(_HEADS.place).label("place"),
        func.max(_HEADS.place).label("other"),
        func.max(_HEADS.id).label("id"),
    )
    return filtered(chosen, wanted).group_by(_HEADS.lat, _HEADS.lon).order_by(_HEADS.lat, _HEADS.lon)


def _areas(wanted: IncidentFilter) -> Select[Any]:
    of = (_HEADS.where_prec, _HEADS.country, _HEADS.admin1, _HEADS.place_key, _HEADS.place)
    chosen = select(
        _HEADS.place_key,
        _HEADS.place,
        _HEADS.where_prec,
        _HEADS.country,
        _HEADS.admin1,
        func.count().label("number"),
        func.sum(_HEADS.killed_best).label("killed_best"),
        func.max(_HEADS.lat).label("lat"),
        func.max(_HEADS.lon).label("lon"),
    )
    return filtered(chosen, wanted).group_by(*of).order_by(*of)


def _area(row: Row[Any]) -> Area:
    killed = None if row.killed_best is None else int(row.killed_best)
    where = (row.place_key, row.place, row.where_prec, row.country, row.admin1)
    return Area(*where, row.number, killed, row.lat, row.lon)


def _gathered(rows: Iterable[Row[Any]], zoom: float) -> tuple[Point, ...]:
    """One point for each cell of a grid, in the middle of the incidents in it."""
    cells: defaultdict[tuple[float, float], list[Row[Any]]] = defaultdict(list)
    side = 360 / 2 ** max(0.0, zoom) / _CELLS
    for row in rows:
        key = (row.lat, row.lon) if zoom >= _FINEST else (floor(row.lat / side), floor(row.lon / side))
        cells[key].append(row)
    return tuple(_point(cell) for cell in cells.values())


def _point(cell: list[Row[Any]]) -> Point:
    count = sum(row.number for row in cell)
    killed = [int(row.killed_best) for row in cell if row.killed_best is not None]
    exactness = [row.where_prec for row in cell if row.where_prec is not None]
    names = {name for row in cell for name in (row.place, row.other)}
    return Point(
        lat=round(sum(row.lat * row.number for row in cell) / count, 5),
        lon=round(sum(row.lon * row.number for row in cell) / count, 5),
        count=count,
        killed_best=sum(killed) if killed else None,
        where_prec=max(exactness, default=None),
        place=names.pop() if len(names) == 1 else None,
        id=cell[0].id if count == 1 else None,
    )
