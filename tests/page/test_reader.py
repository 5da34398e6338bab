"""The stage itself: its stamp, and what is handed over with a capture."""

from __future__ import annotations

import pytest

from dateline.errors import PageError
from dateline.page import PageReader
from dateline.types import Capture
from tests.page import pages


def test_the_stage_says_its_name_and_version() -> None:
    assert PageReader().name == "page"
    assert PageReader().version


def test_the_outlet_that_was_handed_over_goes_first() -> None:
    report = PageReader()(Capture(pages.dump().encode(), outlet="The Herald"))
    assert report.outlet == "The Herald"
    assert dict(report.origins)["outlet"] == "given"


def test_a_handed_date_that_is_none_is_refused() -> None:
    with pytest.raises(PageError, match="must be a date like 2014-06-16, not 'soon'"):
        PageReader()(Capture(b"Two soldiers died.", published="soon"))


def test_damage_to_the_bytes_is_noted() -> None:
    report = PageReader()(Capture(pages.dump().replace("–", "-").encode() + b"\xff"))
    assert any("characters were replaced" in note for note in report.notes)


def test_the_id_hangs_on_the_bytes_and_what_came_with_them() -> None:
    captures = [
        Capture(b"Two soldiers died."),
        Capture(b"Two soldiers died.", outlet="Tigris Daily"),
        Capture(b"Two soldiers died.", published="2014-06-16"),
        Capture(b"Two soldiers died.", url="https://news.example/1"),
    ]
    assert [PageReader()(capture).id for capture in captures] == [
        capture.identity[:16] for capture in captures
    ]
    assert PageReader()(Capture(b"Two soldiers died.", media_type="text/plain")).id == captures[0].sha256[:16]
