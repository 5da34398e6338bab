"""The places of incidents, and which of them are drawn together at a zoom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import cos, log, pi, radians, tan

from dateline.desk.map.extent import NEAR_KM, Form, form_of

TILE = 512
"""Pixels of the world at zoom 0, as MapLibre counts them."""
_WIDE, _HIGH = 50, 30
"""Pixels: what a mark with four figures and a sign takes up, with a little air."""
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
    """Places that are drawn as one mark, at the one with most incidents, which comes first."""

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

    Places are taken in order of their incidents: each that is not yet a part of a mark makes one, and takes in all
    that its mark would cover. What is near a town is among them only where its circle is too small to be drawn.
    """
    world = TILE * 2**zoom
    drawn = [site for site in sites if site.point is not None and counts_as_point(site, zoom)]
    at = {site: _mercator(*site.point) for site in drawn if site.point is not None}
    cells: defaultdict[tuple[int, int], list[Site]] = defaultdict(list)
    for site in drawn:
        cells[_cell(*at[site], world)].append(site)
    taken: set[Site] = set()
    made: list[Cluster] = []
    for first in sorted(drawn, key=_most_first):
        if first not in taken:
            covered = [one for one in _around(first, at, cells, world) if one not in taken]
            taken.update(covered)
            assert first.point is not None
            made.append(Cluster(tuple(sorted(covered, key=_most_first)), first.point))
    return made


def _around(
    first: Site,
    at: Mapping[Site, tuple[float, float]],
    cells: Mapping[tuple[int, int], list[Site]],
    world: float,
) -> Iterator[Site]:
    """The places that the mark of one would cover, itself among them."""
    x, y = at[first]
    column, row = _cell(x, y, world)
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            for one in cells.get((column + across, row + down), ()):
                if abs(at[one][0] - x) * world < _WIDE and abs(at[one][1] - y) * world < _HIGH:
                    yield one


def _cell(x: float, y: float, world: float) -> tuple[int, int]:
    return int(x * world / _WIDE), int(y * world / _HIGH)


def _most_first(site: Site) -> tuple[int, str, str, int]:
    return -site.incidents, site.name, site.key or "", site.precision or 0


def counts_as_point(site: Site, zoom: float) -> bool:
    """Whether a place is one of the dots at this zoom."""
    if site.form is Form.NEAR and site.point is not None:
        return pixels(NEAR_KM, site.point[0], zoom) < _RING
    return site.form is Form.POINT


def pixels(km: float, lat: float, zoom: float) -> float:
    """How long a distance is on the screen."""
    return km / (_EQUATOR_KM * max(0.05, cos(radians(lat)))) * TILE * 2**zoom


def within(point: tuple[float, float], box: Box) -> bool:
    """Whether a point lies in a box, whichever way around the earth its longitude is counted."""
    lat, lon = point
    west, south, east, north = box
    return south <= lat <= north and (lon - west) % 360 <= east - west


def _mercator(lat: float, lon: float) -> tuple[float, float]:
    """Where a point lies on a world that is one wide: x from the west, y from the north."""
    steep = radians(max(-_STEEPEST, min(_STEEPEST, lat)))
    return (lon + 180) / 360 % 1, (1 - log(tan(steep) + 1 / cos(steep)) / pi) / 2
