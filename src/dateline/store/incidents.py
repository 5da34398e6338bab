"""Incidents of the last join, and where the ids of earlier ones lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from dateline.errors import NotThereError
from dateline.store.codec import decode
from dateline.store.database import Database
from dateline.store.runs import run_number
from dateline.store.staging import Again, last_run, put, staging
from dateline.store.tables import forwardings, incident_claims, incidents
from dateline.types import Forwarding, Incident

_MANY = 200
"""Incidents written at a time: a large one holds some hundred kilobytes."""

_ASKED = 500
"""Ids in one question: SQLite takes a limited number of parameters."""


class Change:
    """Some incidents being made again, while nobody else writes to the workspace."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self,
        found: Sequence[Incident],
        forwarded: Iterable[Forwarding] = (),
        *,
        gone: Iterable[str] = (),
        run: str,
    ) -> None:
        """Put these incidents in place of those of their ids and of ``gone``; all others stay.

        Forwardings are as ``Incidents.replace`` takes them.
        """
        number = run_number(run)
        for some in _some({*gone, *(one.id for one in found)}):
            self._connection.execute(delete(incident_claims).where(incident_claims.c.incident_id.in_(some)))
            self._connection.execute(delete(incidents).where(incidents.c.id.in_(some)))
        if found:
            put(self._connection, found, number)
        _forward(self._connection, list(forwarded), number)


class Incidents:
    """Incidents: derived, replaced as a whole by each join; forwardings of earlier joins stay."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(
        self,
        found: Iterable[Incident],
        forwarded: Iterable[Forwarding],
        *,
        run: str,
        since: int | None = None,
        again: Again | None = None,
    ) -> None:
        """Put these incidents in place of all that were there, or leave those where anything fails.

        Others may read and write while ``found`` is made; they wait only while what differs is put in its place.
        Incidents that they changed since ``last_run`` gave ``since`` (since now, without it) are put back too, for
        which ``again`` gives them once more; without it, StoreError. Forwardings are added to the earlier ones; one
        for an old id replaces what that id led to, and an id that is an incident again leads nowhere.
        """
        number = run_number(run)
        with staging(self._database, number, since) as staged:
            remaining = iter(found)
            while some := list(islice(remaining, _MANY)):
                staged.add(some)
            with self._database.writing_on(staged.connection):
                staged.write(again)
                _forward(staged.connection, list(forwarded), number)

    def last_run(self) -> int:
        """The number of the latest run by which any incident was made, 0 where there is none."""
        with self._database.reading() as connection:
            return last_run(connection)

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """Some incidents made again in one transaction, in which nobody else writes.

        What is read inside it, through this or any part of the store, is the workspace as it was when it began.
        """
        with self._database.writing() as connection:
            yield Change(connection)

    def get(self, incident_id: str) -> Incident:
        """The incident of that id, or the one it was merged into.

        NotThereError where there is none; of one that was split it names the parts.
        """
        with self._database.reading() as connection:
            document = _document(connection, incident_id)
            if document is None:
                document = _document(connection, _lead(connection, incident_id, self._database.name))
        if document is None:
            raise NotThereError(f"{self._database.name} has no incident {incident_id}")
        return decode(document, Incident)

    def many(self, incident_ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents of those ids, by id; one that is no more is left out."""
        found: dict[str, Incident] = {}
        with self._database.reading() as connection:
            for some in _some(incident_ids):
                chosen = select(incidents.c.id, incidents.c.document).where(incidents.c.id.in_(some))
                found.update((row.id, decode(row.document, Incident)) for row in connection.execute(chosen))
        return found

    def holding(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """By claim id, the incident that each of those claims makes or stands beside; others are left out."""
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for some in _some(claim_ids):
                chosen = select(incident_claims.c.claim_id, incident_claims.c.incident_id)
                chosen = chosen.where(incident_claims.c.claim_id.in_(some))
                found.update((row.claim_id, row.incident_id) for row in connection.execute(chosen))
        return found

    def leading(self, old: Iterable[str] = (), to: Iterable[str] = ()) -> list[Forwarding]:
        """The forwardings of those old ids, and those that lead to these incidents, by old id."""
        found: dict[tuple[str, int], Forwarding] = {}
        asked = [(forwardings.c.old, some) for some in _some(old)]
        asked += [(forwardings.c.new, some) for some in _some(to)]
        with self._database.reading() as connection:
            for column, some in asked:
                for row in connection.execute(select(forwardings).where(column.in_(some))):
                    found[row.old, row.number] = Forwarding(row.old, row.new, row.reason)
        return [found[key] for key in sorted(found)]

    def each(self, start: date | None = None, end: date | None = None) -> Iterator[Incident]:
        """Every incident by id, streamed; with ``start`` or ``end`` those that may lie on or between those days.

        An incident without a date is left out where either is given.
        """
        chosen = select(incidents.c.document).order_by(incidents.c.id)
        if start is not None or end is not None:
            chosen = chosen.where(incidents.c.date_end.is_not(None))
        if start is not None:
            chosen = chosen.where(incidents.c.date_end >= start)
        if end is not None:
            chosen = chosen.where(incidents.c.date_start.is_(None) | (incidents.c.date_start <= end))
        for row in self._database.rows(chosen):
            yield decode(row.document, Incident)

    def memberships(self) -> Iterator[tuple[str, str]]:
        """Claim id and incident id of each claim that makes an incident, by claim id, streamed."""
        chosen = select(incident_claims.c.claim_id, incident_claims.c.incident_id).order_by(
            incident_claims.c.claim_id, incident_claims.c.incident_id
        )
        for row in self._database.rows(chosen.where(incident_claims.c.beside.is_(False))):
            yield row.claim_id, row.incident_id

    def forwardings(self) -> Iterator[Forwarding]:
        """Every forwarding there ever was and still holds, by old id, streamed."""
        chosen = select(forwardings).order_by(forwardings.c.old, forwardings.c.number)
        for row in self._database.rows(chosen):
            yield Forwarding(row.old, row.new, row.reason)

    def by_kind(self) -> dict[str, int]:
        """How many incidents there are of each kind, by kind."""
        chosen = (
            select(incidents.c.kind, func.count().label("count"))
            .group_by(incidents.c.kind)
            .order_by(incidents.c.kind)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(chosen)}

    def count(self) -> int:
        """How many incidents there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(incidents)) or 0


def _some(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _ASKED):
        yield wanted[start : start + _ASKED]


def _forward(connection: Connection, forwarded: list[Forwarding], run: int) -> None:
    rows: dict[str, list[dict[str, Any]]] = {}
    for one in forwarded:
        parts = rows.setdefault(one.old, [])
        parts.append(
            {"old": one.old, "number": len(parts), "new": one.new, "reason": one.reason, "run_id": run}
        )
    for old in rows:
        connection.execute(delete(forwardings).where(forwardings.c.old == old))
    if rows:
        connection.execute(insert(forwardings), [row for parts in rows.values() for row in parts])
    connection.execute(delete(forwardings).where(forwardings.c.old.in_(select(incidents.c.id))))


def _document(connection: Connection, incident_id: str) -> str | None:
    found: str | None = connection.scalar(select(incidents.c.document).where(incidents.c.id == incident_id))
    return found


def _lead(connection: Connection, incident_id: str, name: str) -> str:
    """The id at the end of the forwardings; NotThereError where they part or end."""
    at, seen = incident_id, {incident_id}
    while True:
        chosen = select(forwardings).where(forwardings.c.old == at).order_by(forwardings.c.number)
        found = connection.execute(chosen).all()
        if not found:
            return at
        new = [row.new for row in found if row.new is not None]
        if not new:
            raise NotThereError(f"incident {incident_id} is no more: {found[0].reason}")
        if len(new) > 1:
            raise NotThereError(f"incident {incident_id} was split into {', '.join(new)}: {found[0].reason}")
        if new[0] in seen:
            raise NotThereError(f"{name} has no incident {incident_id}: its forwardings go round")
        at = new[0]
        seen.add(at)
