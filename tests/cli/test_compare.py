"""``dateline compare``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run


@pytest.fixture
def sides(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """Readings of two reports, and the same with some claims otherwise and one report less."""
    a, b = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    files = ("mosul-harbour-times.html", "tikrit-northern-mail.txt")
    lines = [run("read", EXAMPLES / name, "--json").out for name in files]
    a.write_text("".join(lines), encoding="utf-8")
    made = json.loads(lines[0])
    kept, gone = made["claims"], made["claims"].pop()
    kept[0]["status"], kept[0]["source"] = "hypothetical", None
    made["claims"].append(gone | {"kind": "protest", "evidence": {"start": 0, "end": 5, "quote": ""}})
    for one in kept:
        one["coded_by"] = "another@2"
    b.write_text(json.dumps(made), encoding="utf-8")
    return a, b


def test_a_person_sees_what_differs_with_quote_and_voice(run: Run, sides: tuple[Path, Path]) -> None:
    shown = run("compare", *sides)
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[0].startswith("A  ")
    assert "another@2" in shown.out
    assert "1 report in both, 1 in A alone" in lines
    for words in ("A alone ", "B alone ", "both  ", "alike  ", "said by ", "status  A ", "“", "F1 0."):
        assert words in shown.out
    assert "in A alone, with" in shown.out


def test_what_is_alike_can_be_left_out(run: Run, sides: tuple[Path, Path]) -> None:
    shown = run("compare", *sides, "--only-different").out
    assert "\nalike " not in shown
    assert "\nA alone " in shown
    same = run("compare", sides[0], sides[0], "--only-different").out
    assert "F1 1.000" in same
    assert "-----" not in same


def test_json_has_the_figures_and_then_every_report(run: Run, sides: tuple[Path, Path]) -> None:
    shown = run("compare", "--json", *sides)
    figures, first, lone = map(json.loads, shown.out.splitlines())
    assert figures["reports"] == {"both": 1, "a": 1, "b": 0, "other_text": 0}
    assert figures["b"]["coded_by"] == {"another@2": figures["claims"]["both"] + figures["claims"]["b"]}
    assert figures["fields"]["status"]["differ"] == 1
    [differing] = [one for one in first["differing"] if "status" in one["fields"]]
    assert differing["fields"]["status"]["b"]["told"] == "hypothetical"
    assert differing["a"]["evidence"][0]["quote"]
    assert [one["kind"] for one in first["b_alone"]] == ["protest"]
    assert len(first["a_alone"]) == 1
    assert first["alike"]
    assert lone["only_in"] == "a"
    assert "alike" not in json.loads(run("compare", "--json", "--only-different", *sides).out.splitlines()[1])


def test_the_same_readings_give_the_same_bytes(run: Run, sides: tuple[Path, Path]) -> None:
    for options in ((), ("--json",)):
        assert run("compare", *sides, *options).out == run("compare", *sides, *options).out


@pytest.mark.parametrize("wrong", ["nowhere.db", "nowhere.jsonl", ".", "page.txt", "ftp://a/b"])
def test_what_is_no_reading_is_told_in_one_line(
    run: Run, sides: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    Path("page.txt").write_text("Not a workspace.")
    shown = run("compare", sides[0], wrong)
    assert (shown.code, shown.out, len(shown.err.splitlines())) == (2, "", 1)
