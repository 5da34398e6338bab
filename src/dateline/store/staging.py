"""Incidents of a join, laid ready beside the workspace and put into it in one short transaction.

Laying them ready takes as long as building them; it is done in temporary tables of the database, while others read
and write the workspace. What is already there as it should be is not written again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, delete, func, insert, select

from dateline.errors import StoreError
from dateline.store.codec import incident_columns
from dateline.store.database import Database
from dateline.store.derived import beside_rows
from dateline.store.judged import judged, mark_judged
from dateline.store.tables import (
    claims,
    incident_claims,
    incident_heads,
    incident_outlets,
    incident_parties,
    incidents,
    queue,
)
from dateline.types import Incident

_MANY = 500
_MOST_MOVED = 2_000
"""Incidents that people may have changed while a join was made; more are the work of another join."""

_UNCOMPARED = frozenset({"run_id", "judged"})
"""Columns that another join, or a judgement, may have otherwise."""

Again = Callable[[Collection[str]], Iterable[Incident]]
"""Gives the incidents of these ids once more."""

Rows = dict[Table, list[dict[str, Any]]]
"""Rows by their table, a table before those that refer to it."""


def rows_of(connection: Connection, some: Sequence[Incident], run: int) -> Rows:
    """All rows of these incidents; which of their claims are judged is not told yet."""
    return {
        incidents: [incident_columns(one) | {"run_id": run} for one in some],
        incident_claims: [row for one in some for row in _members(one)],
        **beside_rows(connection, some),
    }


def put(connection: Connection, some: Sequence[Incident], run: int) -> None:
    """Write incidents, of which nothing stands there yet, inside a transaction that writes."""
    rows = rows_of(connection, some, run)
    for table, found in rows.items():
        if found:
            connection.execute(insert(table), found)
    mark_judged(connection, judged(connection, [row["claim_id"] for row in rows[queue]]))


class Staging:
    """Incidents laid ready, on a connection of its own; made by ``staging``."""

    def __init__(self, connection: Connection, run: int, since: int | None, name: str) -> None:
        self.connection = connection
        self._run = run
        self._name = name
        self._ids: set[str] = set()
        self._changed: set[str] = set()
        metadata = MetaData()
        self._tables = {table: _copy(table, metadata) for table in rows_of(connection, (), run)}
        metadata.create_all(connection, checkfirst=False)
        self._since = last_run(connection) if since is None else since
        connection.commit()

    def add(self, some: Sequence[Incident]) -> None:
        """Lay incidents ready; nothing is done for those that the workspace holds already."""
        rows = rows_of(self.connection, some, self._run)
        ids = {one.id for one in some}
        self._ids |= ids
        self._stage(rows, ids - self._same(ids, rows))
        self.connection.commit()

    def write(self, again: Again | None) -> None:
        """Put them in place of all that are there, inside the transaction that the connection has begun.

        Where others changed incidents since the staging began, these are put back as they were laid ready, from
        ``again`` where they were not laid out; StoreError without it, or where another join was faster.
        """
        stored = set(self.connection.scalars(select(incidents.c.id)))
        moved = self._moved(stored)
        if moved and (again is None or len(moved) > _MOST_MOVED):
            raise StoreError(f"{self._name} was reconciled by another process in the meantime: run it again")
        if moved and again is not None:
            self._stage(rows_of(self.connection, list(again(moved)), self._run), moved)
        gone = stored - self._ids
        _delete(self.connection, (self._changed & stored) | gone, whole=stored <= self._changed | gone)
        for table, staged in self._tables.items():
            self.connection.execute(insert(table).from_select(list(table.c.keys()), _sound(table, staged)))
        mark_judged(self.connection, judged(self.connection))

    def _moved(self, stored: Set[str]) -> set[str]:
        """Incidents as they should be that others changed or took away since, and that are not laid out."""
        later = self.connection.scalars(select(incidents.c.id).where(incidents.c.run_id > self._since))
        return ((self._ids & set(later)) | (self._ids - stored)) - self._changed

    def _stage(self, rows: Rows, changed: Set[str]) -> None:
        for table, found in rows.items():
            wanted = [row for row in found if row[_key(table)] in changed]
            if wanted:
                self.connection.execute(insert(self._tables[table]), wanted)
        self._changed |= changed

    def _same(self, ids: Set[str], rows: Rows) -> set[str]:
        """Those of which every row stands as it should."""
        found = set(ids)
        for table, wanted in rows.items():
            key = _key(table)
            compared = [column for column in table.c if column.name not in _UNCOMPARED]
            there = self.connection.execute(select(*compared).where(table.c[key].in_(ids)))
            names = [column.name for column in compared]
            before = _by_incident((dict(row._mapping) for row in there), key, names)
            after = _by_incident(wanted, key, names)
            found -= {id for id in found if before.get(id) != after.get(id)}
        return found


@contextmanager
def staging(database: Database, run: int, since: int | None) -> Iterator[Staging]:
    """A place to lay incidents ready; what is not written when it ends is gone."""
    with database.apart() as connection:
        yield Staging(connection, run, since, database.name)


def last_run(connection: Connection) -> int:
    """The latest run by which any incident was made, 0 for none."""
    return connection.scalar(select(func.max(incidents.c.run_id))) or 0


def _copy(table: Table, metadata: MetaData) -> Table:
    """A temporary table of the same columns, without keys."""
    columns = [Column(column.name, column.type) for column in table.columns]
    return Table(f"staged_{table.name}", metadata, *columns, prefixes=["TEMPORARY"])


def _members(incident: Incident) -> Iterator[dict[str, Any]]:
    for claim_ids, beside in ((incident.claim_ids, False), (incident.beside, True)):
        for claim_id in claim_ids:
            yield {"incident_id": incident.id, "claim_id": claim_id, "beside": beside}


def _key(table: Table) -> str:
    """The column that tells the incident."""
    return "id" if "id" in table.c else "incident_id"


def _by_incident(rows: Iterable[dict[str, Any]], key: str, names: Sequence[str]) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = {}
    for row in rows:
        found.setdefault(row[key], set()).add(tuple(row[name] for name in names))
    return found


def _delete(connection: Connection, ids: Set[str], *, whole: bool) -> None:
    """Take incidents away, and with them all that stands beside them; ``whole`` where they are all there are."""
    if whole:
        for table in (queue, incident_outlets, incident_parties, incident_heads, incident_claims, incidents):
            connection.execute(delete(table))
        return
    ordered = sorted(ids)
    for start in range(0, len(ordered), _MANY):
        connection.execute(delete(incidents).where(incidents.c.id.in_(ordered[start : start + _MANY])))


def _sound(table: Table, staged: Table) -> Any:
    """What is staged; of the queue, the claims alone that are still there."""
    chosen = select(*staged.columns)
    return chosen.where(staged.c.claim_id.in_(select(claims.c.id))) if table is queue else chosen
