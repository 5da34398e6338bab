"""The places of incidents, each once for each way of being known: what a map draws and a list beside it names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from dateline.store.filters import IncidentFilter, filtered
from dateline.store.tables import incident_heads
from dateline.types import Status

_HEADS = incident_heads.c


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The incidents at one place that is known as exactly; ``lat`` and ``lon`` are None where nobody found it.

    ``killed`` is the sum of their best figures, None where none has one. ``unverified`` counts those whose
    strongest claim is no more than that.
    """

    key: str | None
    name: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    country: str | None
    incidents: int
    killed: int | None
    disputed: int
    unverified: int


def sites_of(connection: Connection, wanted: IncidentFilter) -> tuple[SiteRow, ...]:
    """The places of the incidents that are wanted, in order of their keys; those without a point are one."""
    where = (_HEADS.place_key, _HEADS.lat, _HEADS.lon, _HEADS.where_prec)
    chosen = select(
        *where,
        func.min(_HEADS.place).label("name"),
        func.min(_HEADS.country).label("country"),
        func.count().label("incidents"),
        func.sum(_HEADS.killed_best).label("killed"),
        func.sum(case((_HEADS.disputed, 1), else_=0)).label("disputed"),
        func.sum(case((_HEADS.status == Status.UNVERIFIED.value, 1), else_=0)).label("unverified"),
    )
    grouped = filtered(chosen, wanted).group_by(*where).order_by(*(one.nulls_first() for one in where))
    return tuple(
        SiteRow(
            key=row.place_key,
            name=row.name,
            lat=row.lat,
            lon=row.lon,
            precision=row.where_prec,
            country=row.country,
            incidents=row.incidents,
            killed=None if row.killed is None else int(row.killed),
            disputed=int(row.disputed),
            unverified=int(row.unverified),
        )
        for row in connection.execute(grouped)
    )
