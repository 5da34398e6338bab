"""Layouts: the migrations make the tables, an older workspace is brought up to date, a newer one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

import dateline.store.migrations
from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.database import Database
from dateline.store.layout import LAYOUTS, VERSION_TABLE, layout_of, migrate
from dateline.store.open import connected
from dateline.store.tables import METADATA
from tests.store import made

FOLDER = Path(next(iter(dateline.store.migrations.__path__)))


def older(where: str | Path, layout: str = "0001") -> Database:
    """A workspace of an older layout with a run and a capture in it."""
    database = connected(where, create=True)
    with database.writing() as connection:
        migrate(connection, layout)
        connection.execute(
            text(
                "INSERT INTO runs (what, versions, started, finished) "
                "VALUES ('add', '{}', '2015-03-02', '2015-03-02')"
            )
        )
        connection.execute(text("INSERT INTO contents (sha256, size, zstd) VALUES ('c1', 0, '')"))
        connection.execute(
            text(
                "INSERT INTO captures (identity, sha256, source, run_id, refused) "
                "VALUES ('i1', 'c1', 's', 1, 'no text')"
            )
        )
    return database


def test_layouts_are_those_of_the_migrations() -> None:
    revisions = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]
    assert tuple(reversed(revisions)) == LAYOUTS


def test_migrations_make_the_tables(where: str | Path) -> None:
    Store.open(where, create=True).close()
    database = connected(where)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
    database.close()


@pytest.mark.parametrize("layout", LAYOUTS[:-1])
def test_older_workspace_is_brought_up_to_date(where: str | Path, layout: str) -> None:
    older(where, layout).close()
    with Store.open(where) as store:
        assert [one.reason for one in store.captures.refused()] == ["no text"]
        assert [run.what for run in store.runs.each()] == ["add"]
        made.filled(store)
    database = connected(where)
    with database.reading() as connection:
        assert layout_of(connection) == LAYOUTS[-1]
    database.close()


def test_failing_migration_leaves_the_workspace_as_it_was(where: str | Path) -> None:
    database = older(where)
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE copies (report_id TEXT)"))
    with pytest.raises(StoreError, match="copies"):
        Store.open(where)
    with database.reading() as connection:
        assert layout_of(connection) == "0001"
        assert not inspect(connection).has_table("fetched")
        assert connection.scalar(text("SELECT count(*) FROM captures")) == 1
    database.close()


def test_newer_workspace_is_left_alone(where: str | Path) -> None:
    database = older(where, LAYOUTS[-1])
    with database.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0099'"))
    for create in (False, True):
        with pytest.raises(StoreError) as caught:
            Store.open(where, create=create)
        assert str(caught.value) == (
            f"{database.name} was written by a newer Dateline: its layout is 0099, "
            f"this one knows up to {LAYOUTS[-1]}"
        )
    with database.reading() as connection:
        assert layout_of(connection) == "0099"
    database.close()
