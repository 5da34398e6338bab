"""The page stage: bytes of one page to a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.errors import PageError
from dateline.page.bounds import bounded
from dateline.page.case_words import load_truecaser
from dateline.page.casing import in_capitals
from dateline.page.classifier import LineClassifier, shipped_classifier
from dateline.page.decode import decode
from dateline.page.disguise import disguises
from dateline.page.dump import read_text
from dateline.page.html import read_html
from dateline.page.label import Head, Labelled, build_report
from dateline.page.language import find_language
from dateline.page.pdf import is_pdf, read_pdf
from dateline.page.tree import looks_like_html
from dateline.types import BlockKind, Capture, Report
from dateline.types.capture import YEARS_OF_NEWS

READ = frozenset({"en"})
PROSE = (BlockKind.STANDFIRST, BlockKind.BODY)
EMPTY = "no report was found on the page"
CAPITALS = "the report is written in capitals: its small letters were restored"
YEARS_TOLD = f"{YEARS_OF_NEWS[0]} and {YEARS_OF_NEWS[-1]}"
FOREIGN = "the report is in the language {!r}, which is not read"


class PageReader:
    """Reads a capture, HTML, text or PDF, into a report with every part labelled."""

    name = "page"
    version = "1"

    def __init__(
        self, *, classifier: LineClassifier | None = None, languages: frozenset[str] | None = READ
    ) -> None:
        """``classifier`` None takes the shipped one; ``languages`` None reads reports in any language."""
        self._classifier = classifier or shipped_classifier()
        self._languages = languages

    def __call__(self, capture: Capture) -> Report:
        """The report; raises PageError where the bytes hold no text."""
        labelled, head, source, lost = self._labelled(capture)
        labelled = bounded(labelled)
        prose = _prose(labelled)
        head = replace(_given(capture, head), language=find_language(prose))
        labelled, recased = _recased(labelled)
        labelled, notes = self._readable(labelled, head.language)
        head = replace(head, notes=(*lost, *head.notes, *disguises(source, prose), *recased, *notes))
        return build_report(capture, labelled, head)

    def _labelled(self, capture: Capture) -> tuple[list[Labelled], Head, str, tuple[str, ...]]:
        """The blocks and the head, the page's source as text, and notes of what was lost on the way to it."""
        if is_pdf(capture.content):
            return *read_pdf(capture.content, self._classifier), "", ()
        decoded = decode(capture.content, capture.media_type)
        is_html = looks_like_html(decoded.text, capture.media_type)
        read = read_html if is_html else read_text
        labelled, head = read(decoded.text, self._classifier)
        return labelled, head, decoded.text, (decoded.note,) if decoded.note else ()

    def _readable(
        self, labelled: list[Labelled], language: str | None
    ) -> tuple[list[Labelled], tuple[str, ...]]:
        """The blocks, all of them furniture where the language is not read, and notes that say why."""
        foreign = self._languages is not None and language is not None and language not in self._languages
        if not foreign:
            found = any(block.kind in PROSE for block in labelled)
            return labelled, () if found else (EMPTY,)
        note = FOREIGN.format(language)
        return [Labelled(block.text, BlockKind.FURNITURE, note) for block in labelled], (note,)


def _day(published: str) -> date:
    """The day that was handed over; raises PageError where it is no ISO date."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        raise PageError(f"published must be a date like 2014-06-16, not {published!r}") from None
    if day.year not in YEARS_OF_NEWS:
        raise PageError(f"published must lie between the years {YEARS_TOLD}, not on {day.isoformat()}")
    return day


def _recased(labelled: list[Labelled]) -> tuple[list[Labelled], tuple[str, ...]]:
    """The blocks as running text is written where the report is in capitals throughout, and a note of it."""
    if not in_capitals(_prose(labelled)):
        return labelled, ()
    texts = load_truecaser().restore([block.text for block in labelled])
    return [replace(block, text=text) for block, text in zip(labelled, texts, strict=True)], (CAPITALS,)


def _prose(labelled: list[Labelled]) -> str:
    """The text of the report, or of the whole page where no report was found."""
    body = [block.text for block in labelled if block.kind in PROSE]
    return "\n".join(body or [block.text for block in labelled])


def _given(capture: Capture, head: Head) -> Head:
    """The head with what was handed over with the capture, which goes before what the page says."""
    origins = dict(head.origins)
    published, outlet = head.published, head.outlet
    if capture.published is not None:
        published = _day(capture.published)
        origins["published"] = "given"
    if capture.outlet is not None:
        outlet = capture.outlet
        origins["outlet"] = "given"
    return replace(head, published=published, outlet=outlet, origins=tuple(origins.items()))
