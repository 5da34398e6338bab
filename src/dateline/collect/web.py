"""Addresses to captures: a page itself, or all that a feed or sitemap lists."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from dateline.collect.content import MAX_BYTES, check_content
from dateline.collect.feeds import read_feed
from dateline.collect.fetch import Page
from dateline.collect.listing import Entry, kind_of
from dateline.collect.options import Kind
from dateline.collect.polite import Fetcher
from dateline.collect.records import Dropped
from dateline.collect.sitemaps import read_sitemap
from dateline.collect.unpack import GZIP_MARK, unpack
from dateline.errors import CaptureError, NotFoundError, NotNowError
from dateline.types import Capture

MOST_DEPTH = 3
MOST_SITEMAPS = 1_000
"""Sitemaps that one source may lead to; the protocol's limit is 50,000, which would take a day to fetch."""


class Web:
    """What a run finds on the web. A page that is listed several times is fetched once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._seen: set[str] = set()
        self._sitemaps = 0

    def read(self, url: str, kind: Kind | None = None) -> Iterator[Capture | Dropped]:
        """The page at an address, or all that it lists; ``kind`` None is told by what the server answers."""
        self._sitemaps = 0
        try:
            page = self._fetcher.page(url)
            if page is None:
                return
            content = unpacked(page.content, url)
        except CaptureError as error:
            yield Dropped(url, 0, str(error))
            return
        found = kind or kind_of(content)
        if found is Kind.PAGE:
            self._fetcher.remember(url, page)
            yield _taken(page, url, Dropped(url, 0, ""))
        elif (yield from self.listed(content, url, found, page.media_type)):
            self._fetcher.remember(url, page)

    def listed(
        self, content: bytes, source: str, kind: Kind, media_type: str | None = None, depth: int = 0
    ) -> Generator[Capture | Dropped, None, bool]:
        """All that a feed or sitemap lists; returns whether nothing is left that should be asked for again."""
        entries = (
            read_feed(content, source, media_type) if kind is Kind.FEED else read_sitemap(content, source)
        )
        whole, number = True, 0
        try:
            for number, entry in enumerate(entries, start=1):
                whole &= yield from self._entry(entry, Dropped(source, number, ""), depth)
        except CaptureError as error:
            yield Dropped(source, number + 1, str(error))
            return False
        return whole

    def _entry(self, entry: Entry, place: Dropped, depth: int) -> Generator[Capture | Dropped, None, bool]:
        """What one entry leads to; ``place`` is how it is dropped, the reason still to be said."""
        if entry.url is None:
            yield _of_item(entry, place)
            return True
        if entry.url in self._seen:
            return True
        self._seen.add(entry.url)
        read = self._sitemap if entry.is_sitemap else self._page
        try:
            return (yield from read(entry.url, entry, place, depth))
        except CaptureError as error:
            yield replace(place, reason=str(error))
            if isinstance(error, NotFoundError):
                self._fetcher.remember(entry.url, None, entry.stamp)
            return not isinstance(error, NotNowError)

    def _page(
        self, url: str, entry: Entry, place: Dropped, depth: int
    ) -> Generator[Capture | Dropped, None, bool]:
        del depth
        if self._fetcher.is_taken(url, entry.stamp):
            return True
        page = self._fetcher.page(url)
        self._fetcher.remember(url, page, entry.stamp)
        if page is not None:
            found = _taken(page, url, place)
            published = entry.published
            yield replace(found, published=published) if isinstance(found, Capture) else found
        return True

    def _sitemap(
        self, url: str, entry: Entry, place: Dropped, depth: int
    ) -> Generator[Capture | Dropped, None, bool]:
        self._sitemaps += 1
        if depth >= MOST_DEPTH or self._sitemaps > MOST_SITEMAPS:
            raise CaptureError(f"{url} was not asked for: {place.source} leads to sitemaps without end")
        if entry.stamp is not None and self._fetcher.is_taken(url, entry.stamp):
            return True
        page = self._fetcher.page(url)
        if page is None:
            return True
        whole = yield from self.listed(unpacked(page.content, url), url, Kind.SITEMAP, depth=depth + 1)
        if whole:
            self._fetcher.remember(url, page, entry.stamp)
        return whole


def unpacked(content: bytes, name: str) -> bytes:
    """A document, unpacked where it is a compressed file (as sitemaps are); raises CaptureError where it cannot be."""
    return unpack(content, "gzip", MAX_BYTES, name) if content.startswith(GZIP_MARK) else content


def _taken(page: Page, url: str, place: Dropped) -> Capture | Dropped:
    """The page that was fetched, or why it is none."""
    try:
        content = check_content(unpacked(page.content, url), url)
    except CaptureError as error:
        return replace(place, reason=str(error))
    return Capture(content, page.url, datetime.now(UTC), page.media_type)


def _of_item(entry: Entry, place: Dropped) -> Capture | Dropped:
    """The report that stands whole in a feed."""
    if entry.html is None:
        return replace(place, reason=f"{place.source}: item {place.line} has no address and no report")
    content = entry.html.encode("utf-8", "replace")
    return Capture(content, media_type="text/html; charset=utf-8", published=entry.published)
