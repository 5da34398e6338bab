"""A web server on this machine that answers for every host there is."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.collect.network import Network
from dateline.collect.pace import Clock

HERE = "127.0.0.1"
INSIDE = "10.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What the server answers to one request."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Handle = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    host: str
    path: str
    headers: dict[str, str]


class Web:
    """Answers by path, in turn where there are several; what is not known answers 404."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._answers: dict[str, list[Answer | Handle]] = defaultdict(list)
        self._server = ThreadingHTTPServer((HERE, 0), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def url(self, path: str, host: str = "news.example") -> str:
        """An address of the server under some host's name."""
        return f"http://{host}:{self.port}{path}"

    def on(self, path: str, *answers: Answer | Handle) -> str:
        """Answer so to a path, the last one for good; gives the address."""
        self._answers[path] = list(answers)
        return self.url(path)

    def paths(self) -> list[str]:
        """The paths that were asked for, but for robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def network(self) -> Network:
        """A network in which every host is this one, and hosts named inside.example are not public."""
        return Network(
            resolve=lambda host, _: [INSIDE if host == "inside.example" else HERE],
            allowed=lambda address: address == HERE,
        )

    def stop(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host = (self.headers.get("Host") or "").partition(":")[0]
                web.asked.append(Asked(host, self.path, dict(self.headers.items())))
                answers = web._answers[self.path]
                answer = (
                    (answers.pop(0) if len(answers) > 1 else answers[0]) if answers else Answer(status=404)
                )
                with suppress(OSError):
                    if isinstance(answer, Answer):
                        self._send(answer)
                    else:
                        answer(self)

            def _send(self, answer: Answer) -> None:
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


@pytest.fixture
def web() -> Iterator[Web]:
    """A server for one test, which needs the marker ``enable_socket``."""
    server = Web()
    yield server
    server.stop()


class Watch:
    """A clock that stands still but when it is asked to sleep."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.clock = Clock(lambda: sum(self.slept), lambda: 1402905600.0 + sum(self.slept), self.slept.append)


@pytest.fixture
def watch() -> Watch:
    """A clock for one test; it begins on 16 June 2014 at 8:00 UTC."""
    return Watch()
