"""Runs: what was done to a workspace, when, and with which versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Row, insert, select, update

from dateline.errors import NotThereError
from dateline.store.codec import decode, encode
from dateline.store.database import Database
from dateline.store.tables import runs

_COLUMNS = ("code", "codebook", "weights", "gazetteer")


@dataclass(frozen=True)
class Run:
    """One run. ``finished`` and ``counts`` are None and empty for one that is under way or was cut off."""

    id: str
    what: str
    versions: Mapping[str, str]
    started: datetime
    finished: datetime | None
    counts: Mapping[str, int]


class Runs:
    """Every run on the workspace; what it stored names it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, what: str, versions: Mapping[str, str]) -> str:
        """Write down that a run begins, and give its id.

        ``versions`` are told by name; "code", "codebook", "weights" and "gazetteer" have columns of their own.
        """
        row = {name: versions.get(name) for name in _COLUMNS}
        row |= {"what": what, "versions": encode(dict(sorted(versions.items())))}
        with self._database.writing() as connection:
            found = connection.execute(
                insert(runs).returning(runs.c.id), row | {"started": datetime.now(UTC)}
            )
            return str(found.scalar_one())

    def finish(self, run: str, counts: Mapping[str, int]) -> None:
        """Write down that a run came to its end, and what it did."""
        ended = {"finished": datetime.now(UTC), "counts": encode(dict(sorted(counts.items())))}
        with self._database.writing() as connection:
            changed = connection.execute(update(runs).where(runs.c.id == run_number(run)).values(**ended))
            if not changed.rowcount:
                raise NotThereError(f"there is no run {run}")

    def each(self) -> Iterator[Run]:
        """Every run, in the order they began."""
        with self._database.reading() as connection:
            for row in connection.execute(select(runs).order_by(runs.c.id)):
                yield _run(row)


def run_number(run: str) -> int:
    """The number of a run in the tables; NotThereError for what ``begin`` never gave."""
    if not run.isascii() or not run.isdecimal() or len(run) > 9:
        raise NotThereError(f"there is no run {run}")
    return int(run)


def _run(row: Row[tuple[object, ...]]) -> Run:
    counts = decode(row.counts, dict[str, int]) if row.counts else {}
    return Run(str(row.id), row.what, decode(row.versions, dict[str, str]), row.started, row.finished, counts)
