"""``dateline add`` and ``rebuild`` by several processes: the same bytes as by one, whatever happens to them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from benchmarks.synthetic import jsonl, synthetic_reports

from dateline.cli.processes import how_many
from dateline.workspace.cores import usable_cores
from tests.store.conftest import new_database, postgres  # noqa: F401
from tests.workspace.held import Held, held, outcomes, write_lines
from tests.workspace.nursery import Nursery
from tests.workspace.test_add import wait_for

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux for child processes")

REPORTS = 36


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Some reports, one of them again under another address, between two pages that cannot be read."""
    folder = tmp_path_factory.mktemp("source")
    lines = [jsonl(report) for report in synthetic_reports(REPORTS, short=True)]
    lines.insert(30, lines[3].replace("https://", "https://copy."))
    broken = [folder / "broken.pdf", folder / "torn.pdf"]
    for path in broken:
        path.write_bytes(f"%PDF-1.4 and then nothing that belongs to {path.name}".encode())
    return [broken[0], write_lines(folder / "reports.jsonl", lines), broken[1]]


@pytest.fixture(scope="module")
def alone(nursery: Nursery, source: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Held:
    """What a process makes of it by itself, leaving sentences alone."""
    work = tmp_path_factory.mktemp("alone") / "work.db"
    ended = nursery.run("add", *source, "--into", work, "--fast", "--processes", 0)
    assert ended.code == 0, ended.said
    found = held(work)
    assert len(found["reports"]) == REPORTS + 1 and len(found["claims"]) > REPORTS
    return found


def children(pid: int) -> list[int]:
    """The processes that a process has begun."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone(pids: list[int]) -> bool:
    """Whether all of them end, in the time that a page takes."""
    for _ in range(1500):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.02)
    return False


def begin(nursery: Nursery, source: list[Path], work: Path) -> tuple[int, list[int]]:
    """A run by two processes that has saved something: its number and theirs."""
    pid = nursery.begin("add", *source, "--into", work, "--fast", "--processes", 2)
    wait_for(work, "SELECT 1 FROM reports")
    return pid, children(pid)


@pytest.mark.parametrize("processes", [1, 3])
def test_as_many_as_you_like_keep_the_same_bytes(
    nursery: Nursery, source: list[Path], work: Path, alone: Held, processes: int
) -> None:
    ended = nursery.run("add", *source, "--into", work, "--fast", "--processes", processes)
    assert ended.code == 0, ended.said
    assert f"reports    {REPORTS + 1} read" in ended.said and "refused    2\n" in ended.said
    assert held(work) == alone


def test_the_same_bytes_where_every_sentence_is_parsed(nursery: Nursery, work: Path, tmp_path: Path) -> None:
    few = write_lines(tmp_path / "few.jsonl", map(jsonl, synthetic_reports(12)))
    for path, processes in ((work, 0), (tmp_path / "two.db", 2)):
        assert nursery.run("add", few, "--into", path, "--processes", processes).code == 0
    assert held(tmp_path / "two.db") == held(work)


def test_a_rebuild_by_two_makes_the_same_again(
    nursery: Nursery, source: list[Path], work: Path, alone: Held
) -> None:
    assert nursery.run("add", *source, "--into", work, "--fast", "--processes", 1).code == 0
    assert nursery.run("rebuild", work, "--fast", "--processes", 2).code == 0
    assert held(work) == alone


def test_workers_that_are_killed_change_nothing(
    nursery: Nursery, source: list[Path], work: Path, alone: Held
) -> None:
    pid, workers = begin(nursery, source, work)
    assert len(workers) == 2
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    ended = nursery.wait(pid)
    assert ended.code == 0, ended.said
    assert "Traceback" not in ended.said
    assert held(work) == alone
    assert outcomes(work) == ["done"]


def test_workers_end_with_the_process_that_began_them(
    nursery: Nursery, source: list[Path], work: Path, alone: Held
) -> None:
    pid, workers = begin(nursery, source, work)
    os.kill(pid, signal.SIGKILL)
    assert nursery.wait(pid).code == -signal.SIGKILL
    assert workers and gone(workers)
    assert nursery.run("add", *source, "--into", work, "--fast", "--processes", 2).code == 0
    assert held(work) == alone


def test_a_person_stops_all_of_them_and_goes_on(
    nursery: Nursery, source: list[Path], work: Path, alone: Held
) -> None:
    pid, workers = begin(nursery, source, work)
    for one in (*workers, pid):  # a terminal tells all of them
        os.kill(one, signal.SIGINT)
    ended = nursery.wait(pid)
    assert ended.code == 130, ended.said
    assert ended.said.count("\n") == 1 and "run the same command again to go on" in ended.said
    assert workers and gone(workers)
    assert nursery.run("add", *source, "--into", work, "--fast", "--processes", 2).code == 0
    assert held(work) == alone
    assert outcomes(work) == ["stopped", "done"]


def test_two_processes_into_postgresql(
    nursery: Nursery,
    source: list[Path],
    alone: Held,
    new_database: str,  # noqa: F811
) -> None:
    ended = nursery.run("add", *source, "--into", new_database, "--fast", "--processes", 2)
    assert ended.code == 0, ended.said
    assert f"reports    {REPORTS + 1} read, {len(alone['claims'])} claims" in ended.said


def test_one_for_each_core_unless_told_otherwise(nursery: Nursery, source: list[Path], work: Path) -> None:
    assert usable_cores(Path("no such limit")) == len(os.sched_getaffinity(0))
    assert how_many(None) == usable_cores()
    assert how_many(5) == 5
    ended = nursery.run("add", *source, "--into", work, "--processes", -1)
    assert ended.code == 2 and "--processes" in ended.said
    assert not work.exists()


@pytest.mark.parametrize(
    ("limit", "most"), [("100000 100000", 1), ("50000 100000", 1), ("max 100000", None), ("", None)]
)
def test_no_more_than_a_container_may_use(tmp_path: Path, limit: str, most: int | None) -> None:
    (tmp_path / "cpu.max").write_text(f"{limit}\n", encoding="ascii")
    assert usable_cores(tmp_path / "cpu.max") == (most or len(os.sched_getaffinity(0)))
