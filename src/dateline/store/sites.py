"""The places of incidents, each once for each way of being known: what a map draws and a list beside it names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from dateline.store.filters import IncidentFilter, filtered, in_order
from dateline.store.heads import PLACE
from dateline.store.tables import incident_heads
from dateline.types import Status

_HEADS = incident_heads.c
_KNOWN = frozenset(
    {"start", "end", "statuses", "country", "place_key", "disputed", "precisions", "placed", "box"}
)
"""What may be asked for and stands in the index of places."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The incidents at one place that is known as exactly; ``lat`` and ``lon`` are None where nobody found it.

    ``name`` is what the incident of the first id calls it.
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
    where = in_order([_HEADS[name] for name in PLACE], wanted, _KNOWN)
    chosen = select(
        *where,
        func.min(_HEADS.id).label("first"),
        func.min(_HEADS.country).label("country"),
        func.count().label("incidents"),
        func.sum(_HEADS.killed_best).label("killed"),
        func.sum(case((_HEADS.disputed, 1), else_=0)).label("disputed"),
        func.sum(case((_HEADS.status == Status.UNVERIFIED.value, 1), else_=0)).label("unverified"),
    )
    grouped = filtered(chosen, wanted).group_by(*where).subquery()
    one = incident_heads.alias()
    named = select(grouped, one.c.place.label("name")).join(one, one.c.id == grouped.c.first)
    named = named.order_by(*(grouped.c[name].nulls_first() for name in PLACE))
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
        for row in connection.execute(named)
    )
