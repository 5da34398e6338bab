"""One source as a capture, and every bad source as one clear line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.collect import Dropped, capture, capture_text, captures
from dateline.collect.content import MAX_BYTES
from dateline.errors import CaptureError

PAGE = "Two soldiers died near the river on Monday."


def test_a_file_is_taken_in_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"<p>Two soldiers died.</p>")
    found = capture(page, published="2014-06-16", outlet="The Gazette")
    assert found.content == b"<p>Two soldiers died.</p>"
    assert (found.media_type, found.published, found.outlet) == ("text/html", "2014-06-16", "The Gazette")


def test_standard_input_is_read_for_a_dash() -> None:
    assert capture("-", stdin=io.BytesIO(PAGE.encode())).content == PAGE.encode()


def test_text_at_hand_is_a_capture() -> None:
    assert capture_text(PAGE, published="2014-06-16T08:00:00Z").published == "2014-06-16"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "is a PNG image"),
        (b"PK\x03\x04....", "is a ZIP file"),
        (b"text\x00\x01\x02\x00more\x00\x00\x00", "is binary data"),
        (b"a" * (MAX_BYTES + 1), "is too large"),
    ],
)
def test_what_is_no_page_is_refused_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "page"
    file.write_bytes(content)
    with pytest.raises(CaptureError, match=said) as caught:
        capture(file)
    assert "\n" not in str(caught.value)


def test_a_pdf_file_is_taken_in_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(b"%PDF-1.7\n\x00\xff\x00")
    assert capture(file).media_type == "application/pdf"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="is a folder"):
        capture(tmp_path)
    with pytest.raises(CaptureError, match="does not exist"):
        capture(tmp_path / "none.html")
    with pytest.raises(CaptureError, match="no usable file name"):
        capture("a" * 5000)


def test_utf_16_is_not_binary(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.encode("utf-16"))
    assert capture(file).content.startswith(b"\xff\xfe")
    file.write_bytes(PAGE.encode("utf-16-be"))
    assert capture(file).content.startswith(b"\x00T")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(CaptureError, match="must be a date like 2014-06-16, not 'yesterday'"):
        capture_text(PAGE, published="yesterday")


def test_jsonl_gives_a_capture_for_each_record(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text(
        '{"url": "https://news.example/1", "html": "<p>One.</p>", "published": "2014-06-15"}\n\n'
        '{"text": "Two.", "outlet": "The Gazette"}\n',
        encoding="utf-8",
    )
    first, second = captures(file, published="2014-06-16")
    assert (first.url, first.published, first.media_type) == (
        "https://news.example/1",
        "2014-06-15",
        "text/html; charset=utf-8",
    )
    assert (second.content, second.published, second.outlet) == (b"Two.", "2014-06-16", "The Gazette")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "is not JSON"),
        ("[1]", "is not an object"),
        ('{"url": "x"}', "neither html nor text"),
        ('{"text": 5}', "text must be a string, not int"),
        ('{"text": "x", "published": "soon"}', "must be a date"),
    ],
)
def test_a_bad_record_is_dropped_with_its_line_and_reason(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text(f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}\n', encoding="utf-8")
    dropped: list[Dropped] = []
    found = list(captures(file, on_dropped=dropped.append))
    assert [each.content for each in found] == [b"One.", b"Three."]
    assert [(each.line, said in each.reason) for each in dropped] == [(2, True)]
    with pytest.raises(CaptureError, match=said):
        list(captures(file))


def test_anything_else_is_one_capture(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    assert [each.content for each in captures(file)] == [PAGE.encode()]
