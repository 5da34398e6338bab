"""Fetching over a connection of our own, and the addresses that are never asked."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from dateline.collect.fetch import Limits, connect_public, fetch, is_public
from dateline.errors import CaptureError, NotFoundError


def serving(*answers: bytes) -> Callable[[str, int, float], socket.socket]:
    """A way to connect that gives one of the answers to each connection, in order."""
    waiting = list(answers)

    def connect(host: str, port: int, seconds: float) -> socket.socket:
        del host, port, seconds
        ours, theirs = socket.socketpair()
        threading.Thread(target=answer, args=(theirs, waiting.pop(0))).start()
        return ours

    return connect


def answer(stream: socket.socket, content: bytes) -> None:
    with stream:
        stream.recv(65536)
        stream.sendall(content)


def http(status: str, body: bytes = b"", headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n"
    return head.encode() + body


def test_a_page_comes_with_its_type_and_last_address() -> None:
    connect = serving(
        http("302 Found", headers="Location: http://news.example/b\r\n"),
        http("200 OK", b"<p>x</p>", "Content-Type: text/html; charset=utf-8\r\n"),
    )
    page = fetch("http://news.example/a", connect=connect)
    assert (page.content, page.url, page.media_type) == (
        b"<p>x</p>",
        "http://news.example/b",
        "text/html; charset=utf-8",
    )


def test_an_answer_that_is_no_page_is_one_line() -> None:
    with pytest.raises(CaptureError, match="answered 404 Not Found"):
        fetch("http://news.example/a", connect=serving(http("404 Not Found")))


def test_an_answer_that_breaks_off_is_no_page() -> None:
    short = http("200 OK", b"<p>half of it").replace(b"Content-Length: 13", b"Content-Length: 40")
    with pytest.raises(CaptureError, match="broke off after 13 bytes"):
        fetch("http://news.example/a", connect=serving(short))


def test_a_page_that_is_not_there_is_told_from_one_that_fails() -> None:
    with pytest.raises(NotFoundError):
        fetch("http://news.example/a", connect=serving(http("410 Gone")))
    with pytest.raises(CaptureError) as raised:
        fetch("http://news.example/a", connect=serving(http("500 Broken")))
    assert not isinstance(raised.value, NotFoundError)


def test_a_page_that_comes_too_slowly_is_given_up() -> None:
    def drip(host: str, port: int, seconds: float) -> socket.socket:
        del host, port, seconds
        ours, theirs = socket.socketpair()
        threading.Thread(target=slowly, args=(theirs,)).start()
        return ours

    def slowly(stream: socket.socket) -> None:
        with stream, suppress(OSError):
            stream.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            for _ in range(100):
                stream.sendall(b"a")
                time.sleep(0.02)

    with pytest.raises(CaptureError, match="took too long"):
        fetch("http://news.example/a", limits=Limits(total_seconds=0.1), connect=drip)


def test_a_page_larger_than_the_limit_is_refused() -> None:
    with pytest.raises(CaptureError, match="too large"):
        fetch("http://news.example/a", limits=Limits(size=10), connect=serving(http("200 OK", b"a" * 11)))


def test_a_host_that_cannot_be_reached_is_one_line() -> None:
    def refuse(host: str, port: int, seconds: float) -> socket.socket:
        raise ConnectionRefusedError(111, f"no answer from {host}:{port} in {seconds}")

    with pytest.raises(CaptureError, match="cannot be fetched"):
        fetch("http://news.example/a", connect=refuse)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "169.254.1.1", "::ffff:10.0.0.1"])
def test_addresses_inside_the_network_are_never_asked(address: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["93.184.216.34", address] if (host, port) == ("news.example", 80) else []

    connect = partial(connect_public, resolve=resolve)
    with pytest.raises(CaptureError, match="is not a public address"):
        fetch("http://news.example/a", connect=connect)


def test_a_redirect_does_not_lead_inside() -> None:
    connect = serving(http("302 Found", headers="Location: file:///etc/hosts\r\n"))
    with pytest.raises(CaptureError):
        fetch("http://news.example/a", connect=connect)


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.216.34", True), ("192.168.0.1", False), ("::ffff:127.0.0.1", False), ("fe80::1%eth0", False)],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
