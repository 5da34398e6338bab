"""Pages, feeds and sitemaps of a web server, as a person names them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.collect import Dropped, Options, gather
from dateline.collect.options import Kind
from dateline.collect.polite import Fetcher
from dateline.collect.remembered import InMemory, Validators
from dateline.types import Capture
from tests.collect.conftest import Answer, Watch, Web

pytestmark = pytest.mark.enable_socket
HTML = {"Content-Type": "text/html"}


def page(text: str) -> Answer:
    return Answer(f"<p>{text}</p>".encode(), headers=HTML)


class Site:
    """A news site, and runs over it that remember."""

    def __init__(self, web: Web, watch: Watch) -> None:
        self.web = web
        self.remembered = InMemory()
        self._watch = watch

    def feed(self, *items: tuple[str, str], etag: str = '"1"') -> str:
        """Serve a feed of pages and their dates; a path without a slash is an item that has no address."""
        parts = [
            f"<item><link>{self.web.url(path)}</link><pubDate>{day}</pubDate></item>" for path, day in items
        ]
        body = f"<rss version='2.0'><channel>{''.join(parts)}</channel></rss>".encode()
        return self.web.on("/feed", Answer(body, headers={"ETag": etag}))

    def sitemap(self, path: str, *locs: str, tag: str = "url", lastmod: str = "") -> Answer:
        parts = [f"<{tag}><loc>{self.web.url(loc)}</loc>{lastmod}</{tag}>" for loc in locs]
        root = "urlset" if tag == "url" else "sitemapindex"
        body = f"<{root}>{''.join(parts)}</{root}>".encode()
        return Answer(gzip.compress(body) if path.endswith(".gz") else body)

    def run(self, source: str | Path, options: Options | None = None) -> list[Capture | Dropped]:
        """All that one run gives."""
        options = options or Options()
        with Fetcher(
            options, remembered=self.remembered, network=self.web.network(), clock=self._watch.clock
        ) as fetcher:
            return list(gather([source], options, fetcher=fetcher))

    def texts(self, source: str | Path, options: Options | None = None) -> list[bytes]:
        return [one.content for one in self.run(source, options) if isinstance(one, Capture)]


@pytest.fixture
def site(web: Web, watch: Watch) -> Iterator[Site]:
    site = Site(web, watch)
    for number in range(1, 5):
        web.on(f"/{number}", page(f"Story {number}."))
    yield site


def test_a_page_is_taken_in_with_its_address(site: Site) -> None:
    (one,) = site.run(site.web.url("/1"), Options(outlet="The Gazette", published="2014-06-16"))
    assert isinstance(one, Capture)
    assert (one.url, one.media_type, one.outlet, one.published) == (
        site.web.url("/1"),
        "text/html",
        "The Gazette",
        "2014-06-16",
    )
    assert one.fetched_at is not None


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(status=404), "answered 404 Not Found"),
        (Answer(b""), "is empty"),
        (Answer(b"\x89PNG\r\n"), "is a PNG image"),
        (Answer(gzip.compress(b"page")[:-5]), "is damaged"),
    ],
)
def test_a_page_that_cannot_be_had_is_dropped(site: Site, answer: Answer, said: str) -> None:
    url = site.web.on("/a", answer)
    (one,) = site.run(url)
    assert isinstance(one, Dropped)
    assert (one.source, one.line) == (url, 0)
    assert said in one.reason


def test_every_page_of_a_feed_is_fetched_with_its_day(site: Site) -> None:
    url = site.feed(("/1", "Mon, 16 Jun 2014 08:00:00 GMT"), ("/2", ""), ("/1", ""), ("/gone", ""))
    first, second, gone = site.run(url)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.content, first.published) == (b"<p>Story 1.</p>", "2014-06-16")
    assert second.published is None
    assert gone == Dropped(url, 4, f"{site.web.url('/gone')} answered 404 Not Found")
    assert site.web.paths() == ["/feed", "/1", "/2", "/gone"]


def test_a_second_run_takes_in_what_is_new_or_has_changed(site: Site) -> None:
    url = site.feed(("/1", "Mon, 16 Jun 2014"), ("/2", "Mon, 16 Jun 2014"), ("/gone", ""))
    site.run(url)
    site.feed(("/1", "Mon, 16 Jun 2014"), ("/2", "Tue, 17 Jun 2014"), ("/3", ""), ("/gone", ""), etag='"2"')
    site.web.asked.clear()
    assert site.texts(url) == [b"<p>Story 2.</p>", b"<p>Story 3.</p>"]
    assert site.web.paths() == ["/feed", "/2", "/3"]


def test_a_feed_is_done_with_when_all_of_it_was_taken_in(site: Site) -> None:
    url = site.feed(("/1", ""), ("/2", ""))
    site.web.on("/2", Answer(status=503))
    assert len(site.texts(url)) == 1
    assert site.remembered.get(url) is None
    site.web.on("/2", page("Story 2."))
    assert site.texts(url) == [b"<p>Story 2.</p>"]
    assert site.remembered.get(url) == Validators('"1"')
    site.web.on("/feed", Answer(status=304))
    assert site.run(url) == []


def test_a_run_that_stops_early_goes_on_where_it_stopped(site: Site) -> None:
    url = site.feed(("/1", ""), ("/2", ""), ("/3", ""))
    assert site.texts(url, Options(most=2)) == [b"<p>Story 1.</p>", b"<p>Story 2.</p>"]
    assert site.texts(url) == [b"<p>Story 3.</p>"]


def test_a_feed_may_lie_in_a_file(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    link = site.web.url("/1")
    item = "<item><title>Ford</title><description>The ford is open.</description></item>"
    file.write_text(
        f"<rss version='2.0'><channel><item><link>{link}</link></item>{item}<item/></channel></rss>"
    )
    first, second, third = site.run(file)
    assert isinstance(first, Capture)
    assert first.url == link
    assert isinstance(second, Capture)
    assert second.content == b"<h1>Ford</h1>\nThe ford is open."
    assert third == Dropped(str(file), 3, f"{file}: item 3 has no address and no report")


def test_a_sitemap_may_list_sitemaps_that_are_compressed(site: Site) -> None:
    url = site.web.on("/map", site.sitemap("/map", "/a.xml.gz", "/b.xml", tag="sitemap"))
    site.web.on("/a.xml.gz", site.sitemap("/a.xml.gz", "/1", "/2"))
    site.web.on("/b.xml", site.sitemap("/b.xml", "/3", "/1"))
    assert site.texts(url) == [b"<p>Story 1.</p>", b"<p>Story 2.</p>", b"<p>Story 3.</p>"]


def test_a_sitemap_that_has_not_changed_is_not_asked_for_again(site: Site) -> None:
    lastmod = "<lastmod>2014-06-16</lastmod>"
    url = site.web.on("/map", site.sitemap("/map", "/a.xml", tag="sitemap", lastmod=lastmod))
    site.web.on("/a.xml", site.sitemap("/a.xml", "/1"))
    site.run(url)
    site.web.asked.clear()
    assert site.run(url) == []
    assert site.web.paths() == ["/map"]


def test_sitemaps_that_lead_on_without_end_are_left(site: Site) -> None:
    for depth in range(6):
        site.web.on(f"/map{depth}", site.sitemap("", f"/map{depth + 1}", tag="sitemap"))
    (one,) = site.run(site.web.url("/map0"))
    assert isinstance(one, Dropped)
    assert "leads to sitemaps without end" in one.reason
    assert site.web.paths() == ["/map0", "/map1", "/map2", "/map3"]


def test_a_sitemap_that_lists_itself_is_read_once(site: Site) -> None:
    url = site.web.on("/map", site.sitemap("/map", "/map", tag="sitemap"))
    assert len(site.run(url)) <= 1


def test_what_an_address_leads_to_may_be_said(site: Site) -> None:
    (one,) = site.run(site.web.url("/1"), Options(kind=Kind.FEED))
    assert isinstance(one, Dropped)
    assert "is no feed that can be read" in one.reason


def test_a_feed_does_not_lead_inside(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    inside = site.web.url("/1", "inside.example")
    file.write_text(f"<rss version='2.0'><channel><item><link>{inside}</link></item></channel></rss>")
    (one,) = site.run(file)
    assert isinstance(one, Dropped)
    assert "inside.example is not a public address" in one.reason
    assert site.web.asked == []
