"""The part of the world that a map shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from dateline.brief.outlines import Outline
from dateline.brief.sites import Shape, Site

KM = 111.2
"""Kilometres to a degree of latitude."""
_LEAST_KM = 480.0
_MARGIN = 1.3
_SHAPE = (0.48, 0.56)
"""The least and the most height of a map, in widths."""
_GRID = 9


@dataclass(frozen=True, slots=True)
class Frame:
    """A box in degrees; ``squeeze`` is how much narrower a degree of longitude is in its middle."""

    west: float
    south: float
    east: float
    north: float
    squeeze: float

    @property
    def km_wide(self) -> float:
        """Kilometres from west to east at the middle of the map."""
        return (self.east - self.west) * KM * self.squeeze

    @property
    def shape(self) -> float:
        """Its height in widths."""
        return (self.north - self.south) / ((self.east - self.west) * self.squeeze)

    def per_point(self, inches: float) -> tuple[float, float]:
        """Degrees of longitude and of latitude to a typographic point, on a map so many inches wide."""
        across = (self.east - self.west) / (inches * 72)
        return across, across * self.squeeze

    def meets(self, ring: Sequence[tuple[float, float]]) -> bool:
        """Whether a ring may have a part in it, by its box."""
        x, y = [point[0] for point in ring], [point[1] for point in ring]
        across = max(x) >= self.west and min(x) <= self.east
        return across and max(y) >= self.south and min(y) <= self.north

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a box lies wholly in it."""
        return box[0] > self.west and box[1] > self.south and box[2] < self.east and box[3] < self.north

    def middle_of(self, outline: Outline) -> tuple[float, float] | None:
        """The point of the frame that lies deepest in a country, by a grid; None where hardly any of it shows."""
        rings = [ring for ring in outline.rings if self.meets(ring)]
        inside = {
            (i, j)
            for i in range(1, _GRID * 2)
            for j in range(1, _GRID)
            if rings and any(_inside(*self._at(i, j), ring) for ring in rings)
        }
        if len(inside) < _GRID:
            return None
        x, y = (sum(one[axis] for one in inside) / len(inside) for axis in (0, 1))
        return self._at(*min(inside, key=lambda one: (one[0] - x) ** 2 / 4 + (one[1] - y) ** 2))

    def _at(self, i: float, j: float) -> tuple[float, float]:
        x = self.west + (self.east - self.west) * i / (_GRID * 2)
        return x, self.south + (self.north - self.south) * j / _GRID


def framed(sites: Sequence[Site], outlines: Sequence[Outline]) -> Frame:
    """The frame that holds all sites with a margin, and the whole of a country that is hatched."""
    middle = sum(site.lat for site in sites) / len(sites)
    squeeze = max(0.2, cos(radians(middle)))
    boxes = [_reach(site, squeeze) for site in sites if site.shape is not Shape.COUNTRY]
    hatched = {site.country for site in sites if site.shape is Shape.COUNTRY} - {None}
    boxes += [outline.box() for outline in outlines if outline.code in hatched]
    boxes = boxes or [_reach(site, squeeze) for site in sites]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide = max((east - west) * squeeze * _MARGIN, _LEAST_KM / KM)
    high = max((north - south) * _MARGIN, wide * _SHAPE[0])
    wide = max(wide, high / _SHAPE[1])
    x, y, half = (west + east) / 2, (south + north) / 2, wide / squeeze / 2
    return Frame(x - half, y - high / 2, x + half, y + high / 2, squeeze)


def _reach(site: Site, squeeze: float) -> tuple[float, float, float, float]:
    far = max(site.radius_km, 20.0) / KM
    return site.lon - far / squeeze, site.lat - far, site.lon + far / squeeze, site.lat + far


def _inside(x: float, y: float, ring: Sequence[tuple[float, float]]) -> bool:
    """Whether a point lies in a ring: a line from it to the east crosses the ring an odd number of times."""
    odd = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd
