"""What a month of Common Crawl takes: the page says what its figures give."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import pytest
from benchmarks.common_crawl import BEGIN, PAGE, load_figures, needs, page_with, written
from benchmarks.common_crawl_measured import archive, others
from benchmarks.texts import pages

from dateline.collect.warc import read_archive
from dateline.page import PageReader
from dateline.types import Capture


def test_the_page_says_what_the_figures_give() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page_with(written(load_figures()), page) == page, "python -m benchmarks.common_crawl --write"


def test_another_figure_changes_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in load_figures():
        figures = deepcopy(load_figures())
        figures[name]["value"] *= 3
        assert page_with(written(figures), page) != page, name
    assert BEGIN in page


def test_hours_and_room_are_added_up() -> None:
    values = {
        "pages": 3_600_000.0,
        "words": 1200.0,
        "english_seconds": 0.2,
        "markup_seconds": 0.01,
        "made_up": 17.7777777777,
        "other_seconds": 0.1,
        "merge_seconds": 0.02,
        "other_merge_seconds": 0.0,
        "archive": 100.0,
        "documents": 10.0,
        "rows": 50.0,
    }
    assert needs(values, 0.5) == pytest.approx(
        {"reading": 350.0, "of them others": 100.0, "merging": 10.0, "shards": 118.0, "workspace": 190.0}
    )


def test_the_pages_that_are_measured_are_what_they_are_taken_for() -> None:
    for some, language in ((pages(2), "en"), (others(2), "de")):
        found = list(read_archive(BytesIO(archive(some)), "crawl.warc.gz"))
        assert [one.content for one in found if isinstance(one, Capture)] == [one.html for one in some]
        assert {PageReader()(one).language for one in found if isinstance(one, Capture)} == {language}
