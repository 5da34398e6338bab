"""``dateline read --explain``: the layers of one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli.explain import draw_sentence, find_sentence
from dateline.cli.output import show
from dateline.types import Layer, Mark, Span, Voice
from tests.cli.conftest import Run
from tests.read.parsed import doc_of, reading_of

TEXT = "It was quiet on Monday. The ministry said that Isis fighters killed 12 villagers near Baquba."
WORDS = [("Ann", "PROPN", 1, "nsubj"), ("spoke", "VERB", 1, "root")]


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("wanted", ["2", "killed 12", "THE   MINISTRY SAID"])
def test_a_sentence_is_found_by_number_or_words(wanted: str, run: Run, page: str) -> None:
    shown = run("read", page, "--explain", wanted, "--published", "2014-06-18")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Sentence 2 of 2 (body)\nThe ministry said that Isis")
    rows = [line.split() for line in shown.out.splitlines()]
    assert ["7", "killed", "VERB", "VBD", "ccomp", "3", "said"] in rows
    for layer in ("names", "quantities", "standings", "claims"):
        assert any(row[:1] == [layer] for row in rows)
    assert "armed group" in shown.out
    assert "voice: ministry" in shown.out.lower()


def test_lines_keep_to_the_width(run: Run, page: str) -> None:
    shown = run("read", page, "--explain", "2")
    assert max(map(len, shown.out.splitlines())) <= 80


@pytest.mark.parametrize("wanted", ["0", "9", "no such words"])
def test_a_sentence_that_is_not_there_is_named(wanted: str, run: Run, page: str) -> None:
    shown = run("read", page, "--explain", wanted)
    assert (shown.code, shown.out) == (2, "")
    assert f"has no sentence '{wanted}'" in shown.err


def test_json_and_explain_exclude_each_other(run: Run, page: str) -> None:
    assert run("read", page, "--json", "--explain", "1").code == 2


@dataclass(frozen=True)
class Unknown(Mark):
    """A mark that the command has never seen."""

    who: Voice | None = None
    parts: tuple[Span, ...] = ()
    sure: bool = False


def test_layers_of_others_are_drawn_by_their_fields(capsys: pytest.CaptureFixture[str]) -> None:
    reading = reading_of(doc_of(WORDS, [("Ann", "person")]))
    ann, spoke = reading.report.span(0, 3), reading.report.span(4, 9)
    marks = (Unknown(spoke, "odd", Voice("Ann", ann), (ann, spoke), True), Unknown(ann, "odd"))
    reading = reading.with_layer(Layer("novelties", "test", "1", marks))
    found = find_sentence(reading, "1")
    assert found is not None
    show(*draw_sentence(reading, *found))
    out = " ".join(capsys.readouterr().out.split())
    assert "novelties spoke odd · who: Ann · parts: “Ann”, “spoke” · sure: yes Ann odd" in out


def test_a_sentence_left_unparsed_says_why(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("The harvest was late again in the valley.", encoding="utf-8")
    shown = run("read", str(path), "--fast", "--explain", "1")
    assert "left unparsed: it has words that can tell an event, but not" in shown.out
    assert "relation" not in shown.out
    assert "relation" in run("read", str(path), "--explain", "1").out


def test_a_place_is_drawn_with_what_was_weighed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Rebels shelled Mosul on Friday, residents of the city said.", encoding="utf-8")
    out = " ".join(run("read", str(path), "--explain", "1").out.split())
    assert "place: Mosul, Nineveh, IRQ (36.3" in out
    assert "weighed: Mosul 0." in out
    assert "population" not in out
