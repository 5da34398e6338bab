"""Made-up files of many reports: right in most places, and wrong in one that matters."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Mapping

import polars as pl
from hypothesis import strategies as st

from tests.fuzz.markup import soup
from tests.fuzz.prose import reports

NAMES = ("url", "html", "text", "title", "published", "outlet", "extra", "", "a\x00b", "TEXT", "text ")
DAYS = (
    "2014-06-16",
    "31 February 2014",
    "0001-01-01",
    "16/06/2014",
    "Mon, 16 Jun 2014 08:00 GMT",
    "99999",
    "",
    "\x00",
)
ODD: tuple[object, ...] = (
    None,
    True,
    0,
    -1.5,
    10**400,
    [],
    {},
    [["x"]],
    {"text": "y"},
    "",
    " ",
    "\ud800",
    "\x00",
    "x" * 5000,
)
CELLS = ('"', '""', '","', '"\n', "\r", "\0", ";", "\t", "|", "'", "=cmd()", "\ufeff", "x" * 3000, "\udcff")


def values() -> st.SearchStrategy[object]:
    """What may stand in a field of a record."""
    return st.one_of(reports(), soup(), st.sampled_from(DAYS), st.sampled_from(ODD))


def records() -> st.SearchStrategy[dict[str, object]]:
    """A record, most often with a text."""
    return st.one_of(
        st.fixed_dictionaries({"text": reports()}, optional={"published": st.sampled_from(DAYS)}),
        st.dictionaries(st.sampled_from(NAMES), values(), max_size=4),
    )


def json_lines() -> st.SearchStrategy[bytes]:
    """Lines of JSON, some of them none, with and without a mark of UTF-8."""
    broken = st.sampled_from(
        (b"{", b"[" * 3000, b"null", b"\xff\xfe", b'{"text": "a"', b"NaN", b"[1]", b'{"text":1}', b" ")
    )
    good = records().map(lambda record: json.dumps(record).encode())
    lines = st.lists(st.one_of(good, good, broken), max_size=6).map(b"\n".join)
    return st.tuples(st.sampled_from((b"", b"\xef\xbb\xbf")), lines).map(b"".join)


def tables() -> st.SearchStrategy[bytes]:
    """A table of comma or tab, its quotation marks not always closed."""
    head = st.sampled_from(
        ("url,text,published", "text", "text,text,text", "text;title", "text\ttitle", "a,b", "")
    )
    cell = st.one_of(reports(), st.sampled_from(CELLS), st.sampled_from(DAYS))
    quoted = cell.map(lambda text: '"' + text.replace('"', '""') + '"')
    row = st.lists(st.one_of(cell, quoted, quoted), max_size=5).map(",".join)
    lines = st.tuples(head, st.lists(row, max_size=6)).map(lambda two: "\n".join([two[0], *two[1]]))
    return st.tuples(lines, st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "windows-1252"))).map(
        lambda two: two[0].encode(two[1], "replace")
    )


@st.composite
def archives(draw: st.DrawFn) -> bytes:
    """A WARC file whose lengths, kinds and codings are not always true."""
    made = bytearray()
    for _ in range(draw(st.integers(0, 4))):
        page = draw(soup()).encode("utf-8", "replace")
        status = draw(st.sampled_from(("200 OK", "200", "404 No", "abc", "")))
        coding = draw(st.sampled_from(("", "gzip", "deflate", "br", "x" * 50, "gzip, gzip, gzip")))
        packed = (
            gzip.compress(page, mtime=0)
            if coding == "gzip"
            else zlib.compress(page)
            if coding == "deflate"
            else page
        )
        kind = draw(
            st.sampled_from(
                ("text/html", "image/png", "", "text/html; charset=\x01", "application/xhtml+xml")
            )
        )
        headers = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: {coding}\r\n\r\n"
        body = headers.encode() + packed
        lie = draw(st.sampled_from((0, 0, 0, -1, 1, 50, 10**9, -(10**9))))
        sort = draw(st.sampled_from(("response", "response", "resource", "revisit", "warcinfo", "x", "")))
        address = draw(st.sampled_from(("https://news.example/1", "<urn:x>", "", "\x00", "http://[::1")))
        record = (
            (
                f"WARC/1.{draw(st.integers(0, 2))}\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {address}\r\n"
                f"WARC-Date: {draw(st.sampled_from(('2014-06-16T08:00:00Z', 'soon', '')))}\r\n"
                f"Content-Type: application/http\r\nContent-Length: {len(body) + lie}\r\n\r\n"
            ).encode()
            + body
            + b"\r\n\r\n"
        )
        made += gzip.compress(record, mtime=0) if draw(st.booleans()) else record
    cut = draw(st.integers(0, len(made)))
    return bytes(made[:cut] if draw(st.booleans()) else made)


def frames() -> st.SearchStrategy[bytes]:
    """A Parquet file of some rows, cut off or with bytes changed in one case of two."""
    column = st.lists(st.one_of(reports(), st.none()), min_size=1, max_size=4)
    return st.tuples(
        column, st.sampled_from(("text", "html", "x")), st.integers(0, 4000), st.integers(0, 3)
    ).map(lambda four: _parquet({four[1]: four[0]}, four[2], four[3]))


def _parquet(columns: Mapping[str, list[str | None]], place: int, harm: int) -> bytes:
    file = io.BytesIO()
    plain = {
        name: [text if text is None else text.encode("utf-8", "replace").decode() for text in texts]
        for name, texts in columns.items()
    }
    pl.DataFrame(plain, schema=dict.fromkeys(plain, pl.String)).write_parquet(file)
    content = bytearray(file.getvalue())
    place %= len(content)
    if harm == 1:
        del content[place:]
    elif harm == 2:
        content[place] ^= 0x55
    return bytes(content)


def listings() -> st.SearchStrategy[bytes]:
    """A feed or a sitemap, with entities, without ends, with other namespaces and dates that are none."""
    parts = st.sampled_from(
        (
            "<rss version='2.0'><channel>",
            "</channel></rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "</feed>",
            "<urlset>",
            "</urlset>",
            "<sitemapindex>",
            "<sitemap><loc>https://news.example/map.xml</loc></sitemap>",
            "<url><loc>https://news.example/1</loc><lastmod>31 February</lastmod></url>",
            "<url><loc>javascript:alert(1)</loc></url>",
            "<url><loc> </loc><n:news xmlns:n='x'><n:publication_date>0001-01-01</n:publication_date></n:news></url>",
            "<item><title>A &amp; B</title><link>https://news.example/2</link>",
            "<pubDate>Mon, 99 Foo 99999 25:61:61 GMT</pubDate>",
            "<pubDate>Mon, 16 Jun 2014 08:00:00 GMT</pubDate></item>",
            "<description><![CDATA[<script>x</script>]]>",
            "<entry><updated>2014-06-16T08:00:00Z</updated><content type='xhtml'><div>x</div></content></entry>",
            "<!DOCTYPE x [<!ENTITY a 'b'>]>",
            "&a;",
            "&nosuch;",
            "<a" * 3,
            "<x>" * 150,
            "]]>",
            "\x00",
            "<?xml version='1.0' encoding='utf-16'?>",
            "<?xml version='1.0' encoding='klingon'?>",
        )
    )
    return st.lists(st.one_of(parts, parts, st.text(max_size=4)), max_size=15).map(
        lambda pieces: "".join(pieces).encode("utf-8", "replace")
    )


def rows_of_places() -> st.SearchStrategy[bytes]:
    """Lines of a country's file of GeoNames, columns missing, numbers out of the world."""
    cell = st.sampled_from(
        ("1", "-91", "33.3", "NaN", "1e999", "Baiji", "P", "PPL", "IQ", "", "x" * 200, "\x00", "\udcff")
    )
    row = st.lists(cell, min_size=15, max_size=21).map("\t".join)
    good = st.just(
        "99\tBaiji\tBaiji\tBayji\t34.9\t43.4\tP\tPPL\tIQ\t\t18\t\t\t\t100\t\t115\tAsia/Baghdad\t2014-06-16"
    )
    return st.lists(st.one_of(row, good), max_size=6).map(
        lambda rows: "\n".join(rows).encode("utf-8", "surrogateescape")
    )
