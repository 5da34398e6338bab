"""What stands beside incidents for whoever browses: made from them and their claims whenever they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, delete, insert, select

from dateline.errors import StoreError
from dateline.incidents.priority import Priority, priority
from dateline.store.codec import decode, encode, incident_columns
from dateline.store.judged import judged, mark_judged
from dateline.store.searched import searched
from dateline.store.tables import (
    claims,
    incident_heads,
    incident_outlets,
    incident_parties,
    incidents,
    queue,
    reports,
)
from dateline.types import Chosen, CountKind, Figure, Incident, Said, Status

_ABOUT_CLAIM: tuple[Column[Any], ...] = (
    claims.c.id,
    claims.c.report_id,
    claims.c.status,
    claims.c.confidence,
    claims.c.place,
    claims.c.lat,
    reports.c.outlet,
)
_STRENGTH = (Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED)
_MANY = 500

Facts = Mapping[str, Row[Any]]
"""What the tables hold of claims, by id."""


def beside_rows(connection: Connection, some: Sequence[Incident]) -> dict[Table, list[dict[str, Any]]]:
    """What stands beside these incidents, as rows by table; none of their claims is judged yet."""
    facts = _facts(connection, some)
    return {
        incident_heads: [_head(one, facts) for one in some],
        incident_parties: [row for one in some for row in _parties(one)],
        incident_outlets: [row for one in some for row in _outlets(one, facts)],
        queue: [row for one in some for row in _waiting(one, facts)],
    }


def derive(connection: Connection, some: Sequence[Incident]) -> None:
    """Write what stands beside incidents that were just written, and where nothing of them stands yet."""
    rows = beside_rows(connection, some)
    ids = [row["claim_id"] for row in rows[queue]]
    for start in range(0, len(ids), _MANY):
        connection.execute(delete(queue).where(queue.c.claim_id.in_(ids[start : start + _MANY])))
    for table, found in rows.items():
        if found:
            connection.execute(insert(table), found)
    mark_judged(connection, judged(connection, ids))


def derive_all(connection: Connection) -> None:
    """Write it for every incident that has none of it yet, as after a migration.

    One whose document this Dateline cannot read is left out until it is made again.
    """
    missing = select(incidents.c.id, incidents.c.document).outerjoin(incident_heads)
    chosen = missing.where(incident_heads.c.id.is_(None)).order_by(incidents.c.id).limit(_MANY)
    last = ""
    while rows := connection.execute(chosen.where(incidents.c.id > last)).all():
        derive(connection, [one for row in rows for one in _readable(row.document)])
        last = rows[-1].id


def _readable(document: str) -> list[Incident]:
    try:
        return [decode(document, Incident)]
    except StoreError:
        return []


def _facts(connection: Connection, some: Iterable[Incident]) -> Facts:
    """What the tables hold of the claims that make these incidents."""
    wanted = sorted({claim_id for one in some for claim_id in one.claim_ids})
    chosen = select(*_ABOUT_CLAIM).join(reports, reports.c.id == claims.c.report_id)
    found: dict[str, Row[Any]] = {}
    for start in range(0, len(wanted), _MANY):
        rows = connection.execute(chosen.where(claims.c.id.in_(wanted[start : start + _MANY])))
        found.update((row.id, row) for row in rows)
    return found


def _head(incident: Incident, facts: Facts) -> dict[str, Any]:
    """An incident's row without its document, and what its claims give."""
    row = incident_columns(incident)
    del row["document"]
    injured = incident.figure(CountKind.INJURED)
    known = [facts[claim_id] for claim_id in incident.claim_ids if claim_id in facts]
    return row | {
        "status": _status(incident, known),
        "confidence": max((one.confidence for one in known), default=None),
        "injured_best": injured.best if injured else None,
        "toll": _toll(incident.figure(CountKind.KILLED)),
        "priority": max((one.points for _, one in _priorities(incident, facts)), default=0.0),
        "words": _words(incident),
    }


def _status(incident: Incident, known: Sequence[Row[Any]]) -> str | None:
    """The strongest status; as an incident's voices have it where a person corrected it, else as it was read."""
    told = {one.claim_id: one.status for one in _said(incident)}
    read = {row.id: Status(row.status) for row in known}
    statuses = set((read | told).values())
    return next((status.value for status in _STRENGTH if status in statuses), None)


def _toll(killed: Figure | None) -> int | None:
    bounds = (killed.best, killed.low, killed.high) if killed else ()
    return next((bound for bound in bounds if bound is not None), None)


def _fields(incident: Incident) -> tuple[Chosen[Any] | Figure, ...]:
    single = (incident.date, incident.place, incident.actors, incident.targets, incident.weapon)
    return (*single, *incident.figures)


def _said(incident: Incident) -> Iterator[Said[Any]]:
    return (said for field in _fields(incident) for said in field.said)


def _words(incident: Incident) -> str:
    place = incident.place.value
    parts = (
        incident.kind.replace("_", " "),
        *((place.name, place.admin1, place.admin2) if place else ()),
        *(incident.actors.value or ()),
        *(incident.targets.value or ()),
        incident.weapon.value,
    )
    return searched(" · ".join(part for part in parts if part))


def _parties(incident: Incident) -> Iterator[dict[str, Any]]:
    for side, chosen in (("actor", incident.actors), ("target", incident.targets)):
        for name in dict.fromkeys(chosen.value or ()):
            yield {"incident_id": incident.id, "side": side, "name": name}


def _outlets(incident: Incident, facts: Facts) -> Iterator[dict[str, Any]]:
    rows = (facts[claim_id] for claim_id in incident.claim_ids if claim_id in facts)
    for outlet in sorted({row.outlet for row in rows if row.outlet}):
        yield {"incident_id": incident.id, "outlet": outlet}


def _waiting(incident: Incident, facts: Facts) -> Iterator[dict[str, Any]]:
    for claim_id, found in _priorities(incident, facts):
        yield {
            "claim_id": claim_id,
            "incident_id": incident.id,
            "report_id": facts[claim_id].report_id,
            "priority": found.points,
            "reasons": encode(found.reasons),
            "judged": False,
        }


def _priorities(incident: Incident, facts: Facts) -> Iterator[tuple[str, Priority]]:
    disputed = {said.claim_id for field in _fields(incident) if field.disputed for said in field.said}
    killed = _killed(incident.figure(CountKind.KILLED))
    for claim_id in incident.claim_ids:
        if claim_id in facts:
            row = facts[claim_id]
            yield (
                claim_id,
                priority(
                    row.confidence,
                    disputed=claim_id in disputed,
                    killed=killed.get(claim_id),
                    unresolved=row.place is not None and row.lat is None,
                ),
            )


def _killed(figure: Figure | None) -> dict[str, int]:
    """The highest figure that each claim gives."""
    found: dict[str, int] = {}
    for said in figure.said if figure else ():
        count = said.value.value
        bounds = [bound for bound in (count.low, count.best, count.high) if bound is not None]
        found[said.claim_id] = max([*bounds, found.get(said.claim_id, 0)])
    return found
