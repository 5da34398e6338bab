"""The address of a map as what it asks for: the incidents, the place chosen, and where the map is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.datastructures import QueryParams

from dateline.desk.filters import Asked, Fields, read_filter
from dateline.desk.map.asked import At, read_at, read_zoom
from dateline.store.filters import IncidentFilter

NOWHERE = "nowhere"
"""What ``at`` says for the incidents that have no place."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Where the map is looked at."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True)
class View:
    """What a map is asked for."""

    asked: Asked
    at: At | None = None
    nowhere: bool = False
    centre: Centre | None = None

    @property
    def wanted(self) -> IncidentFilter:
        """The incidents."""
        return self.asked.wanted

    @property
    def of_all_days(self) -> IncidentFilter:
        """The same of all days, for the time line."""
        return replace(self.asked.wanted, start=None, end=None)


def read_view(params: QueryParams) -> View:
    """What an address asks for; what does not fit is among the faults of ``asked``."""
    asked, fields = read_filter(params), Fields(params)
    lat, lon = fields.read("lat", _degrees(90)), fields.read("lon", _degrees(180))
    zoom = fields.read("zoom", read_zoom)
    nowhere = fields.words("at") == NOWHERE
    at = None if nowhere else fields.read("at", read_at)
    return View(
        asked=replace(asked, faults={**asked.faults, **fields.faults}),
        at=at,
        nowhere=nowhere,
        centre=None if lat is None or lon is None or zoom is None else Centre(lat, lon, zoom),
    )


def _degrees(most: float) -> Callable[[str], float]:
    def read(words: str) -> float:
        try:
            value = float(words)
        except ValueError:
            raise ValueError(f"{words[:20]!r} is no number of degrees") from None
        if not -most <= value <= most:
            raise ValueError(f"degrees from {-most:.0f} to {most:.0f}")
        return value

    return read
