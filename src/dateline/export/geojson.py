"""Incidents as map features: a point where the place is known, an area for a province, never a pin in its capital."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.export.common import common_losses, other_places
from dateline.export.context import Context
from dateline.export.features import GEOJSON as KIND
from dateline.export.features import GEOMETRY
from dateline.export.origins import came
from dateline.export.own_incidents import incident_contents
from dateline.export.plover_codes import is_point
from dateline.export.shape import Cell, Content, Loss, Row, Table
from dateline.export.sheets import load_tables, table_of
from dateline.gazetteer import Sort
from dateline.gazetteer.geometry import away
from dateline.types import CountKind, Incident, Place, Status

CORNERS = 36
_AREAS = {3, 4, 5}
_LINES = {Sort.RIVER, Sort.RELIEF, Sort.STRAIT, Sort.WATER, Sort.WORLD_REGION}
"""What no circle fills: it would cover land that nobody spoke of."""
_WIDEST_KM = 1500.0
"""The widest provinces of the gazetteer reach 1,400 km from their middle; what reaches further is no area on a map."""
_DIGITS = 5
_SURE = (Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED)
_HELD = (CountKind.KILLED, CountKind.INJURED)


@dataclass(frozen=True)
class Features:
    """GeoJSON."""

    name: str = "geojson"
    title: str = "GeoJSON"
    edition: str = "RFC 7946"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table of geojson.yaml."""
        return (table_of(load_tables("geojson"), "incidents", "incidents.geojson", KIND),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The feature of one incident, and what it could not hold."""
        place = incident.place.value
        geometry, radius = shown(place, context) if place else (None, None)
        known = properties(incident, context)
        kind = "nothing" if geometry is None else "area" if radius else "point"
        contents = known | {"shown_as": kind, "radius_km": radius, GEOMETRY: geometry}
        names = {column.name for column in self.tables[0].columns}
        yield Row(
            "incidents",
            incident.id,
            {name: Cell(contents.get(name), came(name, incident)) for name in names},
        )
        yield from common_losses(incident, tolls=_HELD, weapon=True)
        yield from other_places(incident)
        if place is not None and geometry is None:
            yield Loss("place without a geometry", incident.id, f"{place.name}, where_prec {place.precision}")


def properties(incident: Incident, context: Context) -> dict[str, Content]:
    """What map and humanitarian formats tell of an incident, by the names of geojson.yaml."""
    claims = context.claims(incident)
    found = incident_contents(incident)
    statuses = {claim.status for claim in claims}
    outlets = dict.fromkeys(report.outlet for report in context.reports(incident) if report.outlet)
    voices = dict.fromkeys(
        claim.said_by.value if claim.said_by else context.report(claim.report_id).outlet for claim in claims
    )
    return found | {
        "actors": joined(incident.actors.value or ()),
        "targets": joined(incident.targets.value or ()),
        "said_by": joined(voice for voice in voices if voice),
        "disputed_fields": joined(disputed_fields(incident)),
        "status": next((status.value for status in _SURE if status in statuses), None),
        "outlets": joined(outlets),
    }


def disputed_fields(incident: Incident) -> Iterator[str]:
    """The fields and tolls that voices disagree on."""
    for field in ("date", "place", "actors", "targets", "weapon"):
        if getattr(incident, field).disputed:
            yield field
    for figure in incident.figures:
        if figure.disputed:
            yield figure.what.value


def joined(words: Any) -> str | None:
    """Words as a list in one cell; None for none."""
    return "; ".join(words) or None


def shown(place: Place, context: Context) -> tuple[dict[str, Any] | None, float | None]:
    """The geometry of a place and, for an area, its radius in kilometres."""
    if is_point(place):
        return {"type": "Point", "coordinates": [_degrees(place.lon), _degrees(place.lat)]}, None
    entry = context.gazetteer.get(place.key) if place.key and place.precision in _AREAS else None
    if entry is None or entry.sort in _LINES or not 0 < entry.radius_km <= _WIDEST_KM:
        return None, None
    ring = circle(entry.lat, entry.lon, entry.radius_km)
    return ({"type": "Polygon", "coordinates": [ring]}, entry.radius_km) if ring else (None, None)


def circle(lat: float, lon: float, km: float) -> list[list[float]] | None:
    """A closed ring counter-clockwise around a point; None where it would cross the 180th meridian or a pole.

    RFC 7946 wants such shapes cut in two, and few readers draw what comes of it.
    """
    corners = [away(lat, lon, km, -bearing * 360 / CORNERS) for bearing in range(CORNERS)]
    over_a_pole = abs(lat) + km / 111.2 >= 90
    if over_a_pole or any(abs(corner_lon - lon) > 180 for _, corner_lon in corners):
        return None
    ring = [[_degrees(corner_lon), _degrees(corner_lat)] for corner_lat, corner_lon in corners]
    return [*ring, ring[0]]


def _degrees(value: float | None) -> float:
    assert value is not None  # is_point asks
    return round(value, _DIGITS)


GEOJSON = Features()
