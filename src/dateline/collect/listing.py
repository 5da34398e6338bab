"""What feeds and sitemaps list, and how a document is told to be one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.collect.options import Kind
from dateline.errors import CaptureError

ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?[^>]{0,500}>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE[^>\[]{0,500}>){0,20}"
    rb"<(?:[A-Za-z0-9]{1,20}:)?(rss|feed|RDF|urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
"""The first element of a feed or a sitemap, below what may stand above it."""
HEAD = 8192
KINDS = {b"rss": Kind.FEED, b"feed": Kind.FEED, b"RDF": Kind.FEED}
ENTITY = b"<!ENTITY"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing listed: a page at ``url``, or a report whole in ``html`` where it has no address.

    ``stamp`` is what the listing says of its last change. ``published`` is an ISO day.
    """

    url: str | None
    published: str | None = None
    stamp: str | None = None
    html: str | None = None
    is_sitemap: bool = False


def kind_of(content: bytes) -> Kind:
    """What a document is, by its first element."""
    found = ROOT.match(content[:HEAD])
    return Kind.PAGE if found is None else KINDS.get(found.group(1), Kind.SITEMAP)


def check_entities(content: bytes, name: str) -> None:
    """Raise CaptureError for XML that defines entities: nothing listed needs any, and they can be made to explode."""
    if ENTITY in content or ENTITY in content.replace(b"\x00", b""):
        raise CaptureError(f"{name} defines entities of its own, which no feed or sitemap needs")
