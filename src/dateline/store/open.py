"""Finding a workspace, or making one: what it must be before anything else touches it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import URL, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from dateline.errors import StoreError
from dateline.store.database import WAIT_SECONDS, Database
from dateline.store.derived import derive_all
from dateline.store.layout import LAYOUTS, layout_of, migrate

SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
_MAGIC = b"SQLite format 3\x00"
_MIGRATION_LOCK = 0x44415445
"""PostgreSQL's advisory lock for making or migrating a workspace: any number that nobody else takes."""


def open_database(where: str | Path, *, create: bool = False, wait: float = WAIT_SECONDS) -> Database:
    """The workspace at a path or PostgreSQL address, of the present layout; StoreError where there is none."""
    database = connected(where, create=create, wait=wait)
    with ExitStack() as undo:
        undo.callback(database.close)
        _check(database, create)
        undo.pop_all()
    return database


def connected(where: str | Path, *, create: bool = False, wait: float = WAIT_SECONDS) -> Database:
    """The database at a path or address, whatever it holds; StoreError for what cannot be one."""
    if is_server(where):
        return _server(str(where), wait)
    if isinstance(where, str) and "://" in where:
        raise StoreError(f"{where} is no workspace: it is a SQLite file, or an address postgresql://…")
    return _file(Path(where), create, wait)


def is_server(where: str | Path) -> bool:
    """Whether a workspace is named by an address of PostgreSQL rather than by a path."""
    return isinstance(where, str) and where.partition("://")[0] in SERVERS and "://" in where


def _server(address: str, wait: float) -> Database:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"the address of the workspace cannot be read: {error}") from None
    return Database(url, url.set(drivername="postgresql").render_as_string(hide_password=True), wait)


def _file(path: Path, create: bool, wait: float) -> Database:
    try:
        if "\x00" in str(path):
            raise ValueError("its name holds a NUL")
        if not path.exists():
            _check_missing(path, create)
        elif path.is_dir():
            raise StoreError(f"{path} is a folder, not a workspace")
        elif not path.is_file() or not _is_sqlite(path):
            raise StoreError(f"{path} is no workspace of Dateline")
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} cannot be opened: {_reason(error)}") from None
    return Database(URL.create("sqlite", database=str(path.absolute())), str(path), wait)


def _check_missing(path: Path, create: bool) -> None:
    if not create:
        raise StoreError(f"{path} does not exist: `dateline add SOURCE --into {path}` makes a workspace")
    if not path.parent.is_dir():
        raise StoreError(f"{path} cannot be made: there is no folder {path.parent}")


def _is_sqlite(path: Path) -> bool:
    """Whether a file is a SQLite database; an empty one is, as SQLite makes it."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in {_MAGIC, b""}


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _check(database: Database, create: bool) -> None:
    """Leave the workspace at the present layout, or raise StoreError and leave it as it is."""
    with database.reading() as connection:
        layout = layout_of(connection)
        bare = not inspect(connection).get_table_names()
    if layout == LAYOUTS[-1]:
        return
    if layout is None and not (create and (bare or not database.is_file)):
        raise StoreError(f"{database.name} is no workspace of Dateline")
    if layout is not None and layout not in LAYOUTS:
        raise StoreError(
            f"{database.name} was written by a newer Dateline: its layout is {layout}, "
            f"this one knows up to {LAYOUTS[-1]}"
        )
    if database.is_file:
        database.keep_log()
    with database.writing() as connection:
        if not database.is_file:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        migrate(connection)
        if layout is not None:
            derive_all(connection)
