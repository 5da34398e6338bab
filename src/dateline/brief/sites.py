"""The incidents of a brief as sites of a map: one for each place and how exactly it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.brief.model import Entry
from dateline.gazetteer import Gazetteer
from dateline.types import CountKind, Place

_RADII = {3: 25.0, 4: 80.0, 5: 60.0, 7: 60.0}
"""Kilometres, where the gazetteer knows no radius, by UCDP's precision."""
_NEAR_KM = 25.0
"""UCDP's second precision: within some 25 km of a known point."""


class Shape(StrEnum):
    """How a site is drawn: a town as a dot, what is near one with a ring, an area as a circle, a country hatched."""

    DOT = "dot"
    NEAR = "near"
    AREA = "area"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Site:
    """Incidents at one place. ``radius_km`` is 0 for a dot; ``killed`` is the sum of their best figures."""

    name: str
    shape: Shape
    lat: float
    lon: float
    radius_km: float
    country: str | None
    incidents: int
    killed: int


def sites(entries: Iterable[Entry], gazetteer: Gazetteer) -> tuple[Site, ...]:
    """The sites of those entries that have a place on the map, the most deadly first."""
    found: dict[tuple[object, ...], Site] = {}
    for entry in entries:
        place = entry.incident.place.value
        if place is None or place.lat is None or place.lon is None:
            continue
        shape = shape_of(place)
        key = (shape, place.country) if shape is Shape.COUNTRY else (shape, place.lat, place.lon)
        known = found.get(key)
        figure = entry.incident.figure(CountKind.KILLED)
        killed = (figure.best or 0) if figure is not None else 0
        found[key] = Site(
            place.name,
            shape,
            place.lat,
            place.lon,
            _radius(place, shape, gazetteer),
            place.country,
            1 + (known.incidents if known else 0),
            killed + (known.killed if known else 0),
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.killed, -one.incidents, one.name, one.shape)))


def shape_of(place: Place) -> Shape:
    """How a place is drawn: what is known only as an area is never a dot."""
    precision = place.precision
    if precision == 1:
        return Shape.DOT
    if precision == 6:
        return Shape.COUNTRY
    return Shape.NEAR if precision == 2 else Shape.AREA


def _radius(place: Place, shape: Shape, gazetteer: Gazetteer) -> float:
    if shape in {Shape.DOT, Shape.COUNTRY}:
        return 0.0
    if shape is Shape.NEAR:
        return _NEAR_KM
    entry = gazetteer.get(place.key) if place.key else None
    if entry is not None and entry.radius_km > 0:
        return entry.radius_km
    return _RADII.get(place.precision or 5, 60.0)
