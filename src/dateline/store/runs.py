"""Runs: what was done to a workspace, when, and with which versions."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Row, func, insert, select, update

from dateline.errors import NotThereError
from dateline.store.codec import decode, encode
from dateline.store.database import Database
from dateline.store.tables import runs

DONE = "done"
STOPPED = "stopped"
BROKEN_OFF = "broken off"
_COLUMNS = ("code", "codebook", "weights", "gazetteer")


@dataclass(frozen=True)
class Run:
    """One run. ``finished`` and ``outcome`` are None for one that is under way, or whose end nobody saw yet.

    ``outcome`` is "done", "stopped" (by a person or an error that was told) or "broken off" (its process is gone).
    """

    id: str
    what: str
    versions: Mapping[str, str]
    started: datetime
    finished: datetime | None
    counts: Mapping[str, int]
    outcome: str | None = None


class Runs:
    """Every run on the workspace; what it stored names it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, what: str, versions: Mapping[str, str]) -> str:
        """Write down that a run begins, and give its id.

        ``versions`` are told by name; "code", "codebook", "weights" and "gazetteer" have columns of their own.
        """
        row = {name: versions.get(name) for name in _COLUMNS}
        row |= {"what": what, "versions": encode(dict(sorted(versions.items()))), "process": _this_process()}
        with self._database.writing() as connection:
            found = connection.execute(
                insert(runs).returning(runs.c.id), row | {"started": datetime.now(UTC)}
            )
            return str(found.scalar_one())

    def finish(self, run: str, counts: Mapping[str, int], *, outcome: str = DONE) -> None:
        """Write down that a run came to its end, how, and what it did."""
        ended = {
            "finished": datetime.now(UTC),
            "counts": encode(dict(sorted(counts.items()))),
            "outcome": outcome,
        }
        with self._database.writing() as connection:
            changed = connection.execute(update(runs).where(runs.c.id == run_number(run)).values(**ended))
            if not changed.rowcount:
                raise NotThereError(f"there is no run {run}")

    def break_off(self) -> int:
        """Close the runs whose process is gone, and give how many there were.

        Of processes on other machines nobody here knows: theirs are left open.
        """
        here = f"{platform.node()}:"
        chosen = select(runs.c.id, runs.c.process).where(
            runs.c.finished.is_(None) & runs.c.process.is_not(None)
        )
        with self._database.reading() as connection:
            found = [row.id for row in connection.execute(chosen) if _is_gone(row.process, here)]
        if found:
            ended = {"finished": datetime.now(UTC), "outcome": BROKEN_OFF}
            with self._database.writing() as connection:
                connection.execute(update(runs).where(runs.c.id.in_(found)).values(**ended))
        return len(found)

    def stamp(self) -> tuple[int, int]:
        """What differs whenever a run has begun or finished since: incidents are made in runs alone."""
        with self._database.reading() as connection:
            chosen = select(func.coalesce(func.max(runs.c.id), 0), func.count(runs.c.finished))
            begun, finished = connection.execute(chosen).one()
        return begun, finished

    def last(self, number: int) -> list[Run]:
        """The runs that began last, the latest first."""
        with self._database.reading() as connection:
            return [
                _run(row) for row in connection.execute(select(runs).order_by(runs.c.id.desc()).limit(number))
            ]

    def each(self) -> Iterator[Run]:
        """Every run, in the order they began."""
        for row in self._database.rows(select(runs).order_by(runs.c.id)):
            yield _run(row)


def run_number(run: str) -> int:
    """The number of a run in the tables; NotThereError for what ``begin`` never gave."""
    if not run.isascii() or not run.isdecimal() or len(run) > 9:
        raise NotThereError(f"there is no run {run}")
    return int(run)


def _run(row: Row[tuple[object, ...]]) -> Run:
    counts = decode(row.counts, dict[str, int]) if row.counts else {}
    versions = decode(row.versions, dict[str, str])
    return Run(str(row.id), row.what, versions, row.started, row.finished, counts, row.outcome)


def _this_process() -> str:
    """This machine and process, as ``_is_gone`` asks for it."""
    return f"{platform.node()}:{os.getpid()}"


def _is_gone(process: str, here: str) -> bool:
    """Whether a process of this machine has ended. A later one under its number passes for it until it ends."""
    number = process.removeprefix(here)
    if os.name == "nt" or number == process or not number.isdecimal():  # there, asking would end it
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
