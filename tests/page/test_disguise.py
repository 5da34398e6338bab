"""Text that is shown otherwise than it is written: read as written, and said so."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from dateline.page import PageReader
from dateline.page.disguise import TURNED
from dateline.page.lines import clean
from dateline.types import Capture, Report


@pytest.fixture(scope="module")
def page() -> PageReader:
    return PageReader()


def read(page: PageReader, text: str) -> Report:
    return page(Capture(text.encode()))


def test_what_is_not_seen_joins_nothing_and_parts_nothing(page: PageReader) -> None:
    hidden = "Gunmen k\u200billed 1\u20602 peo\ufe0fple in Bagh\u00addad\U000e0041 on Mon\u034fday, po\u180elice said."
    assert read(page, hidden).text == "Gunmen killed 12 people in Baghdad on Monday, police said."


def test_formats_and_controls_are_dropped() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        if unicodedata.category(sign) == "Cf" and code < 0x11000:  # beyond are marks of notes and hieroglyphs
            assert clean(f"a{sign}b") == "ab", hex(code)


def test_text_that_is_turned_round_is_read_as_written(page: PageReader) -> None:
    report = read(page, "Gunmen killed \u202e21\u202c people in Baghdad on Monday, police said.")
    assert "killed 21 people" in report.text
    assert TURNED in report.notes


def test_words_of_look_alike_letters_are_named(page: PageReader) -> None:
    report = read(page, "Gunmen killed 12 people in B\u0430ghd\u0430d on Monday, police said.")
    (note,) = report.notes
    assert "“B\u0430ghd\u0430d”" in note


@pytest.mark.parametrize("word", ["Baghdad", "Zürich", "Łódź", "Đà", "Москва", "al-Ḥudayda"])
def test_a_word_of_one_script_is_no_disguise(page: PageReader, word: str) -> None:
    assert read(page, f"Gunmen killed 12 people in {word} on Monday, police said.").notes == ()
