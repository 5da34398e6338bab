"""Feeds and sitemaps told from pages, and what they list."""

from __future__ import annotations

from itertools import islice

import pytest

from dateline.collect import sitemaps
from dateline.collect.feeds import MOST_BYTES, read_feed
from dateline.collect.listing import Entry, kind_of
from dateline.collect.options import Kind
from dateline.collect.sitemaps import read_sitemap
from dateline.errors import CaptureError

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title>
<item><title>Bridge closed</title><link>https://news.example/1</link>
<pubDate>Mon, 16 Jun 2014 23:30:00 -0500</pubDate></item>
<item><title>Ford &amp; ferry</title><guid isPermaLink="false">a7</guid>
<content:encoded><![CDATA[<p>The ford is <b>open</b>.</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
<item><title>Mail</title><link>mailto:desk@news.example</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/"><title>The Gazette</title>
<entry><title>Bridge closed</title><link href="2014/1"/><published>2014-06-16T08:00:00Z</published>
<updated>2014-06-17T08:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="https://news.example/1"><title>Bridge closed</title><link>https://news.example/1</link></item></rdf:RDF>"""
SITEMAP = b"""<?xml version="1.0"?><!-- made daily -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://news.example/1 </loc><lastmod>2014-06-17</lastmod></url>
<url><loc>https://news.example/2</loc><news:news><news:publication_date>2014-06-16T08:00:00Z</news:publication_date></news:news></url>
<url><loc>javascript:void(0)</loc></url>
</urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/june.xml.gz</loc><lastmod>2014-06-17</lastmod></sitemap></sitemapindex>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<urlset><url><loc>&b;</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (RSS, Kind.FEED),
        (ATOM, Kind.FEED),
        (RDF, Kind.FEED),
        (b"\xef\xbb\xbf" + ATOM, Kind.FEED),
        (SITEMAP, Kind.SITEMAP),
        (INDEX, Kind.SITEMAP),
        (b"<!DOCTYPE html><html><body><p>A feed begins with &lt;rss&gt;.</p></body></html>", Kind.PAGE),
        (b"<html><body><rss version='2.0'></rss></body></html>", Kind.PAGE),
        (b"The <rss> element.", Kind.PAGE),
        (b"<!--" * 5000, Kind.PAGE),
        (b"<?" + b" " * 100_000, Kind.PAGE),
    ],
)
def test_a_document_is_told_by_its_first_element(content: bytes, kind: Kind) -> None:
    assert kind_of(content) is kind


def test_items_of_a_feed_come_with_their_day_as_it_is_written() -> None:
    linked, whole, nothing, mail = read_feed(RSS, "https://news.example/feed")
    assert (linked.url, linked.published) == ("https://news.example/1", "2014-06-16")
    assert linked.stamp == "Mon, 16 Jun 2014 23:30:00 -0500"
    assert whole == Entry(None, html="<h1>Ford &amp; ferry</h1>\n<p>The ford is <b>open</b>.</p>")
    assert (nothing.url, nothing.html) == (None, None)
    assert mail.url is None


def test_an_atom_feed_says_when_an_item_changed() -> None:
    (entry,) = read_feed(ATOM, "https://news.example/feed")
    assert entry == Entry("https://news.example/2014/1", "2014-06-16", "2014-06-17T08:00:00Z")


def test_links_are_read_against_the_feeds_address() -> None:
    feed = b"<rss version='2.0'><channel><item><link>/2014/1</link></item></channel></rss>"
    assert [entry.url for entry in read_feed(feed, "https://news.example/feed")] == [
        "https://news.example/2014/1"
    ]


def test_a_feed_that_breaks_off_gives_its_first_items() -> None:
    assert next(read_feed(RSS[:400], "feed.xml")).url == "https://news.example/1"


@pytest.mark.parametrize(
    "content", [b"<html><p>No feed.</p></html>", b"no feed", b"", BOMB, BOMB.decode().encode("utf-16")]
)
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(CaptureError, match=r"is no feed that can be read|defines entities"):
        list(read_feed(content, "feed.xml"))


@pytest.mark.parametrize(
    "content",
    [
        RSS.replace(b'"utf-8"', b'"\xff-8"', 1),
        RDF.replace(b"<item rdf:about", b'<item xmlns:x="a b c" x:about'),
    ],
)
def test_a_damaged_feed_gives_items_or_a_reason(content: bytes) -> None:
    try:
        assert list(read_feed(content, "feed.xml"))
    except CaptureError as error:
        assert "\n" not in str(error)


def test_names_that_a_sitemap_does_not_declare_are_one_line() -> None:
    content = b"<urlset><url><loc>https://news.example/1</loc><x:lastmod>2014</x:lastmod></url></urlset>"
    with pytest.raises(CaptureError, match="cannot be read as a sitemap"):
        list(read_sitemap(content, "map"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<rss version='2.0'><channel><item>" + b"<a>" * 100_000, "nested more than 100 deep"),
        (
            b"<rss version='2.0'><channel>" + b" " * MOST_BYTES + b"</channel></rss>",
            "is too large for a feed",
        ),
    ],
)
def test_a_feed_that_would_take_long_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(CaptureError, match=said):
        list(read_feed(content, "feed.xml"))


def test_a_feed_never_leads_to_a_file_of_ours() -> None:
    with pytest.raises(CaptureError, match="is no feed"):
        list(read_feed(b"/etc/hosts", "feed.xml"))


def test_a_sitemap_lists_pages() -> None:
    assert list(read_sitemap(SITEMAP, "map")) == [
        Entry("https://news.example/1", None, "2014-06-17"),
        Entry("https://news.example/2", "2014-06-16", "2014-06-16T08:00:00Z"),
        Entry(None),
    ]


def test_a_sitemap_lists_sitemaps() -> None:
    assert list(read_sitemap(INDEX, "map")) == [
        Entry("https://news.example/june.xml.gz", None, "2014-06-17", is_sitemap=True)
    ]


def test_a_sitemap_that_breaks_off_gives_its_first_pages() -> None:
    found = read_sitemap(SITEMAP[:400], "map")
    assert [entry.url for entry in islice(found, 1)] == ["https://news.example/1"]
    with pytest.raises(CaptureError, match="cannot be read as a sitemap"):
        list(found)


@pytest.mark.parametrize("content", [BOMB, BOMB.decode().encode("utf-16")])
def test_entities_are_refused_before_they_explode(content: bytes) -> None:
    with pytest.raises(CaptureError, match="defines entities"):
        list(read_sitemap(content, "map"))


def test_files_of_ours_are_never_read() -> None:
    content = b"<!DOCTYPE urlset SYSTEM 'file:///etc/hosts'><urlset><url><loc>https://news.example/1</loc></url></urlset>"
    assert [entry.url for entry in read_sitemap(content, "map")] == ["https://news.example/1"]


def test_a_sitemap_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_PAGES", 2)
    with pytest.raises(CaptureError, match="lists more than 2 pages"):
        list(read_sitemap(SITEMAP, "map"))


def test_a_sitemap_nested_without_end_is_refused() -> None:
    with pytest.raises(CaptureError, match="cannot be read as a sitemap"):
        list(read_sitemap(b"<urlset>" * 100_000, "map"))
