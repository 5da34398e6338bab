"""Text without markup: the report out of a dump, plain texts whole, and unknown where nothing is said."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.page import PageReader
from dateline.types import BlockKind, Capture, Report
from tests.page import pages


def read(text: str, published: str | None = None) -> Report:
    return PageReader()(Capture(text.encode(), published=published))


def texts(report: Report, kind: BlockKind) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks_of(kind)]


@pytest.fixture(scope="module")
def report() -> Report:
    return read(pages.dump())


def test_the_body_is_the_report_and_nothing_else(report: Report) -> None:
    assert texts(report, BlockKind.BODY) == list(pages.BODY)


def test_the_head_stands_above_the_body(report: Report) -> None:
    assert report.headline == pages.HEADLINE
    assert report.standfirst == pages.STANDFIRST
    assert report.authors == ("Lena Ortiz",)
    assert report.published == date(2014, 6, 16)
    assert dict(report.origins)["published"] == "line above the body"


def test_contributors_and_outlet_come_from_below(report: Report) -> None:
    assert report.contributors == ("Tom Lee",)
    assert report.outlet == "The Valley Gazette"
    assert dict(report.origins)["outlet"] == "newsletter pitch"


def test_a_caption_printed_twice_is_kept_once(report: Report) -> None:
    assert texts(report, BlockKind.CAPTION) == ["Smoke above the bridge at Tal Safra on Sunday (AFP)"]


def test_every_line_has_a_label_and_a_reason(report: Report) -> None:
    covered = "".join(report.text[block.start : block.end] for block in report.blocks)
    assert covered == report.text.replace("\n", "")
    assert all(block.reason for block in report.blocks)
    starts = [block.start for block in report.blocks]
    assert starts == sorted(starts)


def test_links_and_adverts_inside_are_furniture_with_their_reason(report: Report) -> None:
    reasons = {
        report.text[block.start : block.end]: block.reason for block in report.blocks_of(BlockKind.FURNITURE)
    }
    assert reasons["Advertisement"] == "is or frames an advert"
    assert (
        reasons["Minister resigns over fuel prices"] == "follows a line that starts a list of other stories"
    )


def test_a_date_that_was_handed_over_goes_before_the_page() -> None:
    report = read(pages.dump(), published="2014-06-15")
    assert report.published == date(2014, 6, 15)
    assert dict(report.origins)["published"] == "given"


def test_a_short_plain_text_comes_out_whole() -> None:
    report = read(pages.HEADLINE + "\n\n" + "\n".join(pages.BODY))
    assert report.headline == pages.HEADLINE
    assert texts(report, BlockKind.BODY) == list(pages.BODY)
    assert (report.authors, report.published, report.outlet, report.dateline) == ((), None, None, None)


def test_one_sentence_is_all_body() -> None:
    report = read("Shells killed four people in Tal Safra on Monday")
    assert texts(report, BlockKind.BODY) == ["Shells killed four people in Tal Safra on Monday"]
    assert report.headline is None


def test_one_line_that_says_the_same_twice_is_all_body() -> None:
    line = "Shells killed four people in Tal Safra, police said. " * 2
    assert texts(read(line), BlockKind.BODY) == [line.strip()]


def test_an_agency_dateline_is_a_block_of_its_own() -> None:
    report = read("BAGHDAD, June 16 (Reuters) - " + "\n".join(pages.BODY))
    assert report.dateline == "BAGHDAD"
    assert texts(report, BlockKind.DATELINE) == ["BAGHDAD, June 16 (Reuters) -"]
    assert texts(report, BlockKind.BODY)[0] == pages.BODY[0]


@pytest.mark.parametrize(
    ("opening", "place", "published"),
    [
        ("BAMAKO, March 4 (Crossline) - ", "BAMAKO", None),
        ("KYIV, 12 June 2024 - ", "KYIV", date(2024, 6, 12)),
        ("NAIROBI, Jan 3, 2015 (Meridian Wire) — ", "NAIROBI", date(2015, 1, 3)),
        ("JUBA, South Sudan, 4 May 2014 (Atlas News) - ", "JUBA, South Sudan", date(2014, 5, 4)),
        ("Aleppo, Syria (Crossline) -- ", "Aleppo, Syria", None),
        ("Geneva, 12 March 2020 – ", "Geneva", date(2020, 3, 12)),
        ("SRINAGAR/NEW DELHI: ", "SRINAGAR/NEW DELHI", None),
        ("KABUL (Jan. 5) - ", "KABUL", None),
        ("KABUL (Crossline, Jan 5, 2015) - ", "KABUL", date(2015, 1, 5)),
        ("Kabul (5 January 2015) — ", "Kabul", date(2015, 1, 5)),
        ("KABUL (Jan. 5): ", "KABUL", None),
        ("(Crossline, Kabul) - ", "Kabul", None),
        ("(Kabul, Crossline) ", "Kabul", None),
        ("[KABUL] -- ", "KABUL", None),
        ("(KABUL, Jan. 5) ", "KABUL", None),
    ],
)
def test_datelines_of_agencies(opening: str, place: str, published: date | None) -> None:
    report = read(opening + "\n".join(pages.BODY))
    assert (report.dateline, report.published) == (place, published)
    assert texts(report, BlockKind.BODY)[0] == pages.BODY[0]


@pytest.mark.parametrize(
    "opening",
    [
        "Baghdad - ",
        "(Analysis, Reaction) ",
        "(Editors) - ",
        "Two men, aged 40 - ",
        "Last week (Monday) they - ",
        "WATCH: ",
        "UPDATE: ",
    ],
)
def test_a_dash_alone_makes_no_dateline(opening: str) -> None:
    assert read(opening + "\n".join(pages.BODY)).dateline is None


def test_a_place_on_a_line_of_its_own_is_the_dateline() -> None:
    lines = pages.dump().replace("By Lena Ortiz\n16 June 2014 08:00 GMT", "By Lena Ortiz\n\nBaghdad")
    report = read(lines)
    assert report.dateline == "Baghdad"
    assert report.published is None


def test_line_ends_do_not_matter(report: Report) -> None:
    again = read(pages.dump().replace("\n", "\r\n"))
    assert (again.text, again.blocks) == (report.text, report.blocks)


def test_the_same_page_gives_the_same_report(report: Report) -> None:
    assert read(pages.dump()) == report


@pytest.mark.parametrize("text", ["A\nB\nC", "\u200b", "12\n13\n14\n" * 30])
def test_a_text_without_prose_is_read_without_an_error(text: str) -> None:
    assert read(text).authors == ()
