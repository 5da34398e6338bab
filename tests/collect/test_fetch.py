"""Fetching from a server on this machine, and the addresses that are never asked."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest

from dateline.collect.addresses import look_up
from dateline.collect.content import Limits
from dateline.collect.fetch import MOST_REDIRECTS, Client, fetch
from dateline.collect.network import Network
from dateline.errors import CaptureError, NotFoundError, NotNowError
from tests.collect.conftest import HERE, Answer, Handle, Web

pytestmark = pytest.mark.enable_socket
PAGE = b"<p>The bridge was closed on Monday.</p>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def moved(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


def test_a_page_comes_with_its_type_and_last_address(web: Web) -> None:
    url = web.on("/a", moved("/b"))
    web.on(
        "/b", Answer(PAGE, headers={**HTML, "ETag": '"1"', "Last-Modified": "Mon, 16 Jun 2014 08:00:00 GMT"})
    )
    page = fetch(url, network=web.network())
    assert (page.content, page.url, page.media_type) == (PAGE, web.url("/b"), "text/html; charset=utf-8")
    assert (page.etag, page.last_modified) == ('"1"', "Mon, 16 Jun 2014 08:00:00 GMT")


def test_the_server_learns_who_asks_and_nothing_else(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    url = web.on("/a", Answer(PAGE, headers={"Set-Cookie": "who=you; Path=/"}))
    with Client(network=web.network(), agent="dateline/1 (+https://desk.example)") as client:
        client.get(url)
        client.get(url)
    headers = web.asked[1].headers
    assert headers["User-Agent"] == "dateline/1 (+https://desk.example)"
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}


@pytest.mark.parametrize(
    ("status", "raised"),
    [
        (404, NotFoundError),
        (410, NotFoundError),
        (429, NotNowError),
        (500, NotNowError),
        (503, NotNowError),
        (403, CaptureError),
        (204, CaptureError),
        (206, CaptureError),
        (304, CaptureError),
    ],
)
def test_an_answer_that_is_no_page_is_one_line(web: Web, status: int, raised: type[CaptureError]) -> None:
    url = web.on("/a", Answer(status=status))
    with pytest.raises(CaptureError, match=f"answered {status}") as caught:
        fetch(url, network=web.network())
    assert type(caught.value) is raised


def test_an_answer_that_breaks_off_is_no_page(web: Web) -> None:
    url = web.on("/a", Answer(b"<p>half of it", headers={"Content-Length": "40", "Connection": "close"}))
    with pytest.raises(NotNowError, match="broke off after 13 bytes"):
        fetch(url, network=web.network())


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"a")
        time.sleep(0.05)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"H")
        time.sleep(0.05)


def say_nothing(handler: BaseHTTPRequestHandler) -> None:
    del handler
    time.sleep(3)


@pytest.mark.parametrize(
    ("handle", "said"),
    [(drip_body, "took too long"), (drip_headers, "timed out"), (say_nothing, "timed out")],
)
def test_a_server_that_is_too_slow_is_given_up(web: Web, handle: Handle, said: str) -> None:
    url = web.on("/a", handle)
    begun = time.monotonic()
    with pytest.raises(NotNowError, match=said):
        fetch(url, limits=Limits(total_seconds=0.4), network=web.network())
    assert time.monotonic() - begun < 2.5


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(b"a" * 1001), id="declared"),
        pytest.param(
            Answer(b"a" * 1001, headers={"Content-Length": "", "Connection": "close"}), id="undeclared"
        ),
        pytest.param(Answer(gzip.compress(bytes(10**6)), headers={"Content-Encoding": "gzip"}), id="bomb"),
    ],
)
def test_a_page_larger_than_the_limit_is_refused(web: Web, answer: Answer) -> None:
    url = web.on("/a", answer)
    with pytest.raises(CaptureError):
        fetch(url, limits=Limits(size=1000), network=web.network())


def test_a_compressed_page_is_unpacked(web: Web) -> None:
    url = web.on("/a", Answer(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"}))
    assert fetch(url, network=web.network()).content == PAGE


def test_what_is_no_page_is_refused_by_its_type(web: Web) -> None:
    url = web.on("/a", Answer(b"....", headers={"Content-Type": "video/mp4"}))
    with pytest.raises(CaptureError, match="is no page but video/mp4"):
        fetch(url, network=web.network())


def test_a_host_that_cannot_be_reached_is_one_line(web: Web) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(f"no {host}:{port}")

    with pytest.raises(CaptureError, match=r"the host news\.example is not known"):
        fetch(web.url("/a"), network=Network(resolve=unknown))
    web.stop()
    with pytest.raises(NotNowError, match="cannot be fetched"):
        fetch(web.url("/a"), network=web.network())


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "169.254.1.1", "::ffff:10.0.0.1"])
def test_a_host_with_one_address_inside_a_network_is_never_asked(web: Web, address: str) -> None:
    network = Network(resolve=lambda _host, _port: ["93.184.216.34", address])
    with pytest.raises(CaptureError, match=r"news\.example is not a public address"):
        fetch(web.url("/a"), network=network)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "localhost",
        "[::1]",
        "[::ffff:7f00:1]",
        "0",
    ],
)
def test_this_machine_is_not_asked_however_it_is_written(web: Web, host: str) -> None:
    web.on("/a", Answer(PAGE))
    with pytest.raises(CaptureError, match=r"is not a public address|is not known|Invalid IPv4"):
        fetch(web.url("/a", host))
    assert web.asked == []


def test_this_machine_is_asked_where_that_is_allowed(web: Web) -> None:
    web.on("/a", Answer(PAGE))
    assert fetch(web.url("/a", HERE), allow_private=True).content == PAGE
    assert HERE in look_up("localhost", web.port)


def test_the_address_that_was_checked_is_the_one_connected_to(web: Web) -> None:
    answers = [[HERE], ["10.0.0.1"]]
    network = Network(resolve=lambda _host, _port: answers.pop(0), allowed=lambda address: address == HERE)
    assert fetch(web.on("/a", Answer(PAGE)), network=network).content == PAGE
    assert answers == [["10.0.0.1"]]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://inside.example/b", r"inside\.example is not a public address"),
        ("file:///etc/hosts", "is no address on the web"),
        ("ftp://news.example/b", "is no address on the web"),
        ("http://[", "cannot be fetched"),
        ("/a", f"more than {MOST_REDIRECTS} redirections"),
    ],
)
def test_a_redirection_is_checked_as_the_first_address_was(web: Web, location: str, said: str) -> None:
    url = web.on("/a", moved(location))
    with pytest.raises(CaptureError, match=said):
        fetch(url, network=web.network())


@pytest.mark.parametrize(
    "url",
    ["http://", "http:///a", "http://news.example:99999/", "http://a b/", "ftp://news.example/", "http://\n"],
)
def test_what_is_no_address_is_one_line(url: str) -> None:
    with pytest.raises(CaptureError, match=r"(?s)cannot be fetched"):
        fetch(url, network=Network(resolve=lambda _host, _port: []))


def test_an_answer_that_is_no_http_is_one_line(web: Web) -> None:
    def greet(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail.example ready\r\n")

    url = web.on("/a", greet)
    with pytest.raises(CaptureError, match="cannot be fetched"):
        fetch(url, network=web.network())
