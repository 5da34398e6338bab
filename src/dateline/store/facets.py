"""What the incidents of a filter are made of, counted: to choose a further filter from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, func, select

from dateline.store.filters import IncidentFilter, filtered, in_order
from dateline.store.tables import incident_heads, incident_outlets, incident_parties

_MOST = 40
"""Values told of each; what is rarer is found by typing it."""
_HEADS = incident_heads.c
_KNOWN = frozenset({"kinds", "statuses", "country"})
"""What may be asked for and stands in the index of kinds."""

Counts = tuple[tuple[str, int], ...]
"""Values with the number of incidents, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many incidents there are of each value; of each field the most frequent values alone."""

    kinds: Counts
    statuses: Counts
    countries: Counts
    actors: Counts
    targets: Counts
    outlets: Counts


def facets_of(connection: Connection, wanted: IncidentFilter) -> Facets:
    """The facets of the incidents that are wanted."""
    kinds, statuses, countries = Counter[str](), Counter[str](), Counter[str]()
    by_kind = in_order((_HEADS.kind, _HEADS.status, _HEADS.country), wanted, _KNOWN)
    counted = filtered(select(*by_kind, func.count()), wanted).group_by(*by_kind)
    for kind, status, country, number in connection.execute(counted):
        kinds[kind] += number
        statuses[status] += number
        countries[country] += number
    actors, targets = _parties(connection, wanted)
    outlet = incident_outlets.c.outlet
    outlets = _among(select(outlet, func.count()), incident_outlets.c.incident_id, wanted).group_by(outlet)
    return Facets(
        kinds=_most(kinds.items()),
        statuses=_most(statuses.items()),
        countries=_most(countries.items()),
        actors=_most(actors),
        targets=_most(targets),
        outlets=_most((outlet, number) for outlet, number in connection.execute(outlets)),
    )


def _parties(
    connection: Connection, wanted: IncidentFilter
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Names with how often they act and how often they are the target: both in one walk through the names' index."""
    name, side = incident_parties.c.name, incident_parties.c.side
    counted = _among(select(name, side, func.count()), incident_parties.c.incident_id, wanted)
    rows = connection.execute(counted.group_by(name, side)).all()
    return [(one, number) for one, side, number in rows if side == "actor"], [
        (one, number) for one, side, number in rows if side == "target"
    ]


def _among(chosen: Select[Any], id: Column[Any], wanted: IncidentFilter) -> Select[Any]:
    """What is selected beside incidents, of those that are wanted alone."""
    if wanted == IncidentFilter():
        return chosen
    return chosen.where(id.in_(filtered(select(_HEADS.id), wanted)))


def _most(counted: Iterable[tuple[str | None, int]]) -> Counts:
    known = [(value, number) for value, number in counted if value is not None]
    return tuple(sorted(known, key=lambda one: (-one[1], one[0]))[:_MOST])
