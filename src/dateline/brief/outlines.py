"""Outlines of countries to draw maps on: Natural Earth's (public domain), as training/outlines makes them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise

Ring = tuple[tuple[float, float], ...]
_HALF, _TURN = 180.0, 360.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's land: rings of (longitude, latitude) in degrees, the
    longitude past 180 where a ring reaches over it. ``code`` is alpha-3, None for disputed land."""

    code: str | None
    rings: tuple[Ring, ...]

    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of its largest ring, so that far islands do not widen a map."""
        ring = max(self.rings, key=_extent)
        x, y = [point[0] for point in ring], [point[1] for point in ring]
        return min(x), min(y), max(x), max(y)


@cache
def load_outlines() -> tuple[Outline, ...]:
    """All countries; read once."""
    raw = (resources.files("dateline.brief") / "outlines.json.gz").read_bytes()
    data = json.loads(gzip.decompress(raw))
    steps = data["steps"]
    return tuple(
        Outline(country["code"], tuple(ring for flat in country["rings"] for ring in _rings(flat, steps)))
        for country in data["countries"]
    )


def _rings(flat: list[int], steps: int) -> Iterator[Ring]:
    """A ring without the jump at 180 degrees; one that reaches past it stands at both ends of the map."""
    x, y = accumulate(flat[0::2]), accumulate(flat[1::2])
    ring = _unrolled([(a / steps, b / steps) for a, b in zip(x, y, strict=True)])
    yield ring
    west, east = min(point[0] for point in ring), max(point[0] for point in ring)
    if east > _HALF:
        yield tuple((a - _TURN, b) for a, b in ring)
    if west < -_HALF:
        yield tuple((a + _TURN, b) for a, b in ring)


def _unrolled(points: Sequence[tuple[float, float]]) -> Ring:
    made, turns = [points[0]], 0.0
    for (before, _), (lon, lat) in pairwise(points):
        turns += _TURN if before - lon > _HALF else -_TURN if lon - before > _HALF else 0.0
        made.append((lon + turns, lat))
    if abs(made[-1][0] - made[0][0]) > _HALF:  # once around the pole
        pole = 90.0 if made[0][1] > 0 else -90.0
        made += [(made[-1][0], pole), (made[0][0], pole)]
    return tuple(made)


def _extent(ring: Ring) -> float:
    x, y = [point[0] for point in ring], [point[1] for point in ring]
    return (max(x) - min(x)) * (max(y) - min(y))
