"""The address of a map as what it asks for, and back; every part that does not fit is told beside its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dateline.desk.map.asked import At, read_at, read_zoom
from dateline.desk.map.gather import Filter

T = TypeVar("T")
NOWHERE = "nowhere"
"""What ``at`` says for the incidents that have no place."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Where the map is looked at."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True)
class Asked:
    """What a view asks for. ``faults`` says of each field that does not fit why; it then asks for nothing."""

    filter: Filter
    at: At | None = None
    nowhere: bool = False
    centre: Centre | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    params: tuple[tuple[str, str], ...] = ()

    @property
    def without_days(self) -> Filter:
        """The same of all days, for the time line."""
        return replace(self.filter, start=None, end=None)

    def get(self, name: str) -> str:
        """A field as it was written, empty for none."""
        return next((value for known, value in self.params if known == name), "")

    def link(self, **changes: str | None) -> str:
        """The query of the same view with other values; None takes a field out."""
        kept = [(name, value) for name, value in self.params if name not in changes and value]
        return urlencode([*kept, *((name, value) for name, value in changes.items() if value)])


def read_asked(params: QueryParams) -> Asked:
    """What an address asks for."""
    faults: dict[str, str] = {}

    def read(name: str, reader: Callable[[str], T]) -> T | None:
        words = params.get(name, "").strip()
        if not words:
            return None
        try:
            return reader(words)
        except ValueError as error:
            faults[name] = str(error)
            return None

    start, end = read("from", read_day), read("to", read_day)
    if start and end and start > end:
        faults["to"] = "the last day lies before the first"
        end = None
    lat, lon, zoom = read("lat", _degrees(90)), read("lon", _degrees(180)), read("zoom", read_zoom)
    nowhere = params.get("at") == NOWHERE
    chosen = Filter(
        start=start,
        end=end,
        kinds=tuple(params.getlist("kind")),
        actor=params.get("actor") or None,
        least_killed=read("killed", _whole),
        disputed=bool(params.get("disputed")),
        words=params.get("words", "").strip() or None,
    )
    centre = None if lat is None or lon is None or zoom is None else Centre(lat, lon, zoom)
    at = None if nowhere else read("at", read_at)
    return Asked(chosen, at, nowhere, centre, faults, tuple(params.multi_items()))


def read_day(words: str) -> date:
    """A day in ISO 8601; raises ValueError."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise ValueError("a day is written as 2014-06-10") from None
    if day.isoformat() != words:
        raise ValueError("a day is written as 2014-06-10")
    return day


def _whole(words: str) -> int:
    if not words.isdecimal() or len(words) > 9:
        raise ValueError("a whole number, 0 or more")
    return int(words)


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
