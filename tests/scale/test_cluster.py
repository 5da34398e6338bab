"""The same pipeline on Ray: real workers on this machine, killed while they are at work."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.collect.stretches import CUT
from dateline.errors import ShardError
from dateline.scale.cluster import Failed, do, on_ray
from dateline.scale.folder import Folder
from dateline.scale.job import Job
from dateline.scale.merge import merge
from dateline.scale.plan import units
from dateline.scale.run import run
from dateline.scale.work import Made
from dateline.store import Store
from dateline.workspace.progress import Progress
from tests.scale.made import added, files, job_of, make_sources
from tests.workspace.held import held, write_lines

pytestmark = pytest.mark.enable_socket  # Ray's processes speak to each other by sockets
TITLE = b"ray::do"
"""How a worker calls itself while it does a unit."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A job that is done in this process."""
    folder = tmp_path_factory.mktemp("made")
    job = job_of(make_sources(folder), folder / "shards")
    run(job)
    return job


class Killer:
    """Kills a worker that is in the middle of a unit, when the first shard is made."""

    def __init__(self) -> None:
        self.killed: list[int] = []

    def __call__(self, _progress: Progress) -> None:
        until = time.monotonic() + 60
        while not self.killed and time.monotonic() < until:
            for pid in descendants(os.getpid()):
                if title(pid).startswith(TITLE):
                    os.kill(pid, signal.SIGSTOP)
                    if title(pid).startswith(TITLE):
                        self.killed.append(pid)
                    os.kill(pid, signal.SIGKILL)
                    return
            time.sleep(0.02)


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process began, and those that they began."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            try:
                yield from descendants(int(child))
            except FileNotFoundError:  # it has ended meanwhile
                continue


def title(pid: int) -> bytes:
    """What a process calls itself; nothing for one that has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def test_a_worker_that_is_killed_changes_nothing(made: Job, tmp_path: Path, work: Path) -> None:
    job = replace(made, folder=tmp_path / "shards")
    killer = Killer()
    ran = run(job, on_ray(workers=2, renewed_after=12), on_progress=killer)
    assert killer.killed, "no worker was at work"
    assert (ran.shards, ran.again) == (len(list(units(job))), 0)
    assert files(job.folder) == files(made.folder)
    with Store.open(work, create=True) as store:
        merge(store, Folder(job.folder))
    assert held(work) == added(job.sources, tmp_path / "added.db")


def test_a_unit_that_costs_every_worker_is_told_and_the_others_are_done(made: Job, tmp_path: Path) -> None:
    job = replace(made, folder=tmp_path / "shards")
    killer = Killer()
    with pytest.raises(
        ShardError, match=r"could not be read: its workers died, 1 in turn .*; \d+ other shards are made"
    ):
        run(job, on_ray(workers=1, tries=0, renewed_after=100), on_progress=killer)
    assert killer.killed
    made_before = len(list((job.folder / "shards").glob("*.parquet")))
    assert made_before >= len(list(units(job))) - 1
    ran = run(job)
    assert ran.again == made_before
    assert files(job.folder) == files(made.folder)


def test_a_page_that_takes_too_long_is_refused_and_the_run_goes_on(tmp_path: Path, work: Path) -> None:
    """The long page takes more than a minute; each of the others, and what is loaded first, a second at most."""
    short, long = (
        "Gunmen killed two people in Mosul.",
        "Gunmen killed {} people near Mosul on Monday, police said.",
    )
    texts = [
        f"{short}\n",
        " ".join(long.format(number) for number in range(2, 3_000)),
        f"On Monday {short}\n",
    ]
    source = write_lines(tmp_path / "pages.jsonl", [json.dumps({"body": text}) for text in texts])
    job = replace(job_of([str(source)], tmp_path / "shards", CUT), most_seconds=5)
    ran = run(job, on_ray(workers=1))
    assert (ran.shards, ran.counts["reports"], ran.counts["refused"]) == (1, 2, 1)
    assert ran.refused == {"reading it took more than 5 seconds of processor time": 1}
    with Store.open(work, create=True) as store:
        tally = merge(store, Folder(job.folder))
    assert tally.refused == ran.refused


def test_a_worker_of_another_dateline_makes_nothing(made: Job, tmp_path: Path) -> None:
    job = replace(made, folder=tmp_path, versions={**made.versions, "codebook": "newer"})
    failed = do(next(units(made)), job)
    assert isinstance(failed, Failed)
    assert failed.reason.endswith(
        f"has another Dateline: codebook {made.versions['codebook']} there, newer here"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_does_not_see_a_source_says_so(made: Job, tmp_path: Path) -> None:
    unit = next(units(made))
    assert isinstance(do(unit, made), Made)
    Path(made.sources[0]).rename(tmp_path / "away")
    try:
        failed = do(unit, replace(made, folder=tmp_path))
    finally:
        (tmp_path / "away").rename(made.sources[0])
    assert isinstance(failed, Failed)
    assert failed.reason.startswith(f"{made.sources[0]} cannot be read: No such file or directory (on ")


def test_without_ray_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ShardError, match=r"^Ray is not installed: pip install 'dateline\[ray\]'"):
        on_ray()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on", "ray", "--address", "127.0.0.1:{closed}"], "no cluster answers at 127.0.0.1:{closed}"),
        (
            ["--on", "ray", "--address", "ray://here:10001"],
            "the address of a cluster is HOST:PORT of its head",
        ),
        (["--on", "ray", "--address", "here"], "the address of a cluster is HOST:PORT of its head"),
        (["--on", "here", "--workers", "2"], "--address and --workers are for --on ray"),
        (["--on", "ray", "--workers", "0"], "should be greater than or equal to 1"),
        (["--on", "elsewhere"], "'elsewhere' is not one of"),
    ],
)
def test_a_wrong_address_is_told_in_one_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        closed = unheard.getsockname()[1]
        told = [one.format(closed=closed) for one in arguments]
        assert main(["run", str(tmp_path), "--into", str(tmp_path / "shards"), *told]) == 2
    shown = capsys.readouterr()
    assert said.format(closed=closed) in shown.err and shown.err.count("\n") == 1
    assert not (tmp_path / "shards").exists()
