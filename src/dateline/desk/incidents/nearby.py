"""Incidents that may be the same happening as one: those that it was weighed with, and those near in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from dateline.desk.incidents.headline import headline
from dateline.store import Store
from dateline.types import Incident

_DAYS = timedelta(days=3)
_MOST = 12


def nearby(store: Store, incident: Incident, words: str = "") -> tuple[Incident, ...]:
    """Other incidents that a person may mean, the likeliest first; with ``words`` only those that have them all."""
    asked = words.casefold().split()
    weighed = store.joined.near((*incident.claim_ids, *incident.beside))
    met = set(store.incidents.holding({claim for pair in weighed for claim in pair}).values()) - {incident.id}
    first = store.incidents.many(met)
    found = {one.id: one for one in sorted(first.values(), key=lambda one: _far(incident, one))}
    for one in sorted(_around(store, incident), key=lambda one: _far(incident, one)):
        found.setdefault(one.id, one)
    kept = [one for one in found.values() if one.id != incident.id and _has(one, asked)]
    return tuple(kept[:_MOST])


def _around(store: Store, incident: Incident) -> Iterable[Incident]:
    when = incident.date.value
    if when is None:
        return ()
    return store.incidents.each((when.start or when.end) - _DAYS, when.end + _DAYS)


def _far(one: Incident, other: Incident) -> tuple[bool, bool, bool, str]:
    """A key by which the likelier of others come first: the same place, the same kind, the same country."""
    here, there = one.place.value, other.place.value
    same_place = here is not None and there is not None and here.key == there.key
    same_country = here is not None and there is not None and here.country == there.country
    return not same_place, one.kind != other.kind, not same_country, other.id


def _has(incident: Incident, words: Iterable[str]) -> bool:
    names = [headline(incident), incident.id, *(incident.actors.value or ()), *(incident.targets.value or ())]
    told = " ".join(names).casefold()
    return all(word in told for word in words)
