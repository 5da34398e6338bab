"""The page stage: bytes of one page to a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.page.decode import decode
from dateline.page.dump import read_text
from dateline.page.html import read_html
from dateline.page.label import Head, build_report
from dateline.page.language import find_language
from dateline.page.tree import looks_like_html
from dateline.types import BlockKind, Capture, Report


class PageReader:
    """Reads a capture, HTML or text, into a report with every part labelled."""

    name = "page"
    version = "1"

    def __call__(self, capture: Capture) -> Report:
        """The report; raises PageError where the bytes are no text."""
        decoded = decode(capture.content, capture.media_type)
        is_html = looks_like_html(decoded.text, capture.media_type)
        labelled, head = read_html(decoded.text) if is_html else read_text(decoded.text)
        body = "\n".join(block.text for block in labelled if block.kind is BlockKind.BODY)
        head = replace(head, language=find_language(body))
        return build_report(capture, labelled, _given(capture, head))


def _given(capture: Capture, head: Head) -> Head:
    """The head with what was handed over with the capture, which goes before what the page says."""
    origins = dict(head.origins)
    published, outlet = head.published, head.outlet
    if capture.published is not None:
        published = date.fromisoformat(capture.published[:10])
        origins["published"] = "given"
    if capture.outlet is not None:
        outlet = capture.outlet
        origins["outlet"] = "given"
    return replace(head, published=published, outlet=outlet, origins=tuple(origins.items()))
