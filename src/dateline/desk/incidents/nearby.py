"""Incidents that may be the same happening as one: those that it was weighed with, and those near in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateline.desk.incidents.listed import Row, row_of
from dateline.store import Store
from dateline.store.filters import IncidentFilter
from dateline.store.shown import IncidentRow
from dateline.types import Incident

_DAYS = timedelta(days=3)
_MORE_DAYS = timedelta(days=45)
"""With words: what is told further apart is not one happening to joining either (``candidates.py``)."""
_LOOKED_AT = 200
_MOST = 12


def nearby(store: Store, incident: Incident, words: str = "") -> tuple[Row, ...]:
    """Other incidents that a person may mean, the likeliest first; with ``words`` those that have them all."""
    asked = words.strip()
    found: dict[str, IncidentRow] = {}
    if not asked:
        found |= {row.id: row for row in _best(incident, _weighed(store, incident))}
    filters = [IncidentFilter(*_span(incident, _MORE_DAYS if asked else _DAYS), words=asked or None)]
    place = incident.place.value
    if not asked and place is not None and place.key is not None:
        filters.insert(0, IncidentFilter(*_span(incident, _DAYS), place_key=place.key))
    for wanted in filters:
        page = store.browse.incidents(wanted, order="date", limit=_LOOKED_AT)
        for row in _best(incident, page.rows):
            found.setdefault(row.id, row)
    named = store.incidents.many([asked]) if asked else {}
    rows = [*(_rows_of(store, named)), *found.values()]
    return tuple(row_of(row) for row in rows if row.id != incident.id)[:_MOST]


def _weighed(store: Store, incident: Incident) -> list[IncidentRow]:
    """Those of which a claim was weighed with one of these and was not hopeless."""
    pairs = store.joined.near((*incident.claim_ids, *incident.beside))
    met = set(store.incidents.holding({claim for pair in pairs for claim in pair}).values()) - {incident.id}
    return _rows_of(store, met)


def _rows_of(store: Store, ids: Iterable[str]) -> list[IncidentRow]:
    return list(store.browse.rows(ids))


def _span(incident: Incident, days: timedelta) -> tuple[date | None, date | None]:
    """The days around an incident; all where it has none."""
    when = incident.date.value
    if when is None:
        return None, None
    first = when.start or when.end
    return first - min(days, first - date.min), when.end + min(days, date.max - when.end)


def _best(incident: Incident, rows: Iterable[IncidentRow]) -> list[IncidentRow]:
    """The same place first, then the same kind, then the same country."""
    place = incident.place.value

    def far(row: IncidentRow) -> tuple[bool, bool, bool, str]:
        same_place = place is not None and place.key is not None and place.key == row.place_key
        same_country = place is not None and place.country is not None and place.country == row.country
        return not same_place, row.kind != incident.kind, not same_country, row.id

    return sorted(rows, key=far)
