"""Outlines of countries to draw maps on: Natural Earth's (public domain), as training/outlines makes them."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's land: rings of (longitude, latitude) in degrees. ``code`` is alpha-3, None for disputed land."""

    code: str | None
    rings: tuple[tuple[tuple[float, float], ...], ...]

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
        Outline(country["code"], tuple(_ring(flat, steps) for flat in country["rings"]))
        for country in data["countries"]
    )


def _ring(flat: list[int], steps: int) -> tuple[tuple[float, float], ...]:
    x, y = accumulate(flat[0::2]), accumulate(flat[1::2])
    return tuple((a / steps, b / steps) for a, b in zip(x, y, strict=True))


def _extent(ring: tuple[tuple[float, float], ...]) -> float:
    x, y = [point[0] for point in ring], [point[1] for point in ring]
    return (max(x) - min(x)) * (max(y) - min(y))
