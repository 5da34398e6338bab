"""Fetch one page over HTTP, from public addresses only, within limits of size and time."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPResponse

from dateline.collect.content import MAX_BYTES
from dateline.errors import CaptureError, NotFoundError
from dateline.version import __version__

CONNECT_SECONDS = 10.0
_NOT_FOUND = frozenset({404, 410})
Connect = Callable[[str, int, float], socket.socket]
"""Opens a stream to (host, port) within a number of seconds."""

Resolve = Callable[[str, int], list[str]]
"""Gives the addresses of (host, port)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: bytes of content, and seconds for a connection and for the whole."""

    size: int = MAX_BYTES
    connect_seconds: float = CONNECT_SECONDS
    total_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched; ``url`` is the address after redirects."""

    content: bytes
    url: str
    media_type: str | None


class PrivateAddressError(OSError):
    """A host name that leads to an address inside this network."""


def is_public(address: str) -> bool:
    """Whether an IP address lies on the open internet; IPv4 inside IPv6 is judged as IPv4."""
    found = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped or found
    return found.is_global and not found.is_multicast


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect_public(host: str, port: int, seconds: float, *, resolve: Resolve = look_up) -> socket.socket:
    """Connect to the address that was checked, so that a second look-up cannot lead elsewhere."""
    addresses = resolve(host, port)
    if not addresses or not all(is_public(address) for address in addresses):
        raise PrivateAddressError(f"{host} is not a public address")
    return socket.create_connection((addresses[0], port), timeout=seconds)


def connect_anywhere(host: str, port: int, seconds: float) -> socket.socket:
    """Connect to any address; for a server that a person names to load data from, which may be one of their own."""
    return socket.create_connection((host, port), timeout=seconds)


def fetch(url: str, *, limits: Limits | None = None, connect: Connect = connect_public) -> Page:
    """Fetch ``url``, following redirects with the same checks; raises CaptureError with one line.

    NotFoundError where the server has no such page.
    """
    limits = limits or Limits()
    request = urllib.request.Request(
        url, headers={"User-Agent": f"dateline/{__version__}", "Accept-Encoding": "identity"}
    )
    deadline = time.monotonic() + limits.total_seconds
    try:
        with _opener(connect).open(request, timeout=limits.connect_seconds) as response:
            content = _read(response, limits.size, deadline)
            return Page(content, response.geturl(), response.headers.get("Content-Type"))
    except urllib.error.HTTPError as error:
        error.close()
        raised = NotFoundError if error.code in _NOT_FOUND else CaptureError
        raise raised(f"{url} answered {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise CaptureError(f"{url} cannot be fetched: {error.reason}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CaptureError(f"{url} cannot be fetched: {error or type(error).__name__}") from error


def _opener(connect: Connect) -> urllib.request.OpenerDirector:
    """An opener for http and https alone: no files, no FTP, no proxies from the environment."""
    context = ssl.create_default_context()

    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            self.sock = connect(self.host, self.port, _seconds(self.timeout))

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            stream = connect(self.host, self.port, _seconds(self.timeout))
            self.sock = context.wrap_socket(stream, server_hostname=self.host)

    class OpenPlain(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> HTTPResponse:
            return self.do_open(Plain, req)

    class OpenSecure(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> HTTPResponse:
            return self.do_open(Secure, req)

    opener = urllib.request.OpenerDirector()
    for handler in (
        OpenPlain(),
        OpenSecure(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _seconds(timeout: float | None) -> float:
    """A connection's own time limit, or the default where it has none."""
    return CONNECT_SECONDS if timeout is None else timeout


def _read(response: HTTPResponse, size: int, deadline: float) -> bytes:
    """Read to the end, or raise CaptureError past ``size`` bytes or the deadline (monotonic seconds)."""
    chunks: list[bytes] = []
    total = 0
    while chunk := response.read1(65536):  # what has come; read() would wait for all of it past the deadline
        chunks.append(chunk)
        total += len(chunk)
        if total > size:
            raise CaptureError(f"{response.geturl()} is too large: more than {size // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise CaptureError(f"{response.geturl()} took too long to answer")
    if total < int(response.headers.get("Content-Length") or 0):
        raise CaptureError(f"{response.geturl()} broke off after {total} bytes")
    return b"".join(chunks)
