"""Processes killed at any moment: run again, nothing is lost and nothing is there twice."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from benchmarks.synthetic import jsonl, synthetic_reports

from tests.workspace.held import Held, held, outcomes, write_lines
from tests.workspace.nursery import Nursery

REPORTS = 60


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty reports, one of them twice, and among them lines that are no reports."""
    lines = [jsonl(report) for report in synthetic_reports(REPORTS, short=True)]
    lines[20:20] = ["no JSON", json.dumps({"html": " "}), lines[3]]
    return write_lines(tmp_path_factory.mktemp("source") / "reports.jsonl", lines)


@pytest.fixture(scope="module")
def undisturbed(
    nursery: Nursery, source: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Held, float]:
    """What a workspace holds that nothing happened to, and how many seconds it took."""
    work = tmp_path_factory.mktemp("undisturbed") / "work.db"
    started = time.monotonic()
    assert nursery.run("add", source, "--into", work, "--fast").code == 0
    seconds = time.monotonic() - started
    found = held(work)
    assert [len(found[table]) for table in ("captures", "reports", "dropped")] == [REPORTS, REPORTS, 2]
    assert len(found["claims"]) > REPORTS
    return found, seconds


def kill_after(nursery: Nursery, seconds: float, *arguments: object) -> bool:
    """Whether the process, killed after that many seconds, had not come to its end."""
    pid = nursery.begin(*arguments)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return nursery.wait(pid).code == -signal.SIGKILL


def check_kills(
    nursery: Nursery, source: Path, undisturbed: tuple[Held, float], folder: Path, kills: int, seed: int
) -> None:
    """Kill that many processes, each on a new workspace; run each again and compare what is there."""
    random = Random(seed)
    wanted, seconds = undisturbed
    killed = 0
    for number in range(3 * kills):
        if killed == kills:
            break
        work = folder / f"work-{number}.db"
        arguments = ("add", source, "--into", work, "--fast")
        if kill_after(nursery, random.uniform(0, seconds), *arguments):
            killed += 1
        else:
            seconds *= 0.7  # the machine has become faster: its end came first
        ended = nursery.run(*arguments)
        assert ended.code == 0, ended.said
        assert held(work) == wanted
        found = outcomes(work)
        assert set(found) <= {"broken off", "done"} and found[-1] == "done"
    assert killed == kills


def test_ten_kills(nursery: Nursery, source: Path, undisturbed: tuple[Held, float], tmp_path: Path) -> None:
    check_kills(nursery, source, undisturbed, tmp_path, 10, seed=6)


@pytest.mark.slow
def test_a_hundred_kills(
    nursery: Nursery, source: Path, undisturbed: tuple[Held, float], tmp_path: Path
) -> None:
    check_kills(nursery, source, undisturbed, tmp_path, 100, seed=7)


@pytest.mark.slow
def test_kills_in_a_row_on_one_workspace(
    nursery: Nursery, source: Path, undisturbed: tuple[Held, float], work: Path
) -> None:
    random = Random(8)
    arguments = ("add", source, "--into", work, "--fast")
    while kill_after(nursery, random.uniform(0, undisturbed[1] / 2), *arguments):
        pass
    assert nursery.run(*arguments).code == 0
    assert held(work) == undisturbed[0]
    assert outcomes(work).count("broken off") >= 3


def test_a_rebuild_that_is_killed_is_gone_on_with(
    nursery: Nursery, source: Path, undisturbed: tuple[Held, float], work: Path
) -> None:
    wanted = undisturbed[0]
    assert nursery.run("add", source, "--into", work, "--fast").code == 0
    pid = nursery.begin("rebuild", work, "--fast")
    with closing(sqlite3.connect(work)) as database:
        while not database.execute("SELECT 1 FROM captures WHERE settled_by = 2").fetchone():
            time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    assert nursery.wait(pid).code == -signal.SIGKILL
    halfway = held(work)
    assert halfway["reports"] == wanted["reports"] and halfway["claims"] == wanted["claims"]
    ended = nursery.run("rebuild", work, "--fast")
    assert ended.code == 0
    assert held(work) == wanted
    assert int(ended.said.split("reports")[1].split()[0]) < REPORTS
    assert outcomes(work) == ["done", "broken off", "done", "done"]  # the last one joined the claims
