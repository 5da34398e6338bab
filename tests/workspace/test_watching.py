"""Watched sources: asked when due, what is new taken in and read, a source that fails left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.collect import Dropped, Options
from dateline.collect.options import Kind
from dateline.collect.polite import Fetcher
from dateline.collect.remembered import Remembered
from dateline.errors import CaptureError, StoreError
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.ingest import add
from dateline.workspace.progress import Doing, Progress
from dateline.workspace.running import Tally
from dateline.workspace.watching import poll, seconds_until
from dateline.workspace.watchlist import Watched, load_watchlist
from tests.collect.conftest import Answer, Watch, Web, watch, web  # noqa: F401
from tests.workspace.nursery import Nursery

VERSIONS = {"code": "of this test"}
START = datetime(2015, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.enable_socket


def page(place: str) -> Answer:
    body = f"<html><body><h1>Blast in {place}</h1><p>A bomb killed two people in {place} on Monday.</p></body></html>"
    return Answer(body.encode(), headers={"Content-Type": "text/html"})


class Desk:
    """A workspace with what it watches, on a web of this machine, at an hour of one's choice."""

    def __init__(self, web: Web, watch: Watch, store: Store, pipeline: Pipeline) -> None:  # noqa: F811
        self.web = web
        self.store = store
        self.told: list[Dropped] = []
        self._watch = watch
        self._pipeline = pipeline
        for place in ("gao", "kidal", "mopti"):
            web.on(f"/{place}", page(place.title()))

    def feed(self, *paths: str, etag: str, status: int = 200) -> Watched:
        """Serve a feed of pages."""
        items = "".join(f"<item><link>{self.web.url(path)}</link></item>" for path in paths)
        body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        url = self.web.on("/feed", Answer(body, status, {"ETag": etag}))
        return Watched(url, Options(outlet="The Signal", kind=Kind.FEED), timedelta(hours=1))

    def fetcher(self, options: Options, remembered: Remembered) -> Fetcher:
        return Fetcher(options, remembered=remembered, network=self.web.network(), clock=self._watch.clock)

    @property
    def slept(self) -> list[float]:
        """The waits between requests, in seconds."""
        return self._watch.slept

    def poll(self, *watched: Watched, hours: float = 0) -> Tally | None:
        """Poll so many hours after the start."""
        return poll(
            self.store,
            watched,
            self._pipeline,
            versions=VERSIONS,
            on_dropped=self.told.append,
            fetcher=self.fetcher,
            now=lambda: START + timedelta(hours=hours),
        )


@pytest.fixture
def desk(web: Web, watch: Watch, work: Path, pipeline: Pipeline) -> Iterator[Desk]:  # noqa: F811
    with Store.open(work, create=True) as store:
        yield Desk(web, watch, store, pipeline)


def test_what_is_new_in_a_feed_is_taken_in_and_read(desk: Desk) -> None:
    first = desk.poll(desk.feed("/gao", "/kidal", etag='"1"'))
    assert first is not None and first.counts["new"] == first.counts["reports"] == 2
    assert {report.outlet for report in desk.store.reports.each()} == {"The Signal"}
    second = desk.poll(desk.feed("/gao", "/kidal", "/mopti", etag='"2"'), hours=2)
    assert second is not None and second.counts["new"] == second.counts["reports"] == 1
    assert desk.web.paths() == ["/feed", "/gao", "/kidal", "/feed", "/mopti"]


def test_a_source_is_asked_no_sooner_than_it_is_due(desk: Desk) -> None:
    feed = desk.feed("/gao", etag='"1"')
    assert seconds_until(desk.store, [feed], START) <= 0
    assert desk.poll(feed) is not None
    assert seconds_until(desk.store, [feed], START + timedelta(minutes=40)) == 20 * 60
    assert desk.poll(feed, hours=0.9) is None
    assert desk.poll(feed, hours=1) is not None
    assert [run.what for run in desk.store.runs.each()] == ["watch", "watch"]


def test_the_servers_mark_is_sent_back_by_the_next_process(desk: Desk) -> None:
    desk.poll(desk.feed("/gao", etag='"1"'))
    desk.web.on("/feed", Answer(status=304))
    again = desk.poll(Watched(desk.web.url("/feed"), Options(), timedelta(hours=1)), hours=3)
    assert again is not None and not again.counts
    assert desk.web.asked[-1].headers["If-None-Match"] == '"1"'


def test_a_source_that_fails_is_told_and_the_rest_goes_on(desk: Desk) -> None:
    gone = Watched(desk.web.url("/gone"), Options(), timedelta(hours=1))
    tally = desk.poll(gone, desk.feed("/gao", etag='"1"'))
    assert tally is not None and tally.counts["new"] == 1
    assert [(one.source, one.line) for one in desk.told] == [(gone.url, 0)]
    assert [refused.where for refused in desk.store.captures.dropped()] == [gone.url]


def test_what_was_fetched_and_not_kept_is_fetched_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = desk.feed("/gao", "/kidal", etag='"1"')

    def full(*_: object, **__: object) -> int:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.captures, "add", full)
        with pytest.raises(StoreError):
            desk.poll(feed)
    assert [run.outcome for run in desk.store.runs.each()] == ["stopped"]
    again = desk.poll(feed)
    assert again is not None and again.counts["reports"] == 2


def test_an_address_that_is_added_again_is_not_fetched_again(desk: Desk) -> None:
    feed = desk.feed("/gao", "/kidal", etag='"1"').url
    for _ in range(2):
        add(desk.store, [feed], None, versions=VERSIONS, fetcher=desk.fetcher)
    assert desk.web.paths() == ["/feed", "/gao", "/kidal", "/feed"]
    assert desk.store.captures.count() == 2


def test_a_host_that_is_named_twice_is_asked_for_its_rules_once_and_slowly(desk: Desk) -> None:
    desk.feed("/gao", etag='"1"')
    told: list[Progress] = []
    urls = [desk.web.url("/kidal"), desk.web.url("/mopti")]
    add(desk.store, urls, None, versions=VERSIONS, fetcher=desk.fetcher, on_progress=told.append)
    assert [one.path for one in desk.web.asked] == ["/robots.txt", "/kidal", "/mopti"]
    assert desk.slept == [1.0, 1.0]
    assert {one.total for one in told} == {None}


def test_the_number_of_pages_is_told_where_it_is_known(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"The bridge of {name} was closed.", encoding="utf-8")
    told: list[Progress] = []
    add(desk.store, [str(folder)], None, versions=VERSIONS, on_progress=told.append)
    assert told == [Progress(Doing.TAKING, number, 2, str(folder)) for number in (1, 2)]


LIST = """
every = "30m"
contact = "desk@signal.example"

[[source]]
url = "https://signal.example/feed.xml"
kind = "feed"
outlet = "The Signal"

[[source]]
url = "https://beacon.example/sitemap.xml"
every = "4h"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_read(tmp_path: Path) -> None:
    signal, beacon = load_watchlist(written(tmp_path, LIST))
    assert (signal.url, signal.every) == ("https://signal.example/feed.xml", timedelta(minutes=30))
    assert signal.options.kind is Kind.FEED and signal.options.outlet == "The Signal"
    assert beacon.every == timedelta(hours=4) and beacon.options.contact == "desk@signal.example"
    assert all(
        one.options.allow_private for one in load_watchlist(tmp_path / "sources.toml", allow_private=True)
    )


def test_a_list_that_cannot_be_used_says_where(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"sources\.toml:2: every: is written as"):
        load_watchlist(written(tmp_path, LIST.replace("30m", "soon")))


def test_the_command_says_what_cannot_be_had(nursery: Nursery, tmp_path: Path, work: Path) -> None:
    sources = written(tmp_path, '[[source]]\nurl = "http://127.0.0.1:9/feed"\n')
    ended = nursery.run("watch", sources, "--into", work, "--once")
    assert ended.code == 0
    assert ended.said.startswith("dateline: http://127.0.0.1:9/feed was not asked for: ")
    assert "is not a public address\n" in ended.said and "captures   0 new" in ended.said
    assert nursery.run("watch", sources, "--into", work, "--once").said == "no source is due\n"
