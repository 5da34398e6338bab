"""A PDF file: the text of its pages as lines with their places, then read as a text without markup."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from dateline.errors import PageError
from dateline.page.classifier import LineClassifier
from dateline.page.dump import read_text
from dateline.page.label import Head, Labelled
from dateline.page.pdf_layout import Printed, paragraphs, running_lines
from dateline.types import BlockKind

MARK = b"%PDF-"
MOST_PAGES = 300
"""Pages after which a file is a book and not a report."""
MOST_CHARACTERS = 2_000_000
HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium puts for a hyphen that only breaks a word at the end of a line."""
LEAST_SIZE = 0.1
"""Points; some files tell no height of their letters."""
BREAKS = frozenset({0x0A, 0x0D})


def is_pdf(content: bytes) -> bool:
    """Whether a capture is a PDF file."""
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(MARK)


def read_pdf(content: bytes, classifier: LineClassifier | None) -> tuple[list[Labelled], Head]:
    """Label the paragraphs of a file and find its head; raises PageError where its text cannot be had."""
    lines = printed_lines(content)
    running = running_lines(lines)
    labelled, head = read_text(
        "\n\n".join(paragraphs([line for line in lines if line.text not in running])), classifier
    )
    edges = [
        Labelled(text, BlockKind.FURNITURE, f"stands at the edge of {count} pages")
        for text, count in running.items()
    ]
    return [*labelled, *edges], head


def printed_lines(content: bytes) -> list[Printed]:
    """The lines of a file in the order in which it draws them; raises PageError where there are none."""
    try:
        with pdfium.PdfDocument(content) as document:
            if len(document) > MOST_PAGES:
                raise PageError(f"the PDF file has {len(document)} pages; at most {MOST_PAGES} are read")
            lines = list(_lines(document))
    except pdfium.PdfiumError as error:
        raise PageError(_told(error)) from error
    if not lines:
        raise PageError("the PDF file holds no text (a scan?)")
    return lines


def _told(error: pdfium.PdfiumError) -> str:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return "the PDF file is encrypted"
    return "the PDF file is damaged and cannot be read"


def _lines(document: pdfium.PdfDocument) -> Iterator[Printed]:
    left = MOST_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise PageError(f"the PDF file holds more than {MOST_CHARACTERS:,} characters")
        yield from _lines_of(text, number)
        text.close()
        page.close()


def _lines_of(text: pdfium.PdfTextPage, page: int) -> Iterator[Printed]:
    start = 0
    codes = [raw.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars())]
    for index, code in enumerate([*codes, 0x0A]):
        if code not in BREAKS and code not in HYPHENS:
            continue
        line = _line(text, codes, page, start, index, broken=code in HYPHENS)
        if line is not None:
            yield line
        start = index + 1


def _line(
    text: pdfium.PdfTextPage, codes: list[int], page: int, start: int, end: int, *, broken: bool
) -> Printed | None:
    """The line of the characters from ``start`` to before ``end``; None where they are blank."""
    shown = [index for index in range(start, end) if codes[index] > 0x20]
    if not shown:
        return None
    first, last = (text.get_charbox(index, loose=True) for index in (shown[0], shown[-1]))
    words = "".join(map(chr, codes[start:end]))
    return Printed(
        text=words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        page=page,
        left=first[0],
        right=last[2],
        bottom=first[1],
        size=max(first[3] - first[1], LEAST_SIZE),
        broken=broken,
    )
