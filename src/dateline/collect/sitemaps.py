"""Sitemaps, sitemaps of news, and sitemaps that list sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from dateline.collect.content import check_published
from dateline.collect.listing import Entry, check_entities
from dateline.errors import CaptureError

MOST_PAGES = 50_000
"""What the sitemaps' own protocol allows one to list."""
SHORT = 2_000
"""Characters of an address or a date; longer ones are none."""


def read_sitemap(content: bytes, name: str) -> Iterator[Entry]:
    """The pages and sitemaps that a sitemap lists, in its order, each as soon as it is read.

    Raises CaptureError where it cannot be read any further.
    """
    check_entities(content, name)
    number = 0
    try:
        for _, element in etree.iterparse(BytesIO(content), resolve_entities=False, no_network=True):
            kind = _name(element)
            if kind not in ("url", "sitemap"):
                continue
            number += 1
            if number > MOST_PAGES:
                raise CaptureError(f"{name} lists more than {MOST_PAGES:,} pages; the rest was left")
            yield _entry(element, is_sitemap=kind == "sitemap")
            element.clear()
    except etree.XMLSyntaxError as error:
        raise CaptureError(
            f"{name} cannot be read as a sitemap: {' '.join(str(error.msg).split())}"
        ) from error


def _entry(element: etree._Element, *, is_sitemap: bool) -> Entry:
    texts: dict[str, str] = {}
    for child in element.iter(etree.Element):
        text = (child.text or "").strip()
        if text and len(text) <= SHORT:
            texts.setdefault(_name(child), text)
    url = texts.get("loc", "")
    return Entry(
        url=url if url.lower().startswith(("http://", "https://")) else None,
        published=_day(texts.get("publication_date")),
        stamp=texts.get("lastmod") or texts.get("publication_date"),
        is_sitemap=is_sitemap,
    )


def _name(element: etree._Element) -> str:
    """An element's name without its namespace, also where that is not declared."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _day(written: str | None) -> str | None:
    try:
        return check_published(written, "page")
    except CaptureError:
        return None
