"""What a map is asked for in its address: the place chosen, the part of the world in view, and the zoom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from dateline.desk.map.extent import Form
from dateline.desk.map.sites import Box, Site, clusters

DOTS = "dots"
"""Towns and what is near them, where they are drawn as one."""
_EXACT = frozenset({DOTS, Form.POINT, Form.NEAR})
_LEAST_ZOOM, _MOST_ZOOM = 0.0, 24.0


@dataclass(frozen=True, slots=True)
class At:
    """A mark: the key of its place in the gazetteer, or its point, and how it is drawn there.

    With ``zoom`` it stands for all that its mark takes in at that zoom, else for its own place alone.
    """

    form: str
    key: str | None = None
    point: tuple[float, float] | None = None
    zoom: float | None = None

    def of(self, sites: Sequence[Site]) -> list[Site]:
        """The places that the mark stands for, among all that there are."""
        if self.zoom is None:
            return [site for site in sites if self._fits(site) and self._is(site)]
        for cluster in clusters(sites, self.zoom):
            if self._is(cluster.sites[0]):
                return list(cluster.sites)
        return []

    def _is(self, site: Site) -> bool:
        return site.key == self.key if self.key is not None else site.point == self.point

    def _fits(self, site: Site) -> bool:
        """Whether a place is drawn in such a form: areas of every sort are one."""
        if site.form in _EXACT:
            return self.form in {DOTS, site.form}
        return self.form not in _EXACT


def read_at(words: str) -> At:
    """The mark of an address ("unit@admin1:IQ.13", "dots@geonames:99072~5.25"); raises ValueError for anything else."""
    form, at, rest = words.partition("@")
    place, tilde, zoom = rest.partition("~")
    if not at or form not in {DOTS, *Form} or not place:
        raise ValueError("a place on the map is written as dots@geonames:99072")
    near = read_zoom(zoom) if tilde else None
    if ":" in place:
        return At(form, key=place, zoom=near)
    numbers = _numbers(place)
    if len(numbers) != 2:
        raise ValueError("a point is a latitude and a longitude")
    return At(form, point=(numbers[0], numbers[1]), zoom=near)


def read_box(words: str) -> Box:
    """West, south, east and north, the east past 180 where the box reaches over it; raises ValueError."""
    numbers = _numbers(words)
    if len(numbers) != 4:
        raise ValueError("a box has four edges: west, south, east, north")
    west, south, east, north = numbers
    if not (-540 <= west <= east <= 900 and -90 <= south <= north <= 90):
        raise ValueError("a box is west, south, east, north in degrees")
    return west, south, east if east - west <= 360 else west + 360, north


def read_zoom(words: str) -> float:
    """A zoom as MapLibre counts it; raises ValueError."""
    numbers = _numbers(words)
    if len(numbers) != 1 or not _LEAST_ZOOM <= numbers[0] <= _MOST_ZOOM:
        raise ValueError(f"a zoom lies between {_LEAST_ZOOM:.0f} and {_MOST_ZOOM:.0f}")
    return numbers[0]


def _numbers(words: str) -> list[float]:
    try:
        numbers = [float(part) for part in words.split(",")]
    except ValueError:
        raise ValueError(f"{words[:40]!r} is no list of numbers") from None
    if not all(map(isfinite, numbers)):
        raise ValueError(f"{words[:40]!r} is no place on the earth")
    return numbers
