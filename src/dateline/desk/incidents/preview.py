"""What a change would make of incidents, before it is kept: each before, and each after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.desk.incidents.headline import headline, range_in_words
from dateline.desk.incidents.voices import FIELDS, name_of
from dateline.desk.words import in_words
from dateline.store import Store
from dateline.types import Chosen, Incident, Status
from dateline.workspace.reshaping import Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of an incident in a line."""

    claim_id: str
    report_id: str
    name: str
    kind: str
    status: Status


@dataclass(frozen=True, slots=True)
class Value:
    """One field of an incident as it is chosen; ``changed`` where no incident before had it so."""

    label: str
    words: str
    rule: str
    changed: bool


@dataclass(frozen=True)
class Side:
    """One incident, before or after."""

    id: str
    headline: str
    voices: int
    entries: tuple[Entry, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Preview:
    """The incidents before and after. ``holds`` is false where it would not come out as was asked."""

    before: tuple[Side, ...]
    after: tuple[Side, ...]
    holds: bool
    judgements: int


def preview_of(store: Store, before: tuple[Incident, ...], plan: Plan) -> Preview:
    """The incidents that the change is of, and all that come out other than they were."""
    known = {value for one in before for value in _values(one)}
    stored = store.incidents.many(one.id for one in plan.made.incidents)
    after = [one for one in plan.made.incidents if one.id not in stored or _differ(stored[one.id], one)]
    return Preview(
        tuple(_side(store, one, known) for one in before),
        tuple(_side(store, one, known) for one in after),
        plan.holds,
        len(plan.rulings),
    )


def _differ(one: Incident, other: Incident) -> bool:
    """Whether the claims or what is chosen differ, and not only why claims stand together."""
    return (one.claim_ids, one.beside, _values(one)) != (other.claim_ids, other.beside, _values(other))


def _side(store: Store, incident: Incident, known: set[tuple[str, str, str]]) -> Side:
    claims = store.claims.many(incident.claim_ids)
    reports = {id: store.reports.get(id) for id in {one.report_id for one in claims.values()}}
    entries = tuple(
        Entry(claim.id, claim.report_id, name_of(claim, reports[claim.report_id]), claim.kind, claim.status)
        for claim in (claims[id] for id in incident.claim_ids if id in claims)
    )
    values = tuple(
        Value(label, words, rule, (label, words, rule) not in known)
        for label, words, rule in _values(incident)
    )
    return Side(incident.id, headline(incident), incident.voices, entries, values)


def _values(incident: Incident) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for field, label in FIELDS:
        chosen: Chosen[Any] = getattr(incident, field)
        if chosen.value is not None:
            found.append((label, in_words(chosen.value), chosen.rule))
    for one in incident.figures:
        found.append((one.what.value, range_in_words(one.low, one.best, one.high, one.what.value), one.rule))
    return found
