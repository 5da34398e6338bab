"""``--engine`` as a person meets it: what is read, what is said, and what is left waiting."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.engine.conftest import Served
from tests.engine.held import BOMBING, TEXT

pytestmark = pytest.mark.enable_socket

WORKS = ("added.db", "merged.db")
UNQUOTED = BOMBING | {"actor": [{"quote": "the Crimson Guard", "sentence": 1}]}


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for long."""
    monkeypatch.setattr("dateline.engine.client.SECONDS", 5.0)
    monkeypatch.setattr("dateline.engine.client.RETRIES", 1)


@pytest.fixture
def engine(served: Served, tmp_path: Path) -> list[str]:
    """The options that ask the server."""
    return ["--engine", f"openai:small@{served.url}", "--engine-cache", str(tmp_path / "answers")]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """One report."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Four reports."""
    path = tmp_path / "reports.jsonl"
    texts = [f"{TEXT} Number {number} of the day." for number in range(4)]
    path.write_text("".join(json.dumps({"text": text, "published": "2014-06-16"}) + "\n" for text in texts))
    return path


def _rows(work: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(work)) as database:
        return list(database.execute(question))


def test_a_report_is_read_and_what_was_dropped_is_told(
    served: Served,
    engine: list[str],
    page: Path,
    run: Run,
) -> None:
    served.answers({"claims": [UNQUOTED]})
    read = run("read", page, *engine)
    assert read.code == 0
    assert "car bomb" in read.out
    assert read.err == "dateline: of what the model proposed was dropped: 1 × actor is not in the report\n"
    again = run("read", page, *engine, "--json")
    [claim] = json.loads(again.out)["claims"]
    assert claim["coded_by"].startswith("bombing/model:bomb openai:small prompt@")
    assert len(served.asked) == 1


def test_an_estimate_sends_nothing(served: Served, engine: list[str], page: Path, run: Run) -> None:
    served.answers({"claims": []})
    told = run("read", page, *engine, "--estimate", "--price", "1000,4000")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("dateline: estimate: 1 report, about ")
    assert "in the money of --price; time unknown before the first answer" in told.err
    assert served.asked == []
    unpriced = run("read", page, *engine, "--estimate")
    assert "cost unknown (--price)" in unpriced.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "gpt"], "openai:MODEL@URL"),
        (["--price", "1,2"], "--price is of use with --engine only"),
        (["--estimate"], "--estimate is of use with --engine only"),
        (["--engine-cache", "x"], "--engine-cache is of use with --engine only"),
        (
            ["--engine", "openai:m@http://127.0.0.1:9", "--estimate", "--price", "cheap"],
            "--price is written IN,OUT",
        ),
        (["--engine", "openai:m@http://127.0.0.1:9", "--estimate", "--price", "-1,2"], "--price: a million"),
        (
            ["--engine", "openai:m@http://127.0.0.1:9/v1"],
            "does not answer; run the same command again",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    page: Path,
    run: Run,
    options: list[str],
    said: str,
) -> None:
    read = run("read", page, *options)
    assert (read.code, read.out) == (2, "")
    assert said in read.err
    assert read.err.count("\n") == 1


def test_a_workspace_keeps_what_was_dropped_and_by_what_it_was_read(
    served: Served,
    engine: list[str],
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    served.answers({"claims": [UNQUOTED]})
    added = run("add", lines, "--into", tmp_path / "work.db", *engine, "--processes", "1")
    assert added.code == 0
    assert "reports    4 read, 4 claims" in added.out
    assert "unquoted   4\n         4 actor is not in the report" in added.out
    assert added.err.startswith("dateline: estimate: 4 reports, about ")
    [(counts, versions)] = _rows(tmp_path / "work.db", "SELECT counts, versions FROM runs")
    assert json.loads(counts)["unquoted: actor is not in the report"] == 4
    assert json.loads(versions)["engine"].startswith("openai:small prompt@")


def test_an_estimate_keeps_the_captures_for_the_run(
    served: Served,
    engine: list[str],
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    served.answers({"claims": [BOMBING]})
    work = tmp_path / "work.db"
    told = run("add", lines, "--into", work, *engine, "--estimate")
    assert told.code == 0
    assert "waiting    4 captures" in told.out
    assert told.err.startswith("dateline: estimate: 4 reports, about ")
    assert served.asked == []
    assert "4 read, 4 claims" in run("add", "--into", work, *engine, "--processes", "1").out


def test_several_processes_keep_the_same_bytes(
    served: Served,
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    served.answers({"claims": [UNQUOTED]})
    kept = []
    for processes in (1, 2):
        work = tmp_path / f"{processes}.db"
        cache = tmp_path / f"answers-{processes}"
        options = [
            "--engine",
            f"openai:small@{served.url}",
            "--engine-cache",
            cache,
            "--processes",
            processes,
        ]
        assert run("add", lines, "--into", work, *options).code == 0
        kept.append(_rows(work, "SELECT id, document FROM claims ORDER BY id"))
    assert kept[0] == kept[1] != []
    assert len(served.asked) == 8


def test_a_server_that_dies_leaves_the_rest_waiting(
    served: Served,
    engine: list[str],
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    work = tmp_path / "work.db"
    served.answers({"claims": [BOMBING]}, {"status": 402, "error": "no credit left"})
    broken = run("add", lines, "--into", work, *engine, "--processes", "1")
    assert broken.code == 2
    assert broken.err.splitlines()[-1].endswith("answers with status 402: no credit left")
    assert _rows(work, "SELECT outcome FROM runs") == [("stopped",)]
    served.answers({"claims": [BOMBING]})
    # what was told before the server broke off is kept
    assert "3 read, 3 claims" in run("add", "--into", work, *engine, "--processes", "1").out
    assert len(served.asked) == 3


def test_one_bad_answer_refuses_one_report(
    served: Served,
    engine: list[str],
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    served.answers({"content": "no"}, {"content": "no"}, {"claims": [BOMBING]})
    added = run("add", lines, "--into", tmp_path / "work.db", *engine, "--processes", "1")
    assert added.code == 0
    assert "3 read, 3 claims" in added.out
    assert "1 the model was asked twice: its answer holds no JSON" in added.out


def test_a_workspace_is_made_again_by_a_model(
    served: Served,
    engine: list[str],
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    work = tmp_path / "work.db"
    assert run("add", lines, "--into", work, "--processes", "1").code == 0
    served.answers({"claims": [BOMBING]})
    again = run("rebuild", work, *engine, "--price", "1,1", "--processes", "1")
    assert again.code == 0
    assert "estimate: 4 reports" in again.err
    frames = _rows(work, "SELECT document FROM claims")
    assert len(frames) == 4
    assert all("/model:bomb" in str(document) for (document,) in frames)


def test_shards_by_a_model_are_what_a_workspace_would_have_read(
    served: Served,
    engine: list[str],
    lines: Path,
    tmp_path: Path,
    run: Run,
) -> None:
    served.answers({"claims": [UNQUOTED]})
    assert run("add", lines, "--into", tmp_path / "added.db", *engine, "--processes", "0").code == 0
    made = run("run", lines, "--into", tmp_path / "shards", *engine)
    assert made.code == 0
    assert "reports    4 read, 4 claims\nunquoted   4\n         4 actor is not in the report\n" in made.out
    assert len(served.asked) == 4  # the answers are kept where both look for them
    merging = ["merge", tmp_path / "shards", "--into", tmp_path / "merged.db"]
    assert "unquoted   4\n" in run(*merging).out
    kept = [_rows(tmp_path / name, "SELECT id, document FROM claims ORDER BY id") for name in WORKS]
    assert kept[0] == kept[1] != []
    counts = [json.loads(_rows(tmp_path / name, "SELECT counts FROM runs")[0][0]) for name in WORKS]
    assert [one["unquoted: actor is not in the report"] for one in counts] == [4, 4]
    assert "unquoted" not in run(*merging).out
    assert run("run", lines, "--into", tmp_path / "no", "--engine-cache", tmp_path).code == 2
