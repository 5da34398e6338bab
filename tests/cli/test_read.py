"""``dateline read``: what a person sees, and what a script gets."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from tests.cli.conftest import EXAMPLES, Run

SENTENCE = "Gunmen killed 12 villagers near Baquba on Tuesday."


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return str(path)


def test_head_and_claims_are_shown(run: Run) -> None:
    shown = run("read", str(EXAMPLES / "mosul-river-post.html"))
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("The River Post\nMilitants seize Mosul as Iraqi army abandons its posts\n")
    assert "by Leila Marsh" in shown.out
    assert "[~] hypothetical" in shown.out
    assert "said by International Organization for Migration" in " ".join(shown.out.split())


def test_a_pdf_file_is_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(typst.compile(SENTENCE.encode()))
    assert "killed villagers near Baquba" in run("read", str(file)).out


def test_a_claim_is_a_sentence_with_its_quote(run: Run, page: str) -> None:
    shown = run("read", page, "--published", "2014-06-11")
    assert "1. Gunmen killed villagers near Baquba on 10 June 2014 (12 killed)." in shown.out
    assert "[+] asserted · the reporter's own words · killing · dated to the day" in shown.out
    assert "_" in shown.out


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_keep_to_the_width(width: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("read", str(EXAMPLES / "tikrit-northern-mail.txt"))
    assert max(len(line) for line in shown.out.splitlines()) <= min(width, 100)
    assert "\x1b" not in shown.out


def test_json_is_one_record_a_line(run: Run) -> None:
    shown = run("read", str(EXAMPLES / "wire.jsonl"), "--json")
    records = [json.loads(line) for line in shown.out.splitlines()]
    assert [record["report"]["published"] for record in records] == [
        "2014-06-13",
        "2014-06-19",
        "2014-06-20",
        "2014-06-27",
    ]


def test_published_fills_what_the_page_does_not_say(run: Run, page: str) -> None:
    shown = run("read", page, "--json", "--published", "2014-06-11")
    record = json.loads(shown.out)
    assert record["report"]["published"] == "2014-06-11"
    assert record["claims"][0]["date"]["start"] == "2014-06-10"


def test_standard_input_is_a_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    assert "Gunmen killed villagers" in run("read", "-").out


def test_a_bad_record_is_named_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"text": 5}\n\nnot json\n' + json.dumps({"text": SENTENCE}) + "\n", encoding="utf-8")
    shown = run("read", str(path), "--json")
    assert shown.code == 0
    assert len(shown.out.splitlines()) == 1
    assert [line.split(" ")[2].rstrip(":") for line in shown.err.splitlines()] == [
        "mixed.jsonl:1",
        "mixed.jsonl:3",
    ]


def test_a_terminal_of_another_encoding_gets_plain_signs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", str(EXAMPLES / "tal-afar-field-reporter.txt")],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "COLUMNS": "80"},
        check=True,
    )
    shown = done.stdout.decode("ascii")
    assert "asserted - the reporter's own words" in shown
    assert "Militants of the Islamic State" in shown


def _own_actors(tmp_path: Path, line: str) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(f"# mine\n- {line}\n", encoding="utf-8")
    return path


def test_actors_of_one_s_own_are_known(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Plain Front fighters killed two policemen in Abeche on Monday.\n", encoding="utf-8")
    own = _own_actors(tmp_path, "{name: Plain Front, kind: rebel, country: TCD, source: mine}")
    claim = json.loads(run("read", report, "--json", "--actors", own).out)["claims"][0]
    assert [(one["name"], one["known"], one["country"]) for one in claim["actor"]] == [
        ("Plain Front", True, "TCD")
    ]


def test_a_wrong_page_of_actors_is_one_line_with_its_place(run: Run, page: str, tmp_path: Path) -> None:
    shown = run(
        "read", page, "--actors", _own_actors(tmp_path, "{name: Plain Front, kind: army, source: mine}")
    )
    assert shown.code == 2
    assert "mine.yaml:2: 0.kind" in shown.err
    assert "Traceback" not in shown.err
