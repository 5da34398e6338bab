"""A megabyte of nothing but one mark, a word without end, a tree without a floor: read in a second, or refused."""

from __future__ import annotations

import pytest

from dateline.errors import PageError
from dateline.page import PageReader
from dateline.page.bounds import LONGEST_WORD
from dateline.page.html import FLATTENED
from dateline.page.lines import MAX_LINE
from dateline.types import BlockKind, Capture, Report
from tests.fuzz.clock import SLOW, assert_linear, seconds
from tests.fuzz.oracle import check_report

MEGABYTE = 1_000_000
SENTENCE = "The army shelled the town of Baiji on Monday, killing 12 people, police said. "
MARKS = ("<", "&", '"', "(", "7", "\n", ".", "A", "A ", "and ", "a", "é", "“‘", "a\n\n", "1,", "\u202e", "\t")
TAGS = (
    "<p>x",
    "<b>x",
    "</p>",
    "<!--",
    "<![CDATA[",
    "&#x110000;",
    "<h1>x</h1>",
    "<table><tr><td>",
    "<a href=",
)


@pytest.fixture(scope="module")
def page() -> PageReader:
    """The page stage, its weights and word lists loaded, so that no test measures that."""
    reader = PageReader()
    reader(Capture(SENTENCE.upper().encode()))
    reader(Capture(f"<html><body><p>{SENTENCE * 9}</p><p>x</p></body></html>".encode()))
    return reader


def of(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def read(page: PageReader, text: str) -> Report:
    report = page(Capture(text.encode("utf-8", "surrogatepass")))
    check_report(report)
    return report


@pytest.mark.parametrize("unit", MARKS)
def test_a_megabyte_of_one_mark_takes_a_second(page: PageReader, unit: str) -> None:
    text = of(unit, MEGABYTE)
    assert seconds(lambda: read(page, text)) < 1.0 * SLOW


@pytest.mark.parametrize("unit", TAGS)
def test_markup_without_end_takes_linear_time(page: PageReader, unit: str) -> None:
    small, double = (f"<html><body>{of(unit, size)}" for size in (20_000, 40_000))
    assert_linear(lambda: read(page, small), lambda: read(page, double))


@pytest.mark.parametrize("closed", [False, True])
def test_a_tree_of_100_000_levels_is_read_as_text(page: PageReader, closed: bool) -> None:
    markup = f"<html><body>{'<div>' * 100_000}{SENTENCE * 3}{'</div>' * 100_000 * closed}</body></html>"
    assert seconds(lambda: read(page, markup)) < 1.0 * SLOW
    assert FLATTENED in read(page, markup).notes


def test_a_table_of_100_000_cells_is_read_as_text(page: PageReader) -> None:
    row = "<tr>" + "<td>12</td>" * 100 + "</tr>"
    markup = f"<html><body><p>{SENTENCE * 3}</p><table>{row * 1000}</table></body></html>"
    assert seconds(lambda: read(page, markup)) < 2.0 * SLOW
    assert FLATTENED in read(page, markup).notes


def test_a_word_without_end_is_furniture_and_the_words_beside_it_are_not(page: PageReader) -> None:
    report = read(page, f"{SENTENCE}Then {'x' * 3_000} {SENTENCE}It was the third attack.")
    said = [(report.text[block.start : block.end], block.kind) for block in report.blocks]
    assert [kind for text, kind in said if "xx" in text] == [BlockKind.FURNITURE]
    assert sum(text.count("killing 12 people") for text, kind in said if kind is not BlockKind.FURNITURE) == 2
    (reason,) = {block.reason for block in report.blocks if block.end - block.start == 3_000}
    assert reason == f"is a word of 3,000 characters: at most {LONGEST_WORD:,} are read"


def test_a_word_of_a_million_letters_is_cut(page: PageReader) -> None:
    report = read(page, f"{SENTENCE}Then {'x' * MEGABYTE} {SENTENCE}It was the third attack.")
    long = [block for block in report.blocks if "xx" in report.text[block.start : block.end]]
    assert {block.kind for block in long} == {BlockKind.FURNITURE}
    assert max(block.end - block.start for block in long) == MAX_LINE


def test_a_word_in_capitals_without_end_takes_no_time(page: PageReader) -> None:
    text = f"{SENTENCE.upper()} {'QWERTZ' * 3_000}"
    assert seconds(lambda: read(page, text)) < 0.5 * SLOW


def test_a_paragraph_of_many_screens_is_cut(page: PageReader) -> None:
    markup = f"<html><body><h1>A week of attacks</h1><p>{SENTENCE * 1000}</p></body></html>"
    report = read(page, markup)
    assert max(block.end - block.start for block in report.blocks) <= MAX_LINE


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
        + b"]><html><body><p>&a11;</p></body></html>",
        b"<html><body>" + b"<p>&amp;" * 6_000,
        b"\xff\xfe" + "<p>".encode("utf-16-le") * 6_000,
        b"<meta charset=utf-16><p>The army shelled Baiji.</p><p>x</p>",
        b"<meta charset=rot13><p>The army shelled Baiji.</p><p>\xff</p>",
        b"<meta charset=undefined><p>The army shelled Baiji.</p><p>\xff</p>",
        b"<meta charset=idna><p>The army shelled Baiji.</p><p>\xff</p>",
        b"<meta charset=unicode_escape><p>\\N{DIGIT ONE}\\uDC00 killed.</p><p>\xff</p>",
        b"<meta charset=punycode><p>The army shelled Baiji.</p><p>\xff</p>",
        b"<meta charset=utf-7><p>+ADw-script+AD4-</p><p>\xff</p>",
        b"<meta charset=base64><p>The army shelled Baiji.</p><p>\xff</p>",
        b"<meta charset=zlib><p>x\x9c</p><p>\xff</p>",
        "".join(chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000).encode(),
        b"\xed\xa0\x80" * 400,
        b"<p>" + b"\x00" * 10 + b"<p>x",
        b"%PDF-1.7\n" + b"1 0 obj\n<<>>\n" * 5000,
        b"%PDF-1.4\n%%EOF",
    ],
    ids=lambda content: content[:24].decode("latin-1"),
)
def test_hostile_bytes_are_read_or_refused(page: PageReader, content: bytes) -> None:
    def work() -> None:
        try:
            check_report(page(Capture(content)))
        except PageError as error:
            assert len(str(error).splitlines()) == 1

    assert seconds(work) < (1.0 + 1.5 * len(content) / MEGABYTE) * SLOW
