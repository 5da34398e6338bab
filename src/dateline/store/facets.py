"""What the incidents of a filter are made of, counted: to choose a further filter from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, func, select

from dateline.store.filters import IncidentFilter, filtered
from dateline.store.tables import incident_heads, incident_outlets, incident_parties

_MOST = 40
"""Values told of each; what is rarer is found by typing it."""
_HEADS = incident_heads.c

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
    chosen = select(_HEADS.kind, _HEADS.status, _HEADS.country, func.count())
    grouped = filtered(chosen, wanted).group_by(_HEADS.kind, _HEADS.status, _HEADS.country)
    for kind, status, country, number in connection.execute(grouped):
        kinds[kind] += number
        statuses[status] += number
        countries[country] += number
    parties = _beside(
        connection,
        wanted,
        (incident_parties.c.side, incident_parties.c.name),
        incident_parties.c.incident_id,
    )
    outlets = _beside(connection, wanted, (incident_outlets.c.outlet,), incident_outlets.c.incident_id)
    return Facets(
        kinds=_most(kinds.items()),
        statuses=_most(statuses.items()),
        countries=_most(countries.items()),
        actors=_most((name, number) for side, name, number in parties if side == "actor"),
        targets=_most((name, number) for side, name, number in parties if side == "target"),
        outlets=_most((outlet, number) for outlet, number in outlets),
    )


def _beside(
    connection: Connection, wanted: IncidentFilter, columns: tuple[Column[Any], ...], id: Column[Any]
) -> list[Any]:
    """Values of a table beside the incidents, with how many of those wanted have each."""
    counted = select(*columns, func.count())
    if wanted != IncidentFilter():
        counted = filtered(counted.join(incident_heads, _HEADS.id == id), wanted)
    return list(connection.execute(counted.group_by(*columns)))


def _most(counted: Iterable[tuple[str | None, int]]) -> Counts:
    known = [(value, number) for value, number in counted if value is not None]
    return tuple(sorted(known, key=lambda one: (-one[1], one[0]))[:_MOST])
