"""One database: its connections and transactions, and every fault of it as one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Result, Row, Select, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError, StatementError

from dateline.errors import StoreError

WAIT_SECONDS = 30.0
"""How long a writer waits for another one before it gives up."""

_CONNECT_SECONDS = 10

_BATCH = 100
"""Rows fetched at a time by what is streamed."""

WRITING_LOCK = 0x57524954
"""PostgreSQL's advisory lock of the one who writes: any number that nobody else takes."""

_FAULTS = (
    ("database is locked", "is being written by another process"),
    ("database or disk is full", "cannot grow: the disk is full; nothing that was saved is lost"),
    ("no space left on device", "cannot grow: the disk is full; nothing that was saved is lost"),
    ("could not extend file", "cannot grow: the disk is full; nothing that was saved is lost"),
    (
        "disk i/o error",
        "cannot be written: the disk, or a limit set on files, refuses it; what was saved stays",
    ),
    ("lock timeout", "is being written by another process"),
    ("readonly database", "cannot be written: it or its folder is read only"),
    ("unable to open database file", "cannot be opened: its folder is missing or read only"),
    ("file is not a database", "is no workspace of Dateline"),
    ("malformed", "is damaged: the database cannot be read"),
)


class Database:
    """Connections to one SQLite file or PostgreSQL database; ``name`` is what errors call it."""

    def __init__(self, url: URL, name: str, wait: float = WAIT_SECONDS) -> None:
        self.name = name
        self.is_file = url.get_backend_name() == "sqlite"
        if self.is_file:
            self._engine = create_engine(url, connect_args={"timeout": wait})
            event.listen(self._engine, "connect", _prepare)
            event.listen(self._engine, "begin", _begin)
        else:
            self._engine = create_engine(url, connect_args={"connect_timeout": _CONNECT_SECONDS})
            event.listen(self._engine, "connect", _wait_for_locks(wait))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def keep_log(self) -> None:
        """Have a SQLite file keep a write-ahead log from now on, so that readers and a writer do not wait."""
        with self._one_line(), self._engine.connect() as connection:
            connection.execution_options(outside=True).exec_driver_sql("PRAGMA journal_mode = WAL")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that only reads, and sees one state."""
        with self._one_line(), self._engine.connect() as connection:
            yield connection

    def rows(self, chosen: Select[Any]) -> Iterator[Row[Any]]:
        """What is selected, streamed, in a transaction of its own."""
        with self.reading() as connection, streamed(connection, chosen) as found:
            yield from found

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is kept whole or not at all; in either database one is written at a time."""
        with self._one_line(), self._engine.connect() as connection, self.writing_on(connection):
            yield connection

    @contextmanager
    def writing_on(self, connection: Connection) -> Iterator[None]:
        """The same on a connection that is open already, and not in a transaction."""
        with connection.execution_options(writing=True).begin():
            if not self.is_file:  # as SQLite does: two that add the same would otherwise meet in its keys
                connection.execute(select(func.pg_advisory_xact_lock(WRITING_LOCK)))
            yield

    @contextmanager
    def apart(self) -> Iterator[Connection]:
        """A connection that nobody else gets afterwards: its temporary tables end with it."""
        with self._one_line(), self._engine.connect() as connection:
            connection.detach()
            yield connection

    @contextmanager
    def _one_line(self) -> Iterator[None]:
        try:
            yield
        except StatementError as error:
            raise StoreError(f"{self.name} {fault(error)}") from error


def streamed(connection: Connection, chosen: Select[Any]) -> Result[Any]:
    """What is selected, to be closed: fetched a few rows at a time, by a cursor that the server keeps."""
    return connection.execution_options(yield_per=_BATCH).execute(chosen)


def fault(error: StatementError) -> str:
    """What went wrong in a database, to be said of its name."""
    said = " ".join(str(error.orig).split())
    for mark, sentence in _FAULTS:
        if mark in said.lower():
            return sentence
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or any(mark in said.lower() for mark in ("connection", "resolve host")):
        return f"cannot be reached: {said}"
    return f"cannot be used: {said}"


def _prepare(connection: Any, _record: object) -> None:
    """Let SQLAlchemy begin transactions itself, and check foreign keys."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _wait_for_locks(seconds: float) -> Callable[[Any, object], None]:
    """Let PostgreSQL give up waiting for a lock after some seconds."""

    def prepare(connection: Any, _record: object) -> None:
        connection.execute(f"SET lock_timeout = {max(1, int(seconds * 1000))}")
        connection.commit()

    return prepare


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("outside", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")
