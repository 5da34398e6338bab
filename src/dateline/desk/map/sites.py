"""The places of incidents, and which of them are drawn together at a zoom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, log, pi, radians, sinh, tan

from dateline.desk.map.extent import NEAR_KM, Form, form_of

_TILE = 512
"""Pixels of the world at zoom 0, as MapLibre counts them."""
_CELL = 56
"""Pixels: marks in one cell are drawn as one. Twice the widest mark, so that two never cover each other."""
_RING = 18
"""Pixels: a circle of 25 km that is smaller on the screen is drawn with the towns, as a part of their number."""
_EQUATOR_KM = 40_075.0
_STEEPEST = 85.05
Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees; the east may lie past 180."""


@dataclass(frozen=True, slots=True)
class Site:
    """The incidents at one place that is known as exactly; ``point`` is None where nothing tells where it lies.

    ``killed`` is the sum of their best figures, None where no incident has one.
    """

    key: str | None
    name: str
    point: tuple[float, float] | None
    precision: int | None
    country: str | None
    incidents: int
    killed: int | None = None
    disputed: int = 0
    unverified: int = 0

    @property
    def form(self) -> Form:
        """How it is drawn."""
        return form_of(self.precision)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that are drawn as one mark, the one with most incidents first."""

    sites: tuple[Site, ...]
    point: tuple[float, float]

    @property
    def incidents(self) -> int:
        """How many incidents it stands for."""
        return sum(site.incidents for site in self.sites)

    @property
    def killed(self) -> int | None:
        """The sum of their tolls."""
        known = [site.killed for site in self.sites if site.killed is not None]
        return sum(known) if known else None


def clusters(sites: Iterable[Site], zoom: float) -> list[Cluster]:
    """Towns, and what is near them, as marks that do not cover each other; areas are left out.

    What is near a town is among them only where its circle is too small to be drawn for itself.
    """
    cells: defaultdict[tuple[int, int], list[Site]] = defaultdict(list)
    side = _CELL / (_TILE * 2**zoom)
    for site in sites:
        if site.point is not None and counts_as_point(site, zoom):
            x, y = _mercator(*site.point)
            cells[int(x / side), int(y / side)].append(site)
    return [_cluster(cells[cell]) for cell in sorted(cells)]


def counts_as_point(site: Site, zoom: float) -> bool:
    """Whether a place is one of the dots at this zoom."""
    if site.form is Form.NEAR and site.point is not None:
        return pixels(NEAR_KM, site.point[0], zoom) < _RING
    return site.form is Form.POINT


def pixels(km: float, lat: float, zoom: float) -> float:
    """How long a distance is on the screen."""
    return km / (_EQUATOR_KM * max(0.05, cos(radians(lat)))) * _TILE * 2**zoom


def within(point: tuple[float, float], box: Box) -> bool:
    """Whether a point lies in a box, whichever way around the earth its longitude is counted."""
    lat, lon = point
    west, south, east, north = box
    return south <= lat <= north and (lon - west) % 360 <= east - west


def _cluster(found: Sequence[Site]) -> Cluster:
    """The mark of a cell stands in the middle of its incidents."""
    ordered = tuple(sorted(found, key=lambda site: (-site.incidents, site.name, site.key or "")))
    points = {site.point for site in ordered if site.point is not None}
    if len(points) == 1:
        return Cluster(ordered, points.pop())
    whole = sum(site.incidents for site in ordered)
    spots = [(site.incidents, *_mercator(*site.point)) for site in ordered if site.point is not None]
    x = sum(weight * across for weight, across, _ in spots) / whole
    y = sum(weight * down for weight, _, down in spots) / whole
    return Cluster(ordered, (round(degrees(atan(sinh(pi * (1 - 2 * y)))), 4), round(x * 360 - 180, 4)))


def _mercator(lat: float, lon: float) -> tuple[float, float]:
    """Where a point lies on a world that is one wide: x from the west, y from the north."""
    steep = radians(max(-_STEEPEST, min(_STEEPEST, lat)))
    return (lon + 180) / 360 % 1, (1 - log(tan(steep) + 1 / cos(steep)) / pi) / 2
