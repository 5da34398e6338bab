"""Captures read by several processes: their order, what a worker's death changes, and what takes too long."""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count, islice
from pathlib import Path
from typing import cast

import pytest

from dateline.errors import DatelineError, GazetteerError, ReadingError
from dateline.pipeline import Pipeline
from dateline.store import Laid, StoredCapture
from dateline.types import Block, BlockKind, Capture, Reading, Report
from dateline.workspace.one_capture import Refused, Told, lay_one
from dateline.workspace.workers import AHEAD, Workers


class Scripted:
    """A pipeline that does what each capture says; ``folder`` remembers what was done once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, capture: Capture) -> Reading:
        """A report of the capture's text."""
        word, _, rest = capture.content.decode().partition(" ")
        if word == "slow":
            time.sleep(0.3)
        if word == "deadly" or (word == "once" and self._first(rest)):
            os.kill(os.getpid(), signal.SIGKILL)
        while word == "endless":
            pass
        if word == "wrong":
            raise ReadingError(rest)
        if word == "broken":
            raise GazetteerError(rest)
        if word == "huge":
            rest = "x" * 3_000_000
        block = Block(BlockKind.BODY, 0, len(rest), f"by {os.getpid()}")
        return Reading(Report(f"{word} {rest[:20]}", capture.sha256, rest, (block,)), ())

    def _first(self, mark: str) -> bool:
        with suppress(FileExistsError):
            (self._folder / mark).mkdir()
            return True
        return False


@pytest.fixture
def scripted(tmp_path: Path) -> Pipeline:
    """A pipeline that follows a script."""
    return cast(Pipeline, Scripted(tmp_path))


def stored(*texts: str) -> list[StoredCapture]:
    return [StoredCapture(number, Capture(text.encode())) for number, text in enumerate(texts, start=1)]


def told(each: Iterator[Told]) -> list[str]:
    """The reports' ids, and the reasons of what was refused."""
    return [one.reason if isinstance(one, Refused) else one.report_id for one in each]


def reader(one: Told) -> str:
    """The process that read a report."""
    assert isinstance(one, Laid)
    return str(one.rows[0][0][-1]).split('"reason":"by ')[1].split('"')[0]


def test_they_come_in_order_whoever_ends_first(scripted: Pipeline) -> None:
    texts = [f"{'slow' if number in {0, 5} else 'plain'} {number}" for number in range(40)]
    with Workers(scripted, lay_one, 3) as workers:
        found = list(workers.read(stored(*texts)))
        assert len(workers.pids) == 3
    assert told(iter(found)) == texts
    assert len({reader(one) for one in found}) == 3


def test_one_process_reads_by_itself(scripted: Pipeline) -> None:
    with Workers(scripted, lay_one) as workers:
        found = list(workers.read(stored("plain 1", "wrong page", "plain 2")))
        assert workers.pids == []
    assert told(iter(found)) == ["plain 1", "page", "plain 2"]
    assert reader(found[0]) == str(os.getpid())


def test_no_more_processes_than_there_is_work_for(scripted: Pipeline) -> None:
    with Workers(scripted, lay_one, 8) as workers:
        assert told(workers.read(stored("plain 1", "plain 2"))) == ["plain 1", "plain 2"]
        assert len(workers.pids) <= 2
        assert told(workers.read(stored())) == []


def test_only_some_are_held_at_a_time(scripted: Pipeline) -> None:
    taken = 0

    def captures() -> Iterator[StoredCapture]:
        nonlocal taken
        for one in stored(*(f"plain {number}" for number in range(10 * AHEAD))):
            taken += 1
            yield one

    with Workers(scripted, lay_one, 2) as workers:
        for number, _ in enumerate(workers.read(captures())):
            assert taken <= number + 1 + 2 * AHEAD
    assert taken == 10 * AHEAD


@contextmanager
def files_left(number: int) -> Iterator[None]:
    """Let this process open only so many files more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = (one for one in count() if not Path(f"/proc/self/fd/{one}").exists())
    resource.setrlimit(resource.RLIMIT_NOFILE, (next(islice(free, number, None)), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts files as Linux tells them")
def test_with_fewer_processes_than_wished_for(scripted: Pipeline) -> None:
    texts = [f"plain {number}" for number in range(20)]
    with Workers(scripted, lay_one, 8) as workers:
        captures = stored(*texts)
        with files_left(10):
            assert told(workers.read(captures)) == texts
        assert 0 < len(workers.pids) < 8


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts files as Linux tells them")
def test_without_any_process_it_says_so(scripted: Pipeline) -> None:
    with Workers(scripted, lay_one, 2) as workers, files_left(0):
        with pytest.raises(DatelineError, match="no process can be started: Too many open files"):
            list(workers.read(stored("plain 1")))
        assert workers.pids == []


def test_large_ones_do_not_lock_each_other(scripted: Pipeline) -> None:
    pages = [f"huge {number} {'y' * 3_000_000}" for number in range(12)]
    with Workers(scripted, lay_one, 2) as workers:
        assert told(workers.read(stored(*pages))) == ["huge " + "x" * 20] * 12


def test_a_worker_that_dies_once_changes_nothing(scripted: Pipeline) -> None:
    texts = [f"{'once' if number in {3, 9, 10} else 'plain'} {number}" for number in range(20)]
    with Workers(scripted, lay_one, 2) as workers:
        assert told(workers.read(stored(*texts))) == texts


def test_a_capture_that_is_deadly_is_refused_and_the_rest_goes_on(scripted: Pipeline) -> None:
    texts = [f"{'deadly' if number in {0, 7} else 'plain'} {number}" for number in range(12)]
    with Workers(scripted, lay_one, 2) as workers:
        found = told(workers.read(stored(*texts)))
    ended = "reading it ended the process (SIGKILL)"
    assert found == [ended if text.startswith("deadly") else text for text in texts]


def test_a_capture_that_takes_too_long_is_refused(scripted: Pipeline) -> None:
    with Workers(scripted, lay_one, 2, most_seconds=1) as workers:
        found = told(workers.read(stored("plain 1", "endless 1", "plain 2")))
    assert found == ["plain 1", "reading it took more than 1 seconds of processor time", "plain 2"]


def test_what_is_no_fault_of_a_capture_stops_all(scripted: Pipeline) -> None:
    with Workers(scripted, lay_one, 2) as workers, pytest.raises(DatelineError, match=r"^the list is gone$"):
        list(workers.read(stored("plain 1", "broken the list is gone", "plain 2")))


def test_a_worker_that_is_killed_from_outside_is_made_again(scripted: Pipeline) -> None:
    texts = [f"plain {number}" for number in range(200)]
    found = []
    with Workers(scripted, lay_one, 2) as workers:
        for number, one in enumerate(workers.read(stored(*texts))):
            found.append(one)
            if number % 50 == 10:
                for pid in workers.pids:
                    os.kill(pid, signal.SIGKILL)
    assert told(iter(found)) == texts


def test_workers_make_room_for_new_ones(scripted: Pipeline) -> None:
    texts = [f"plain {number}" for number in range(120)]
    with Workers(scripted, lay_one, 2, renewed_after=10) as workers:
        found = list(workers.read(stored(*texts)))
    assert told(iter(found)) == texts
    assert len({reader(one) for one in found}) >= 6


def test_none_is_left_when_it_is_over(scripted: Pipeline) -> None:
    with pytest.raises(KeyboardInterrupt), Workers(scripted, lay_one, 2) as workers:
        for _ in workers.read(stored(*(f"slow {number}" for number in range(30)))):
            pids = workers.pids
            raise KeyboardInterrupt
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
