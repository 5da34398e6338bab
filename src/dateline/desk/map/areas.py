"""Areas of countries and of first administrative units, as shapes of GeoJSON.

Countries are the outlines that briefs are drawn on; units are Natural Earth's (public domain), as training/areas
matches them with the gazetteer. Neither says anything about anybody's status.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from math import cos, radians
from typing import Any

from dateline.brief.outlines import Ring, load_outlines
from dateline.gazetteer.geometry import away

Shape = dict[str, Any]
"""A geometry of GeoJSON: ``type`` and ``coordinates``, longitude before latitude."""
_CORNERS = 36
_POLE = 85.0
"""Degrees; Mercator's maps end there."""


def unit_area(key: str) -> Shape | None:
    """The area of a first unit ("admin1:IQ.13"), None where nobody has drawn it."""
    return _shape(_tables()["units"], key)


def unit_towns(key: str) -> Shape | None:
    """A line around the known towns of a unit whose area nobody has drawn, None where it has fewer than three."""
    return _shape(_tables()["towns"], key)


@cache
def country_area(code: str) -> Shape | None:
    """The land of a country by its ISO 3166 alpha-3 code, None for an unknown one."""
    rings = [ring for one in load_outlines() if one.code == code for ring in one.rings]
    return {"type": "MultiPolygon", "coordinates": list(_polygons(rings))} if rings else None


def disc(lat: float, lon: float, km: float) -> Shape:
    """A circle on the ground."""
    corners = [away(lat, lon, km, turn * 360 / _CORNERS) for turn in range(_CORNERS)]
    ring = [[_beside(x, lon), max(-_POLE, min(_POLE, y))] for y, x in corners]
    rounded = [[round(x, 4), round(y, 4)] for x, y in (*ring, ring[0])]
    return {"type": "Polygon", "coordinates": [rounded]}


def box_of(shape: Shape) -> tuple[float, float, float, float]:
    """West, south, east and north of a shape's largest part, so that far islands do not widen a map."""
    return _box(_largest(shape))


def middle_of(shape: Shape) -> tuple[float, float]:
    """Latitude and longitude of the centre of a shape's largest part, where its number stands.

    It lies in it but for shapes that bend around their own middle.
    """
    ring = _largest(shape)
    double = _double(ring)
    if not double:
        return ring[0][1], ring[0][0]
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        turn = ax * by - bx * ay
        x, y = x + (ax + bx) * turn, y + (ay + by) * turn
    return y / (3 * double), x / (3 * double)


def width_km(shape: Shape) -> float:
    """How wide a shape's largest part is, in kilometres."""
    west, south, east, north = box_of(shape)
    return (east - west) * 111.2 * cos(radians((south + north) / 2))


@cache
def _tables() -> Mapping[str, Any]:
    raw = (resources.files("dateline.desk.map") / "areas.json.gz").read_bytes()
    tables: Mapping[str, Any] = json.loads(gzip.decompress(raw))
    return tables


def _shape(table: Mapping[str, Sequence[Sequence[Sequence[int]]]], key: str) -> Shape | None:
    packed = table.get(key)
    if not packed:
        return None
    steps = _tables()["steps"]
    polygons = [[_unpacked(ring, steps) for ring in rings] for rings in packed]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _unpacked(flat: Sequence[int], steps: int) -> list[list[float]]:
    x, y = accumulate(flat[0::2]), accumulate(flat[1::2])
    return [[a / steps, b / steps] for a, b in zip(x, y, strict=True)]


def _polygons(rings: Sequence[Ring]) -> Iterator[list[list[list[float]]]]:
    """Rings as polygons: one that lies in another of the same country is a hole in it, as Lesotho's is."""
    holes = {
        number: number_of
        for number, ring in enumerate(rings)
        for number_of, other in enumerate(rings)
        if number != number_of and _holds(_box(other), _box(ring)) and _inside(ring[0], other)
    }
    for number, ring in enumerate(rings):
        if number not in holes:
            inner = [rings[hole] for hole, of in holes.items() if of == number]
            yield [[[x, y] for x, y in one] for one in (ring, *inner)]


def _inside(point: Sequence[float], ring: Ring) -> bool:
    """Whether a point lies in a ring: a line from it to the east crosses the ring an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def _holds(outer: tuple[float, float, float, float], inner: tuple[float, float, float, float]) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
    ) and outer != inner


def _largest(shape: Shape) -> Sequence[Sequence[float]]:
    """The outer ring of the part with most area."""
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return max((part[0] for part in parts), key=lambda ring: abs(_double(ring)))


def _double(ring: Sequence[Sequence[float]]) -> float:
    """Twice the area of a ring, in square degrees; negative where it runs clockwise."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def _box(ring: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    x, y = [point[0] for point in ring], [point[1] for point in ring]
    return min(x), min(y), max(x), max(y)


def _beside(lon: float, other: float) -> float:
    """The same meridian, on the side of the map where the other one lies."""
    return lon + 360 * round((other - lon) / 360)
