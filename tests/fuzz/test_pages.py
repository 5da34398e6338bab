"""Any bytes become a report that holds together, or are refused in one line; markup is never kept alive."""

from __future__ import annotations

import pytest
from hypothesis import given

from dateline.errors import DatelineError
from dateline.page import PageReader
from dateline.types import Capture, Report
from tests.fuzz.budget import budget
from tests.fuzz.markup import captured, trees
from tests.fuzz.oracle import check_report

Page = tuple[bytes, str | None]


@pytest.fixture(scope="module")
def page() -> PageReader:
    return PageReader()


def read(page: PageReader, capture: Capture) -> Report | None:
    """The report; None where the page is refused, as it should be, in one line."""
    try:
        return page(capture)
    except DatelineError as error:
        assert str(error).strip()
        assert len(str(error).splitlines()) == 1
        return None


@budget(600)
@given(captured())
def test_any_page_is_read_or_refused(page: PageReader, made: Page) -> None:
    capture = Capture(made[0], media_type=made[1])
    report = read(page, capture)
    assert report == read(page, capture)
    if report is not None:
        check_report(report)
        report.text.encode("utf-8")
        assert not any(sign in report.text for sign in "\x00\u200b\u202e\u00ad")


@budget(150)
@given(trees())
def test_what_runs_on_a_page_is_no_text(page: PageReader, markup: str) -> None:
    report = read(page, Capture(markup.encode("utf-8", "replace"), media_type="text/html"))
    assert report is None or not any(word in report.text for word in ("NEVER", "<script", "<!--"))
