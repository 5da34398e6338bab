"""Requests that no browser makes, over a real socket: each gets an answer, and none a traceback."""

from __future__ import annotations

import http.client
import logging
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.desk.access import AsReader
from dateline.desk.logs import OneLine, in_one_line
from tests.desk.served import serving

pytestmark = pytest.mark.enable_socket

HOST = b"host: 127.0.0.1\r\n"
FORM = b"content-type: application/x-www-form-urlencoded\r\n"
MULTIPART = b"content-type: multipart/form-data; boundary=b\r\n"


@pytest.fixture(scope="module")
def address(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Where a desk listens."""
    path = tmp_path_factory.mktemp("malformed") / "work.db"
    path.write_bytes(example.read_bytes())
    with serving(Settings(path)) as at:
        parts = urlsplit(at)
        assert parts.hostname is not None and parts.port is not None
        yield parts.hostname, parts.port


def answer(address: tuple[str, int], sent: bytes) -> tuple[int, bytes]:
    """The status and body of the answer to those bytes."""
    with socket.create_connection(address, timeout=10) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # It may answer before it has everything.
            connection.sendall(sent)
        with closing(http.client.HTTPResponse(connection, method=sent.split(b" ")[0].decode())) as told:
            told.begin()
            return told.status, told.read()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /%ff%fe HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /reports/%00 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /reports/%ed%a0%80 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /reports?words=%ff%00 HTTP/1.1\r\n" + HOST + b"\r\n", 200),
        (b"GET /\xff HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /%zz%2 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
        (b"GET /static/../app.py HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /static/%2e%2e/app.py HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /static/..%2f..%2fversion.py HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /static//etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /static/%00 HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /static/css HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /static/" + b"a" * 300 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"HEAD / HTTP/1.1\r\n" + HOST + b"\r\n", 200),
        (b"OPTIONS / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
        (b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
        (b"CONNECT / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
        (b"BREW / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: news.example\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nhost: news.example\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: 127.0.0.1:80@news.example\r\n\r\n", 421),
        (b"GET http://news.example/ HTTP/1.1\r\nhost: news.example\r\n\r\n", 421),
        (b"POST /account/end HTTP/1.1\r\n" + HOST + b"content-length: x\r\n\r\n", 400),
        (b"POST /account/end HTTP/1.1\r\n" + HOST + b"content-length: -1\r\n\r\n", 400),
        (b"POST /account/end HTTP/1.1\r\n" + HOST + FORM + b"content-length: 100000000\r\n\r\n", 413),
        (b"POST /account/end HTTP/1.1\r\n" + HOST + MULTIPART + b"content-length: 4\r\n\r\nabcd", 400),
        (b"POST /account/end HTTP/1.1\r\n" + HOST + FORM + b"content-length: 4\r\n\r\n%ff=", 403),
        (b"POST /login HTTP/1.1\r\n" + HOST + b"content-length: 0\r\n\r\n", 403),
    ],
    ids=lambda value: str(value)[:40],
)
def test_every_request_gets_an_answer(address: tuple[str, int], sent: bytes, status: int) -> None:
    told, body = answer(address, sent)
    assert told == status
    assert b"Traceback" not in body and b"site-packages" not in body


def test_an_address_of_a_megabyte_is_cut_off_and_the_next_one_served(address: tuple[str, int]) -> None:
    with suppress(ConnectionResetError, http.client.BadStatusLine):
        status, _ = answer(address, b"GET /?" + b"a" * 1_000_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n")
        assert status == 400
    assert answer(address, b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")[0] == 200


def test_a_body_without_end_is_cut_off(address: tuple[str, int]) -> None:
    head = b"POST /account/end HTTP/1.1\r\n" + HOST + FORM + b"transfer-encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    status, _ = answer(address, head + chunk * 40)
    assert status == 413


def test_a_fault_of_ours_is_a_page_without_its_traceback(
    workspace: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(workspace))
    router = APIRouter()

    @router.get("/broken")
    @router.get("/api/broken")
    def broken(person: AsReader) -> None:
        raise RuntimeError(f"secret\nsecond line of {person.role}")

    app.include_router(router)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        page = client.get("/broken")
        assert page.status_code == 500
        assert "That did not work" in page.text
        assert "secret" not in page.text and "Traceback" not in page.text
        assert "script-src 'self'" in page.headers["content-security-policy"]
        told = client.get("/api/broken")
        assert "detail" in told.json() and "secret" not in told.text
    assert "secret" not in caplog.text


def test_a_fault_is_one_line_in_the_log() -> None:
    try:
        raise RuntimeError("first\nsecond \x1b[31m" + "x" * 5000)
    except RuntimeError as error:
        error.add_note("GET '/x'")
        line = in_one_line(error)
        record = logging.LogRecord(
            "uvicorn.error", logging.ERROR, "", 0, "Exception", (), (type(error), error, error.__traceback__)
        )
    assert line.startswith("RuntimeError: 'first second \\x1b[31mxxx")
    assert line.endswith(" (GET '/x')") and "test_malformed.py, line" in line
    assert len(line) < 400 and "\n" not in line
    assert OneLine().filter(record)
    assert logging.Formatter("%(message)s").format(record) == line


def test_what_is_not_there_knows_who_asks(workspace: Path) -> None:
    with TestClient(create_app(replace(Settings(workspace))), base_url="http://127.0.0.1") as client:
        page = client.get("/nothing-here")
    assert page.status_code == 404
    assert 'href="/account"' in page.text
