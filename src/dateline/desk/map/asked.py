"""What a map is asked for in its address: the place chosen, the part of the world in view, and the zoom."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from dateline.desk.map.extent import Form
from dateline.desk.map.sites import Box, Site, within

DOTS = "dots"
"""Towns and what is near them, where they are drawn as one."""
_EXACT = frozenset({DOTS, Form.POINT, Form.NEAR})
_LEAST_ZOOM, _MOST_ZOOM = 0.0, 24.0


@dataclass(frozen=True, slots=True)
class At:
    """The place that a mark stands for: a key of the gazetteer, a point or a box, and how it is drawn there."""

    form: str
    key: str | None = None
    point: tuple[float, float] | None = None
    box: Box | None = None

    def holds(self, site: Site) -> bool:
        """Whether a place is one of those that the mark stands for."""
        if site.form in _EXACT:
            if self.form not in {DOTS, site.form}:
                return False
        elif self.form in _EXACT:
            return False
        if self.box is not None:
            return site.point is not None and within(site.point, self.box)
        return site.key == self.key if self.key is not None else site.point == self.point


def read_at(words: str) -> At:
    """The place of a mark ("dots@geonames:99072", "unit@admin1:IQ.13"); raises ValueError for anything else."""
    form, at, rest = words.partition("@")
    if not at or form not in {DOTS, *Form} or not rest:
        raise ValueError("a place on the map is written as dots@geonames:99072")
    if ":" in rest:
        return At(form, key=rest)
    numbers = _numbers(rest)
    if len(numbers) == 2:
        return At(form, point=(numbers[0], numbers[1]))
    return At(form, box=_box(numbers))


def read_box(words: str) -> Box:
    """West, south, east and north, the east past 180 where the box reaches over it; raises ValueError."""
    return _box(_numbers(words))


def read_zoom(words: str) -> float:
    """A zoom as MapLibre counts it; raises ValueError."""
    (zoom,) = _numbers(words) if "," not in words else [float("nan")]
    if not _LEAST_ZOOM <= zoom <= _MOST_ZOOM:
        raise ValueError(f"a zoom lies between {_LEAST_ZOOM:.0f} and {_MOST_ZOOM:.0f}")
    return zoom


def _numbers(words: str) -> list[float]:
    try:
        numbers = [float(part) for part in words.split(",")]
    except ValueError:
        raise ValueError(f"{words[:40]!r} is no list of numbers") from None
    if not all(map(isfinite, numbers)):
        raise ValueError(f"{words[:40]!r} is no place on the earth")
    return numbers


def _box(numbers: list[float]) -> Box:
    if len(numbers) != 4:
        raise ValueError("a box has four edges: west, south, east, north")
    west, south, east, north = numbers
    if not (-540 <= west <= east <= 900 and -90 <= south <= north <= 90):
        raise ValueError("a box is west, south, east, north in degrees")
    return west, south, east if east - west <= 360 else west + 360, north
