"""Bad input: one line on standard error and exit code 2, or an empty result with the reason; no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

ARABIC = (
    "أعلن الجيش العراقي يوم الاثنين مقتل عشرين مسلحا في غارة جوية قرب مدينة الموصل.\n"
    "وقال متحدث باسم الوزارة ان القوات استعادت السيطرة على القرية في ساعات الصباح.\n"
    "وأضاف المتحدث أن مئات العائلات غادرت المنطقة خلال الأيام الماضية بسبب القتال.\n"
)
REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n ", "is empty"),
    "binary.bin": (bytes(range(256)) * 40, "is binary data"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "is a PNG image"),
    "line.txt": (b"a" * 50_000_000, "is too large"),
    "none.jsonl": (b'{"no": 1}\n', "holds no report that can be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_in_one_line(name: str, run: Run, tmp_path: Path) -> None:
    content, reason = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    shown = run("read", str(tmp_path / name))
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("dateline: ")
    assert reason in shown.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read", "no-such-page.html"], "does not exist"),
        (["read", str(EXAMPLES)], "is a folder"),
        (["read", "http://"], "cannot be fetched"),
        (["read", "x" * 5000], "no usable file name"),
        (["read"], "Missing argument"),
        (["read", "a", "b"], "unexpected extra argument"),
        (["raed"], "No such command"),
        (["read", "a", "--jsn"], "No such option"),
        (["evaluate"], "claims, page, syntax, names"),
        (["evaluate", "claims"], "Missing option"),
        (["evaluate", "claims", "--gold", "no-such-folder"], "no-such-folder"),
        (["evaluate", "page", "--gold", "no-such-folder"], "no-such-folder"),
        (["evaluate", "syntax", "--gold", "no-such-folder"], "no-such-folder"),
        (["evaluate", "names", "--gold", "no-such-folder"], "no-such-folder"),
        (["evaluate", "coding", "--gold", "no-such-folder"], "no-such-folder"),
        (["codebook"], "show, check, diff"),
        (["codebook", "show", "picnic"], "killing"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_a_mistake_is_answered_in_one_line(arguments: list[str], reason: str, run: Run) -> None:
    shown = run(*arguments)
    assert (shown.code, shown.out) == (2, "")
    assert len(shown.err.splitlines()) == 1
    assert reason in shown.err


@pytest.mark.parametrize("published", ["2014-13-45", "June", "16/06/2014", "yesterday"])
def test_a_bad_date_is_refused(published: str, run: Run) -> None:
    shown = run("read", str(EXAMPLES / "mosul-river-post.html"), "--published", published)
    assert shown.code == 2
    assert "must be a date like 2014-06-16" in shown.err


def test_a_page_in_arabic_gives_the_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ARABIC, encoding="utf-8")
    shown = run("read", str(tmp_path / "page.txt"))
    assert (shown.code, shown.err) == (0, "")
    assert "No claims: " in shown.out
    assert "'ar'" in shown.out


def test_a_report_that_is_too_long_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("dateline.read.reader"), "MOST_CHARACTERS", 100)
    shown = run("read", str(EXAMPLES / "mosul-river-post.html"))
    assert (shown.code, shown.out) == (2, "")
    assert "at most 100 are read" in shown.err


def test_broken_bytes_are_read_around(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(
        b"Gunmen killed 12 villagers near Baquba on Tuesday. Caf\xe9 \xc3\x28 shut."
    )
    shown = run("read", str(tmp_path / "page.txt"))
    assert (shown.code, shown.err) == (0, "")
    assert "Gunmen killed villagers near Baquba" in shown.out


@pytest.mark.parametrize(
    "command",
    [
        f"read {EXAMPLES}/wire.jsonl --json",
        "codebook show siege",
        "gazetteer find Aleppo",
        "--help",
        "read --help",
    ],
    ids=lambda command: command.split("/")[0],
)
def test_a_reader_that_goes_away_is_no_error(command: str) -> None:
    """Nobody reads what is printed, as behind ``head`` when it has seen enough; without a race, from the beginning."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *command.split()],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_wrong_stays_wrong_where_nobody_reads_it() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "codebook", "show", "picnic"], stderr=writer, check=False
    )
    os.close(writer)
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("--version >/dev/full", 2, "dateline: cannot go on: No space left on device\n"),
        ("codebook show siege >/dev/full", 2, "dateline: cannot go on: No space left on device\n"),
        ("codebook show siege >&-", 0, ""),
        ("codebook show picnic >&- 2>&-", 2, ""),
        ("read - <&-", 2, "dateline: standard input is empty\n"),
    ],
)
def test_closed_streams_and_full_disks_are_no_traceback(command: str, code: int, said: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m dateline {command}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


def test_ctrl_c_stops_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_reader: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.api.standard_pipeline", interrupt)
    shown = run("read", str(EXAMPLES / "mosul-river-post.html"))
    assert shown.code == 130
    assert "Traceback" not in shown.err
