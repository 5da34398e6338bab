"""What stands in a run's way is told in one line, what was kept stays, and the next run goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from benchmarks.synthetic import jsonl, synthetic_reports
from sqlalchemy import event

from dateline.errors import DatelineError, GazetteerError, StoreError
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.types import Capture, Reading
from dateline.workspace.ingest import add
from tests.workspace.held import held, outcomes, write_lines
from tests.workspace.nursery import Nursery

VERSIONS = {"code": "of this test"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Sixty reports."""
    return write_lines(tmp_path / "reports.jsonl", map(jsonl, synthetic_reports(60, short=True)))


def test_a_full_disk_keeps_what_was_saved(source: Path, work: Path, pipeline: Pipeline) -> None:
    with Store.open(work, create=True) as store:
        engine = store._database._engine
        engine.dispose()

        @event.listens_for(engine, "connect")
        def fill(connection: Any, _record: object) -> None:
            connection.execute("PRAGMA max_page_count = 160")

        with pytest.raises(StoreError, match="the disk is full; nothing that was saved is lost"):
            add(store, [str(source)], pipeline, versions=VERSIONS)
    halfway = held(work)
    assert 0 < len(halfway["reports"]) < 60
    assert outcomes(work) in ([None], ["stopped"])
    with Store.open(work) as store:
        tally = add(store, [str(source)], pipeline, versions=VERSIONS)
    assert tally.counts["reports"] == 60 - len(halfway["reports"])
    whole = held(work)
    assert len(whole["reports"]) == len(whole["captures"]) == 60
    assert set(halfway["claims"]) <= set(whole["claims"])


def test_a_file_that_may_not_grow_is_told_in_one_line(nursery: Nursery, source: Path, work: Path) -> None:
    ended = nursery.wait(nursery.begin("add", source, "--into", work, "--fast", most_bytes=600_000))
    assert ended.code == 2
    assert ended.said.startswith(f"dateline: {work} cannot") and ended.said.count("\n") == 1
    again = nursery.run("add", source, "--into", work, "--fast")
    assert again.code == 0
    assert len(held(work)["reports"]) == 60


def test_a_locked_workspace_is_told_in_one_line(source: Path, work: Path) -> None:
    Store.open(work, create=True).close()
    with closing(sqlite3.connect(work, isolation_level=None)) as other, Store.open(work, wait=0.1) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is being written by another process"):
            add(store, [str(source)], None, versions=VERSIONS)
        other.execute("ROLLBACK")
        assert add(store, [str(source)], None, versions=VERSIONS).counts["new"] == 60


def test_a_workspace_of_a_newer_dateline_is_left_alone(nursery: Nursery, source: Path, work: Path) -> None:
    Store.open(work, create=True).close()
    with closing(sqlite3.connect(work)) as database:
        database.execute("UPDATE dateline_version SET version_num = '0999'")
        database.commit()
    for arguments in (("add", source, "--into", work), ("rebuild", work)):
        ended = nursery.run(*arguments)
        assert ended.code == 2
        assert "was written by a newer Dateline" in ended.said and ended.said.count("\n") == 1
    assert held(work)["captures"] == []


@pytest.mark.parametrize("name", ["page.txt", "folder"])
def test_what_is_no_workspace_is_left_alone(
    nursery: Nursery, source: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "page.txt").write_text("Shells fell on Gao on Monday.", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    ended = nursery.run("add", source, "--into", tmp_path / name)
    assert ended.code == 2 and ended.said.count("\n") == 1
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == "Shells fell on Gao on Monday."


class Failing:
    """A pipeline that is of no use any more after some pages."""

    def __init__(self, pipeline: Pipeline, pages: int) -> None:
        self._pipeline = pipeline
        self._left = pages

    def __call__(self, capture: Capture) -> Reading:
        self._left -= 1
        if self._left < 0:
            raise GazetteerError("the list of places is gone")
        return self._pipeline(capture)


@pytest.mark.parametrize("processes", [0, 1])
def test_what_was_read_before_a_fault_is_kept(
    source: Path, work: Path, pipeline: Pipeline, processes: int
) -> None:
    failing = Failing(pipeline, 25)
    with Store.open(work, create=True) as store:
        with pytest.raises(DatelineError, match="the list of places is gone"):
            add(store, [str(source)], failing, versions=VERSIONS, processes=processes)  # type: ignore[arg-type]
        assert store.reports.count() == 25
    assert outcomes(work) == ["stopped"]


class Stumbling:
    """A pipeline that a fault of ours stops at one page."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def __call__(self, capture: Capture) -> Reading:
        if b"school" in capture.content:
            raise IndexError("no such token")
        return self._pipeline(capture)


def test_a_fault_of_ours_on_one_page_does_not_hold_up_the_rest(
    source: Path, work: Path, pipeline: Pipeline
) -> None:
    with Store.open(work, create=True) as store:
        tally = add(store, [str(source)], Stumbling(pipeline), versions=VERSIONS)  # type: ignore[arg-type]
        refused = list(store.captures.refused())
    assert tally.counts["refused"] == len(refused) > 0
    assert tally.counts["reports"] == 60 - len(refused)
    assert {one.reason for one in refused} == {"reading it failed: IndexError: no such token"}
