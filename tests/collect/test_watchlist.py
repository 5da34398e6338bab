"""The list of sources that are watched: what it says, what is wrong with it, and what is due."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dateline.collect.options import Kind
from dateline.collect.watchlist import Watchlist, read_watchlist
from dateline.errors import CaptureError

LIST = """# The desk's sources
contact = "desk@news.example"
seconds = 2

[[source]]
name = "Gazette"
url = "https://news.example/feed"
every = "15m"
outlet = "The Gazette"

[[source]]
name = "Ministry"
url = "https://ministry.example/sitemap.xml"
kind = "sitemap"
most = 100
"""


def read(tmp_path: Path, text: str) -> Watchlist:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return read_watchlist(path)


@pytest.fixture
def watchlist(tmp_path: Path) -> Watchlist:
    return read(tmp_path, LIST)


def test_a_list_is_read(watchlist: Watchlist) -> None:
    gazette, ministry = watchlist.source
    assert (gazette.name, gazette.kind, gazette.every) == ("Gazette", None, timedelta(minutes=15))
    assert (ministry.every, watchlist.every) == (None, timedelta(hours=1))
    options = watchlist.options(ministry)
    assert (options.kind, options.most, options.outlet) == (Kind.SITEMAP, 100, None)
    assert (options.seconds, options.contact, options.allow_private) == (2.0, "desk@news.example", False)
    assert watchlist.options(ministry, allow_private=True).allow_private


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"15m"', '"soon"', 'sources.toml:8: every: is written as "15m", "2h" or "1d"'),
        ('"15m"', "15", "sources.toml:8: every: is written as"),
        ('"15m"', '"0m"', "sources.toml:8: every: is written as"),
        ('"sitemap"', '"atom"', "sources.toml:14: kind: input should be 'page', 'feed' or 'sitemap'"),
        (
            '"https://news.example/feed"',
            '"news.example/feed"',
            "sources.toml:7: url: must be an address that begins",
        ),
        ('url = "https://ministry.example/sitemap.xml"\n', "", "sources.toml:11: a source needs a url"),
        (
            'outlet = "The',
            'outlets = "The',
            "sources.toml:9: there is no key 'outlets'; there are: name, url, kind",
        ),
        (
            "seconds = 2",
            "second = 2",
            "sources.toml:3: there is no key 'second'; there are: every, contact, seconds",
        ),
        (
            "seconds = 2",
            "seconds = 0",
            "sources.toml:3: seconds: input should be greater than or equal to 0.1",
        ),
        ('"desk@news.example"', '"the desk"', "sources.toml:2: a contact is an address"),
        (
            "ministry.example/sitemap.xml",
            "news.example/feed",
            "sources.toml:13: https://news.example/feed stands twice",
        ),
        ("seconds = 2", 'every = "1 week"', "sources.toml:3: every: is written as"),
        ("most = 100", "most = 0", "sources.toml:15: most: input should be greater than or equal to 1"),
        ("seconds = 2", "seconds = = 2", "sources.toml:3: Invalid value"),
        (LIST, "contact = 'a@b'", "sources.toml:1: lists no [[source]]"),
        (LIST, "source = []", "sources.toml:1: source: "),
        (LIST, "source = 5", "sources.toml:1: source: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_would_be_right(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(CaptureError) as raised:
        read(tmp_path, LIST.replace(old, new))
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_none_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="cannot be read"):
        read_watchlist(tmp_path / "none.toml")
    (tmp_path / "sources.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaptureError, match="is not UTF-8"):
        read_watchlist(tmp_path / "sources.toml")
