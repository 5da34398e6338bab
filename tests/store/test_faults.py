"""What can be wrong with a workspace is one line, and loses nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.columns import storable
from dateline.store.database import WRITING_LOCK
from dateline.types import Capture
from tests.store import made


def refused(where: str | Path, *, create: bool = False) -> str:
    """The one line that opening gives."""
    with pytest.raises(StoreError) as caught:
        Store.open(where, create=create)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_missing_workspace_is_not_made(tmp_path: Path) -> None:
    work = tmp_path / "none.db"
    assert refused(work) == f"{work} does not exist: `dateline add SOURCE --into {work}` makes a workspace"
    assert not work.exists()


def test_workspace_needs_its_folder(tmp_path: Path) -> None:
    work = tmp_path / "none" / "work.db"
    assert refused(work, create=True) == f"{work} cannot be made: there is no folder {work.parent}"


@pytest.mark.parametrize("content", [b"", b"<html>", b"SQLite format 3\x00 and then something else"])
def test_other_file_is_no_workspace(tmp_path: Path, content: bytes) -> None:
    work = tmp_path / "work.db"
    work.write_bytes(content)
    assert refused(work) == f"{work} is no workspace of Dateline"
    assert work.read_bytes() == content


def test_other_database_is_left_alone(tmp_path: Path) -> None:
    work = tmp_path / "other.db"
    with closing(sqlite3.connect(work)) as other:
        other.execute("CREATE TABLE reports (id TEXT)")
    before = work.read_bytes()
    for create in (False, True):
        assert refused(work, create=create) == f"{work} is no workspace of Dateline"
    assert work.read_bytes() == before


def test_folder_is_no_workspace(tmp_path: Path) -> None:
    assert refused(tmp_path, create=True) == f"{tmp_path} is a folder, not a workspace"


def test_pipe_is_no_workspace(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe", create=True) == f"{tmp_path / 'pipe'} is no workspace of Dateline"


def test_other_address_is_no_workspace() -> None:
    assert refused("mysql://host/work", create=True).startswith(
        "mysql://host/work is no workspace: it is a SQLite file"
    )


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / ("x" * 300))
    assert "cannot be opened" in refused(f"{tmp_path}/work\x00.db")


def test_empty_file_becomes_a_workspace(tmp_path: Path) -> None:
    work = tmp_path / "work.db"
    work.touch()
    with Store.open(work, create=True) as store:
        made.filled(store)
    with Store.open(work, create=True) as store:
        assert store.reports.count() == 3


def test_cut_off_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    work = tmp_path / "work.db"
    with Store.open(work, create=True) as store:
        made.filled(store, pages=200)
    work.write_bytes(work.read_bytes()[:40_000])
    with pytest.raises(StoreError, match=r"work\.db is damaged"), Store.open(work) as store:
        list(store.reports.each())


def test_server_that_is_not_there(tmp_path: Path) -> None:
    said = refused(f"postgresql://me:secret@/work?host={tmp_path}")
    assert said.startswith(
        f"postgresql://me:***@/work?host={storable(str(tmp_path)).replace('/', '%2F')} cannot be reached:"
    )
    assert "secret" not in said


def test_database_that_is_not_there(postgres: str) -> None:
    assert 'database "none" does not exist' in refused(postgres.replace("/postgres?", "/none?"), create=True)


def test_database_without_a_workspace(new_database: str) -> None:
    assert refused(new_database).endswith(" is no workspace of Dateline")


@pytest.mark.parametrize("address", ["postgresql://host:port/work", "postgresql://[::1/work"])
def test_address_that_cannot_be_read(address: str) -> None:
    assert refused(address).startswith("the address of the workspace cannot be read:")


@contextmanager
def written_by_another(where: str | Path) -> Iterator[None]:
    """While somebody else writes."""
    if isinstance(where, Path):
        with closing(sqlite3.connect(where, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(where) as server:
            server.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING_LOCK,))
            yield


def test_writer_waits_for_another_and_then_says_so(where: str | Path) -> None:
    with Store.open(where, create=True, wait=0.2) as store:
        run = made.run(store)
        with written_by_another(where):
            with pytest.raises(StoreError, match="is being written by another process"):
                store.captures.add([made.page(1)], source="s", run=run)
            assert store.captures.count() == 0
        assert store.captures.add([made.page(1)], source="s", run=run) == 1


def test_readers_see_one_state_while_another_writes(store: Store) -> None:
    made.filled(store, pages=3)
    reading = store.reports.each()
    next(reading)
    run = made.run(store)
    store.captures.add([made.page(9)], source="s", run=run)
    store.reports.refuse(1, "gone", run)
    assert len(list(reading)) == 2
    assert store.reports.count() == 2


def test_full_disk_keeps_what_was_saved(tmp_path: Path) -> None:
    work = tmp_path / "work.db"
    Store.open(work, create=True).close()
    pages = work.stat().st_size // 4096

    def limit(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    with Store.open(work) as store:
        event.listen(store.captures._database._engine, "checkout", limit)
        run = made.run(store)
        assert store.captures.add([Capture(b"small")], source="s", run=run) == 1
        noise = Random(1)
        large = [Capture(noise.randbytes(20_000)) for _ in range(39)]
        with pytest.raises(
            StoreError, match=r"work\.db cannot grow: the disk is full; nothing that was saved is lost"
        ):
            store.captures.add(large, source="s", run=run)
    with Store.open(work) as store:
        assert [one.capture.content for one in store.captures.each()] == [b"small"]
        assert store.captures.add(large, source="s", run=made.run(store)) == 39


def test_damaged_capture_is_named(store: Store, where: str | Path) -> None:
    page = made.page(1)
    store.captures.add([page], source="s", run=made.run(store))
    with store.captures._database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE contents SET zstd = x'00'"
            if isinstance(where, Path)
            else "UPDATE contents SET zstd = '\\x00'"
        )
    with pytest.raises(StoreError, match=f"the capture {page.sha256} is damaged"):
        store.captures.content(page.sha256)


CHANGES = ("UPDATE judgements SET why = 'other'", "DELETE FROM judgements")


@pytest.mark.parametrize("change", CHANGES)
def test_judgements_cannot_be_changed_by_anybody(store: Store, where: str | Path, change: str) -> None:
    store.judgements.add(made.judgement())
    own = (
        "INSERT OR REPLACE INTO judgements SELECT * FROM judgements"
        if isinstance(where, Path)
        else "TRUNCATE judgements"
    )
    for statement in (change, own):
        with pytest.raises(
            (sqlite3.IntegrityError, psycopg.errors.RaiseException), match="judgements are only added"
        ):
            _run_raw(where, statement)
    assert list(store.judgements.each()) == [made.judgement()]


def _run_raw(where: str | Path, statement: str) -> None:
    """What somebody does to the database without Dateline."""
    if isinstance(where, Path):
        with closing(sqlite3.connect(where, isolation_level=None)) as database:
            database.execute(statement)
    else:
        with psycopg.connect(where) as server:
            server.execute(statement.encode())
