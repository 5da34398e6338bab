"""HTML: body, head and captions by the tree; hostile pages in bounded time; reasons where nothing is found."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from dateline.page import PageReader
from dateline.page.html import FLATTENED
from dateline.types import BlockKind, Capture, Report
from tests.page import pages

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "page"},
        {
            "@type": "NewsArticle",
            "headline": pages.HEADLINE,
            "author": [{"@type": "Person", "name": "Lena Ortiz"}, {"@type": "Person", "name": "Tom Lee"}],
            "datePublished": "2014-06-16T08:00:00Z",
            "publisher": {"@type": "Organization", "name": "The Valley Gazette"},
        },
    ],
}


def read(content: str | bytes, media_type: str | None = None) -> Report:
    data = content if isinstance(content, bytes) else content.encode()
    return PageReader()(Capture(data, media_type=media_type))


def texts(report: Report, kind: BlockKind) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks_of(kind)]


@pytest.fixture(scope="module")
def report() -> Report:
    return read(pages.html(f"<script type='application/ld+json'>{json.dumps(LD)}</script>"))


def test_body_headline_and_standfirst(report: Report) -> None:
    assert texts(report, BlockKind.BODY) == list(pages.BODY)
    assert texts(report, BlockKind.HEADLINE) == [pages.HEADLINE]
    assert texts(report, BlockKind.STANDFIRST) == [pages.STANDFIRST]


def test_markup_is_asked_first(report: Report) -> None:
    assert report.authors == ("Lena Ortiz", "Tom Lee")
    assert report.published == date(2014, 6, 16)
    assert report.outlet == "The Valley Gazette"
    assert dict(report.origins)["authors"] == "json-ld"


def test_a_caption_is_no_body(report: Report) -> None:
    assert texts(report, BlockKind.CAPTION) == ["Smoke above the bridge on Sunday"]


def test_scripts_and_styles_are_never_text(report: Report) -> None:
    assert "secret" not in report.text
    assert "color" not in report.text


def test_offsets_point_into_the_text(report: Report) -> None:
    first = report.blocks_of(BlockKind.BODY)[0]
    assert report.quote(report.span(first.start, first.end)) == pages.BODY[0]


def test_the_visible_byline_is_taken_where_the_markup_says_nothing() -> None:
    report = read(pages.html())
    assert report.authors == ("Lena Ortiz",)
    assert dict(report.origins)["authors"] == "byline"
    assert report.published is None


def test_unknown_stays_unknown() -> None:
    report = read(pages.html(byline=""))
    assert (report.authors, report.published, report.dateline) == ((), None, None)


def test_broken_json_ld_is_passed_over() -> None:
    assert read(pages.html("<script type='application/ld+json'>{broken</script>")).headline == pages.HEADLINE


def test_windows_1252_is_read_as_declared() -> None:
    page = pages.html("<meta charset='windows-1252'>").encode("windows-1252")
    assert texts(read(page), BlockKind.BODY) == list(pages.BODY)


def test_a_tree_of_100_000_levels_is_read_as_text() -> None:
    deep = "<div>" * 100_000 + "</p><p>".join(pages.BODY) + "</div>" * 100_000
    started = time.monotonic()
    report = read(f"<html><body><h1>{pages.HEADLINE}</h1>{deep}</body></html>")
    assert time.monotonic() - started < 20
    assert pages.BODY[0] in report.text
    assert FLATTENED in report.notes


@pytest.mark.parametrize(
    ("filler", "size"),
    [("word ", 5_000_000), ("<!--", 5_000_000), ("<p>x</p>", 3_100_000), ("<a href='", 3_100_000)],
)
def test_a_line_of_five_megabytes_ends_in_bounded_time(filler: str, size: int) -> None:
    started = time.monotonic()
    report = read("<html><body>" + filler * (size // len(filler)))
    assert time.monotonic() - started < 60
    assert FLATTENED in report.notes


def test_a_page_in_arabic_is_not_read_and_says_why() -> None:
    sentence = "قال مسؤولون إن الجيش استعاد الجسر يوم الاثنين بعد ثلاثة أيام من القتال في المدينة. "
    page = f"<html><body><h1>الجيش يستعيد الجسر</h1><p>{sentence * 3}</p><p>{sentence * 4}</p></body></html>"
    report = read(page)
    assert report.language == "ar"
    assert report.notes == ("the report is in the language 'ar', which is not read",)
    assert {block.kind for block in report.blocks} == {BlockKind.FURNITURE}
    assert PageReader(languages=None)(Capture(page.encode())).blocks_of(BlockKind.BODY)


def test_a_page_without_a_report_says_so() -> None:
    report = read("<html><body><nav><ul><li>Home</li><li>News</li></ul></nav></body></html>")
    assert not report.blocks_of(BlockKind.BODY)
    assert "no report was found on the page" in report.notes


def test_a_declared_plain_text_is_not_taken_for_html() -> None:
    report = read("He wrote <p> and <div> in chalk on the wall of the school.", "text/plain; charset=utf-8")
    assert "<p>" in report.text


def test_a_page_of_very_many_elements_is_read_as_text() -> None:
    report = read(f"<html><body><h1>{pages.HEADLINE}</h1>" + "<b>x</b>" * 60_000 + "</body></html>")
    assert FLATTENED in report.notes
