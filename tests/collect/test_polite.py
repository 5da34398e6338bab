"""Fetching by the rules: not twice, not too fast, again after a while."""

from __future__ import annotations

import pytest

from dateline.collect.options import Options
from dateline.collect.polite import TRIES, Fetcher
from dateline.collect.remembered import InMemory, Validators
from dateline.errors import CaptureError, NotFoundError, NotNowError
from tests.collect.conftest import Answer, Watch, Web

pytestmark = pytest.mark.enable_socket
PAGE = b"<p>The bridge was closed on Monday.</p>"
MONDAY = "Mon, 16 Jun 2014 08:00:00 GMT"


@pytest.fixture
def remembered() -> InMemory:
    return InMemory()


@pytest.fixture
def fetcher(web: Web, watch: Watch, remembered: InMemory) -> Fetcher:
    return Fetcher(Options(seconds=1.0), remembered=remembered, network=web.network(), clock=watch.clock)


def test_a_host_is_asked_for_its_rules_first_and_then_slowly(
    web: Web, watch: Watch, fetcher: Fetcher
) -> None:
    web.on("/robots.txt", Answer(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 3"))
    web.on("/a", Answer(PAGE))
    fetcher.page(web.url("/a"))
    fetcher.page(web.url("/a"))
    with pytest.raises(CaptureError, match=r"closed to programs by the host's robots\.txt"):
        fetcher.page(web.url("/private/a"))
    assert [one.path for one in web.asked] == ["/robots.txt", "/a", "/a"]
    assert watch.slept == [1.0, 3.0]


def test_the_rules_of_the_host_that_a_redirection_leads_to_hold_too(web: Web, fetcher: Fetcher) -> None:
    url = web.on("/a", Answer(status=301, headers={"Location": web.url("/b", "other.example")}))
    web.on("/b", Answer(PAGE))
    fetcher.page(url)
    assert [(one.host, one.path) for one in web.asked] == [
        ("news.example", "/robots.txt"),
        ("news.example", "/a"),
        ("other.example", "/robots.txt"),
        ("other.example", "/b"),
    ]


def test_a_page_that_has_not_changed_is_not_sent_again(web: Web, fetcher: Fetcher) -> None:
    url = web.on("/a", Answer(PAGE, headers={"ETag": '"1"', "Last-Modified": MONDAY}), Answer(status=304))
    page = fetcher.page(url)
    fetcher.remember(url, page)
    assert fetcher.page(url) is None
    headers = web.asked[-1].headers
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', MONDAY)


def test_what_was_not_asked_cannot_be_unchanged(web: Web, fetcher: Fetcher) -> None:
    with pytest.raises(CaptureError, match="answered 304"):
        fetcher.page(web.on("/a", Answer(status=304)))


def test_a_listed_page_is_taken_until_its_listing_says_that_it_changed(
    fetcher: Fetcher, remembered: InMemory
) -> None:
    url = "https://news.example/a"
    assert not fetcher.is_taken(url, None)
    fetcher.remember(url, None, "2014-06-16")
    assert fetcher.is_taken(url, "2014-06-16")
    assert not fetcher.is_taken(url, "2014-06-17")
    assert remembered.get(url) == Validators(stamp="2014-06-16")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again_more_and_more_slowly(
    web: Web, watch: Watch, fetcher: Fetcher, status: int
) -> None:
    url = web.on("/a", Answer(status=status), Answer(status=status), Answer(PAGE))
    page = fetcher.page(url)
    assert page is not None
    assert page.content == PAGE
    assert watch.slept == [1.0, 2.0, 4.0]


def test_a_server_that_stays_busy_is_given_up(web: Web, fetcher: Fetcher) -> None:
    url = web.on("/a", Answer(status=503))
    with pytest.raises(NotNowError, match="answered 503 Service Unavailable"):
        fetcher.page(url)
    assert web.paths() == ["/a"] * TRIES


@pytest.mark.parametrize("after", ["30", "Mon, 16 Jun 2014 08:00:31 GMT"])
def test_a_server_is_given_the_time_that_it_asks_for(
    web: Web, watch: Watch, fetcher: Fetcher, after: str
) -> None:
    url = web.on("/a", Answer(status=503, headers={"Retry-After": after}), Answer(PAGE))
    fetcher.page(url)
    assert watch.slept == [1.0, 30.0]


def test_a_server_that_asks_for_too_much_time_is_left_for_now(
    web: Web, watch: Watch, fetcher: Fetcher
) -> None:
    url = web.on("/a", Answer(status=429, headers={"Retry-After": "86400"}))
    with pytest.raises(NotNowError):
        fetcher.page(url)
    assert watch.slept == [1.0]


def test_a_wait_that_cannot_be_read_is_ours_to_choose(web: Web, watch: Watch, fetcher: Fetcher) -> None:
    fetcher.page(web.on("/a", Answer(status=503, headers={"Retry-After": "soon"}), Answer(PAGE)))
    assert watch.slept == [1.0, 2.0]


def test_a_page_that_is_not_there_is_asked_for_once(web: Web, fetcher: Fetcher) -> None:
    with pytest.raises(NotFoundError):
        fetcher.page(web.url("/a"))
    assert web.paths() == ["/a"]


def test_nothing_is_asked_of_a_host_whose_rules_cannot_be_had(
    web: Web, watch: Watch, fetcher: Fetcher
) -> None:
    web.on("/robots.txt", Answer(status=500))
    for path in ("/a", "/b"):
        with pytest.raises(NotNowError, match=r"was not asked for: .*robots\.txt answered 500"):
            fetcher.page(web.url(path))
    assert web.paths() == []
    assert (len(web.asked), len(watch.slept)) == (TRIES, TRIES - 1)


def test_the_host_can_find_out_who_asks(web: Web, watch: Watch) -> None:
    options = Options(contact="https://desk.example/bot")
    with Fetcher(options, network=web.network(), clock=watch.clock) as fetcher:
        fetcher.page(web.on("/a", Answer(PAGE)))
    assert web.asked[0].headers["User-Agent"].endswith(" (+https://desk.example/bot)")


def test_addresses_inside_a_network_are_asked_only_where_that_is_allowed(web: Web, watch: Watch) -> None:
    url = web.url("/a", "127.0.0.1")
    web.on("/a", Answer(PAGE))
    with pytest.raises(CaptureError, match="is not a public address"):
        Fetcher(clock=watch.clock).page(url)
    page = Fetcher(Options(allow_private=True), clock=watch.clock).page(url)
    assert page is not None


@pytest.mark.parametrize("contact", ["me", "a b@c", "x@y\r\nEvil: 1"])
def test_a_contact_that_is_none_is_refused(contact: str) -> None:
    with pytest.raises(CaptureError, match="a contact is an address"):
        Options(contact=contact)
