"""Any file is taken in, dropped in part with reasons, or refused in one line; a second run does the same."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.collect import Dropped, gather
from dateline.collect.feeds import read_feed
from dateline.collect.listing import Entry
from dateline.collect.sitemaps import read_sitemap
from dateline.errors import CaptureError, GazetteerError
from dateline.gazetteer.country import read_rows
from dateline.types import Capture
from tests.fuzz.budget import budget
from tests.fuzz.files import archives, frames, json_lines, listings, rows_of_places, tables
from tests.fuzz.markup import captured

Found = Capture | Dropped | str


def one_line(reason: str) -> None:
    assert reason.strip()
    assert len(reason.splitlines()) == 1, reason
    reason.encode("utf-8", "surrogateescape")


def taken(path: Path) -> list[Found]:
    """What a file gives; its refusal as text."""
    try:
        found: list[Found] = list(gather([path]))
    except CaptureError as error:
        found = [str(error)]
    for one in found:
        if not isinstance(one, Capture):
            one_line(one.reason if isinstance(one, Dropped) else one)
    return found


def check(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert taken(folder / name) == taken(folder / name)


@budget(150)
@given(json_lines(), st.booleans())
def test_lines_of_json(tmp_path: Path, content: bytes, packed: bool) -> None:
    check(
        tmp_path,
        "a.jsonl.gz" if packed else "a.jsonl",
        gzip.compress(content, mtime=0) if packed else content,
    )


@budget(150)
@given(tables(), st.sampled_from(("a.csv", "a.tsv")))
def test_tables(tmp_path: Path, content: bytes, name: str) -> None:
    check(tmp_path, name, content)


@budget(200)
@given(archives(), st.sampled_from(("a.warc", "a.warc.gz")))
def test_archives(tmp_path: Path, content: bytes, name: str) -> None:
    check(tmp_path, name, content)


@budget(60)
@given(frames())
def test_frames(tmp_path: Path, content: bytes) -> None:
    check(tmp_path, "a.parquet", content)


@budget(100)
@given(captured(), st.sampled_from(("a.html", "a.txt", "a.pdf")))
def test_pages(tmp_path: Path, made: tuple[bytes, str | None], name: str) -> None:
    if b"<rss" not in made[0] and b"<urlset" not in made[0]:
        check(tmp_path, name, made[0])


def entries(found: Iterator[Entry]) -> list[Entry | str]:
    try:
        return list(found)
    except CaptureError as error:
        one_line(str(error))
        return [str(error)]


@budget(200)
@given(listings(), st.sampled_from((None, "application/rss+xml; charset=klingon", "text/html")))
def test_feeds_and_sitemaps(content: bytes, media_type: str | None) -> None:
    name = "https://news.example/feed"
    for entry in (*entries(read_feed(content, name, media_type)), *entries(read_sitemap(content, name))):
        if isinstance(entry, Entry) and entry.url is not None:
            assert entry.url.lower().startswith(("http://", "https://"))


@budget(150)
@given(rows_of_places())
def test_rows_of_places(content: bytes) -> None:
    def lines() -> Iterable[bytes]:
        return content.splitlines(keepends=True)

    try:
        rows = read_rows(lines(), "IQ", {}, lambda _: None)
    except GazetteerError as error:
        one_line(str(error))
    else:
        for reason in rows.reasons:
            one_line(reason)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_gzip_bomb_is_cut_off(tmp_path: Path, layers: int) -> None:
    content = b"<p>" + b"a" * 60_000_000
    for _ in range(layers):
        content = gzip.compress(content, mtime=0)
    (tmp_path / "a.html.gz").write_bytes(content)
    (found,) = taken(tmp_path / "a.html.gz")
    assert isinstance(found, Dropped)
    assert ("too large" if layers == 1 else "gzip data") in found.reason
