"""The benchmark of speed: its pages are the same everywhere and read as meant, and its table tells what it measured."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from benchmarks import memory, speed, sqlite, timing
from benchmarks.profiling import profile
from benchmarks.texts import Page, digest, load_texts, main, pages

from dateline.page import PageReader
from dateline.pipeline import Pipeline
from dateline.read.reader import READ_KINDS
from dateline.types import BlockKind

PAGES = pages(18)


def test_the_same_pages_everywhere_and_fewer_are_the_first_of_more() -> None:
    assert digest(pages(20)) == "ec18074bf060"
    assert pages(4) == PAGES[:4]
    assert pages(4, seed=9) != PAGES[:4]
    assert len({page.url for page in PAGES}) == len({page.html for page in PAGES}) == 18


def test_every_other_page_tells_of_conflict_and_each_subject_comes_round() -> None:
    assert {page.about for page in PAGES[::2]} == {"conflict"}
    assert {page.about for page in PAGES[1::2]} == set(load_texts()["other"]) - {"voices"}


@pytest.mark.parametrize("page", PAGES, ids=[page.about for page in PAGES])
def test_a_page_has_some_600_words_and_every_sentence_is_filled(page: Page) -> None:
    assert 570 < len(page.text.split()) < 660
    assert not re.search(r"[{}]|\bthe the\b", page.text, re.IGNORECASE)
    assert all(line[0].isupper() or line[0] in "“‘" or line[0].isdigit() for line in page.text.split("\n\n"))


@pytest.mark.parametrize("page", PAGES[:6], ids=[page.about for page in PAGES[:6]])
def test_the_text_is_found_on_the_page_and_what_stands_around_it_is_not_read(page: Page) -> None:
    report = PageReader()(page.capture)
    read = [report.text[block.start : block.end] for block in report.blocks_of(*READ_KINDS)]
    headline, *paragraphs = page.text.split("\n\n")
    assert report.headline == headline
    ends = [
        paragraph.split(" — ")[-1] for paragraph in paragraphs
    ]  # "KIRKUK, Iraq — " may be a block of its own
    assert [text.split(" — ")[-1] for text in read if text.split(" — ")[-1] in ends] == ends
    assert len(" ".join(read).split()) < 1.05 * len(page.text.split()) + 12
    assert str(report.published) == page.published
    assert not any("cookies" in text or "newsletter" in text for text in read)
    assert report.blocks_of(BlockKind.FURNITURE)


def test_pages_can_be_looked_at(tmp_path: Path) -> None:
    assert main(["2", str(tmp_path / "pages")]) == 0
    assert [path.name for path in sorted((tmp_path / "pages").iterdir())] == [
        "000000-conflict.html",
        "000001-markets.html",
    ]


def test_the_table_tells_each_floor_beside_the_others(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    pipeline: Pipeline,
) -> None:
    monkeypatch.setattr(timing, "build", lambda: pipeline)
    monkeypatch.setattr(speed, "WARMING", 0)
    monkeypatch.setattr(memory, "RUNS", {"trafilatura": memory.RUNS["trafilatura"]})
    assert speed.main(["--pages", "2", "--no-sqlite", "--json", str(tmp_path / "figures.json")]) == 0
    shown = capsys.readouterr().out
    figures = json.loads((tmp_path / "figures.json").read_text())
    lines = figures["lines"]
    floors = ("page", "reading", "coding", "place")
    assert lines["the whole"]["seconds"] == pytest.approx(
        sum(lines[name]["seconds"] for name in floors), abs=0.01
    )
    assert lines["the bare encoder"]["to the bare encoder"] == 1
    assert lines["the whole"]["to the bare encoder"] < 1 < lines["page"]["to the bare encoder"]
    assert figures["texts"] | {"words": 0, "bytes": 0} == figures["texts"] | {
        "digest": digest(pages(2)),
        "reports": 2,
        "conflict": 1,
        "other news": 1,
        "words": 0,
        "bytes": 0,
    }
    assert figures["texts"]["claims"] >= figures["texts"]["claims, --fast"] > 20
    assert 20 < figures["megabytes"]["trafilatura"] < 400
    assert digest(pages(2)) in shown
    assert all(
        f"\n{name}" in shown for name in (*floors, "the whole, --fast", "trafilatura", "spaCy's small CNN")
    )


def test_pages_are_put_into_a_workspace(pipeline: Pipeline) -> None:
    told = sqlite.fill(pages(2), pipeline, 1)
    assert (told["reports"], told["processes"]) == (2, 1)
    assert told["claims"] > 20
    assert told["reports_per_second"] > 0


def test_the_profile_names_ten_functions(pipeline: Pipeline) -> None:
    lines = profile(pipeline, pages(2)).splitlines()
    assert len(lines) == 13
    assert "onnxruntime" in lines[3]


def test_what_cannot_be_written_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "measure", lambda *_, **__: pytest.fail("nothing need be measured"))
    assert speed.main(["--json", "/no/such/folder/figures.json"]) == 2
    assert capsys.readouterr().err.startswith("speed: ")


@pytest.mark.parametrize(
    "asked", [["--pages", "0"], ["--pages", "-3"], ["--processes", "0"], ["--pages", "some"]]
)
def test_no_pages_or_processes_are_a_mistake(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        speed.main(asked)
    assert ended.value.code == 2
    assert "is no number from 1 up" in capsys.readouterr().err
