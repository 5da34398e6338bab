"""The page scorer on a tiny benchmark of our own: what it counts, and that a wrong folder is told."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import GoldError
from dateline.evaluate.page import evaluate_page
from dateline.evaluate.page_dumps import score_dumps
from dateline.evaluate.page_gold import GoldDump
from dateline.evaluate.page_html import word_f1
from dateline.page.lines import Line
from tests.page import pages


def write_set(folder: Path, row: dict[str, Any], html: str) -> None:
    (folder / "html").mkdir(parents=True)
    (folder / "gold.jsonl").write_text(json.dumps({"id": "one", **row}) + "\n", encoding="utf-8")
    (folder / "html" / "one.html.gz").write_bytes(gzip.compress(html.encode()))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    body = "\n".join([pages.STANDFIRST, *pages.BODY])
    row = {
        "body": body,
        "summary": [pages.STANDFIRST],
        "title": pages.HEADLINE,
        "author": ["Lena Ortiz"],
        "date": None,
        "captions": ["Smoke above the bridge on Sunday"],
    }
    write_set(tmp_path / "pages" / "zyte", {"body": body}, pages.html())
    write_set(tmp_path / "pages" / "fundus", row, pages.html())
    lines = pages.dump().split("\n")
    dump = {
        "id": "one",
        "site": "gazette.example",
        "flattener": "plain",
        "lines": lines,
        "blank_before": [0] * len(lines),
        "in_report": [int(line in pages.BODY or line == pages.STANDFIRST) for line in lines],
        "kind": ["title" if line == pages.HEADLINE else "" for line in lines],
    }
    (tmp_path / "pages" / "dumps.jsonl").write_text(json.dumps(dump) + "\n", encoding="utf-8")
    return tmp_path


def test_every_part_is_scored_with_its_baseline(gold: Path) -> None:
    scores = evaluate_page(gold)
    assert scores["zyte"]["authors_exact"] is None
    fundus = scores["fundus"]
    assert fundus["body_f1"] == 1.0 > fundus["body_f1_trafilatura"]
    assert (fundus["authors_exact"], fundus["dates_exact"], fundus["dates_invented"]) == (1.0, 1.0, 0)
    assert (fundus["standfirst_labelled"], fundus["captions_leaked"], fundus["title_exact"]) == (
        1.0,
        0.0,
        1.0,
    )
    dumps = scores["dumps"]
    assert dumps["page_stage"]["plain"]["line_f1"] > dumps["keep_all"]["plain"]["line_f1"]


def test_the_folder_pages_itself_is_taken_too(gold: Path) -> None:
    assert evaluate_page(gold / "pages")["zyte"]["pages"] == 1


def test_a_folder_without_the_benchmark_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no page benchmark"):
        evaluate_page(tmp_path)


def test_a_page_that_is_missing_is_told(gold: Path) -> None:
    (gold / "pages" / "zyte" / "html" / "one.html.gz").unlink()
    with pytest.raises(GoldError, match="which is not in its folder"):
        evaluate_page(gold)


def test_whole_reports_are_checked_against_their_gold(gold: Path) -> None:
    report = gold / "reports" / "one"
    report.mkdir(parents=True)
    (report / "page.txt").write_text(pages.dump(), encoding="utf-8")
    (report / "gold.yaml").write_text(
        f"page: {{headline: '{pages.HEADLINE}', authors: [Someone Else]}}\nclaims: []\n", encoding="utf-8"
    )
    checked = evaluate_page(gold, reports=gold / "reports")["reports"]
    assert checked["right"] == 0
    assert checked["wrong"] == {"one": ["authors: ['Lena Ortiz'], not ['Someone Else']"]}


def test_word_f1_counts_words_as_bags() -> None:
    assert word_f1("One two two", "two one TWO") == 1.0
    assert word_f1("one two", "one three") == 0.5
    assert (word_f1("", ""), word_f1("one", "")) == (1.0, 0.0)


def test_headlines_outside_the_gold_body_do_not_count() -> None:
    lines = tuple(Line(text) for text in ("title", "body", "link", "body"))
    dump = GoldDump("1", "s", "plain", lines, (False, True, False, True), ("title", "", "", ""), None, None)
    scores = score_dumps([(dump, [True, True, True, False])])["plain"]
    assert scores["line_f1"] == 0.5
    assert scores["removed"] == {"inside": 0.0}
