"""RSS and Atom: the items of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

import feedparser  # type: ignore[import-untyped]
from lxml import etree

from dateline.collect.content import check_published
from dateline.collect.listing import Entry, check_entities
from dateline.errors import CaptureError

MOST_BYTES = 5_000_000
MOST_ITEMS = 10_000
DEEPEST = 100
"""Elements within one another; of 100,000 feedparser takes a quarter of a minute to make nothing."""
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What feedparser lets through of names, encodings and dates that are damaged."""
WEB = ("http://", "https://")


def read_feed(content: bytes, name: str, media_type: str | None = None) -> Iterator[Entry]:
    """The items of a feed in its order; raises CaptureError for what is no feed that can be read.

    ``name`` is its address, against which those of its items are read, or a file's.
    """
    check_entities(content, name)
    _check_size(content, name)
    headers = {"content-type": media_type or "application/xml", "content-location": name}
    try:
        found = feedparser.parse(BytesIO(content), response_headers=headers, sanitize_html=False)
    except UNREADABLE as error:
        raise CaptureError(f"{name} is no feed that can be read: {_line(error)}") from error
    if not found.entries and (found.bozo or not found.get("version")):
        raise CaptureError(f"{name} is no feed that can be read{_why(found)}")
    for item in found.entries[:MOST_ITEMS]:
        yield _entry(item)


def _check_size(content: bytes, name: str) -> None:
    """Raise CaptureError for a feed that would take minutes to read."""
    if len(content) > MOST_BYTES:
        raise CaptureError(f"{name} is too large for a feed: more than {MOST_BYTES // 1_000_000} MB")
    depth = 0
    events = ("start", "end")
    try:
        for event, element in etree.iterparse(
            BytesIO(content), events, recover=True, resolve_entities=False, no_network=True, huge_tree=True
        ):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise CaptureError(f"{name} is no feed: its elements are nested more than {DEEPEST} deep")
            if event == "end":
                element.clear()
    except etree.XMLSyntaxError:
        return  # feedparser reads on where lxml cannot


def _why(found: Any) -> str:
    return f": {_line(found.bozo_exception)}" if found.bozo else ""


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


def _entry(item: Any) -> Entry:
    link = str(item.get("link") or "")
    whole = next((part.get("value") for part in item.get("content", ()) if part.get("value")), None)
    html = whole or item.get("summary")
    changed = _said(item, "updated") or _said(item, "published")
    return Entry(
        url=link if link.lower().startswith(WEB) else None,
        published=_published(item),
        stamp=str(changed) if changed else None,
        html=f"<h1>{escape(str(item.get('title') or ''))}</h1>\n{html}" if html else None,
    )


def _said(item: Any, key: str) -> Any:
    """What an item itself says; feedparser's own look-up takes one date for the other, with a warning."""
    return dict.get(item, key)


def _published(item: Any) -> str | None:
    """The day of an item as its feed writes it; None where it tells none that can be read."""
    written = _said(item, "published") or _said(item, "updated")
    try:
        return check_published(str(written), "item") if written else None
    except CaptureError:
        parsed = _said(item, "published_parsed") or _said(item, "updated_parsed")
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else None
