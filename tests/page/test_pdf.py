"""PDF files as reports, and those that cannot be one."""

from __future__ import annotations

import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
import typst

from dateline.errors import PageError
from dateline.page import PageReader
from dateline.page.pdf import MOST_PAGES, is_pdf
from dateline.types import BlockKind, Capture, Report

STORY = """
#set page(width: 320pt, height: 260pt, header: [The Senna Gazette], footer: context counter(page).display())
#set par(justify: true)
#set text(hyphenate: true)
#text(size: 16pt)[Shell closes the bridge over the Senna for a whole day]

By Ana Marlow, 16 June 2014

KARVELA --- The only bridge over the Senna was closed on Monday after a shell hit its northern end, the police said.
Two guards were killed and a driver was wounded.

A spokesman for the army denied that its gunners had fired at the bridge. "We were not shooting anywhere near the
river that morning," he told reporters.

Traffic was sent round by the old ford, which can be crossed by day only. The municipality's representatives said
that repairs would take at least three weeks because there was no steel to be had.
"""


def blank(pages: int) -> bytes:
    with pdfium.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(100, 100).close()
        file = io.BytesIO()
        document.save(file)
    return file.getvalue()


def encrypted() -> bytes:
    """A file whose key is made of a password that nobody knows."""
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<" + b"11" * 32 + b">>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", lock]
    made, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 4\n0000000000 65535 f \n%strailer\n<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n"
    return made + end % table + b"startxref\n%d\n%%%%EOF\n" % len(made)


@pytest.fixture(scope="module")
def report() -> Report:
    return PageReader()(Capture(typst.compile(STORY.encode()), media_type="application/pdf"))


def test_a_file_is_read_with_its_head(report: Report) -> None:
    assert report.headline == "Shell closes the bridge over the Senna for a whole day"
    assert (report.authors, report.dateline) == (("Ana Marlow",), "KARVELA")
    assert str(report.published) == "2014-06-16"


def test_paragraphs_are_whole_over_lines_and_pages(report: Report) -> None:
    body = [report.text[block.start : block.end] for block in report.blocks_of(BlockKind.BODY)]
    assert len(body) == 3
    assert body[0].endswith("the police said. Two guards were killed and a driver was wounded.")
    assert body[2].endswith(
        "representatives said that repairs would take at least three weeks because there was no steel to be had."
    )


def test_running_lines_are_furniture(report: Report) -> None:
    found = {
        report.text[block.start : block.end]: block.reason for block in report.blocks_of(BlockKind.FURNITURE)
    }
    assert found["The Senna Gazette"].startswith("stands at the edge of")
    assert "1" in found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(blank(2), r"holds no text \(a scan\?\)", id="scan"),
        pytest.param(blank(MOST_PAGES + 1), f"has {MOST_PAGES + 1} pages; at most {MOST_PAGES}", id="book"),
        pytest.param(b"%PDF-1.7\n" + b"\x00\xff" * 500, "is damaged", id="damaged"),
        pytest.param(encrypted(), "is encrypted", id="encrypted"),
    ],
)
def test_a_file_without_text_to_read_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(PageError, match=said):
        PageReader()(Capture(content))


def test_a_file_that_was_cut_off_gives_what_is_there_or_is_refused() -> None:
    whole = typst.compile(STORY.encode())
    with pytest.raises(PageError, match="is damaged"):
        PageReader()(Capture(whole[: len(whole) // 3]))


def test_a_page_that_tells_of_pdf_files_is_none() -> None:
    assert is_pdf(b"\xef\xbb\xbf%PDF-1.7\n")
    assert not is_pdf(b"A file begins with %PDF-1.7.")
