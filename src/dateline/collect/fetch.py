"""Fetch one page over HTTP, from public addresses only, within limits of size and time."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http.cookiejar import DefaultCookiePolicy
from types import MappingProxyType, TracebackType
from typing import Self

import httpcore
import httpx

from dateline.collect.addresses import is_any
from dateline.collect.content import Limits
from dateline.collect.network import Network, PrivateAddressError, Transport, UnknownHostError
from dateline.collect.unpack import unpack
from dateline.errors import CaptureError, NotFoundError, NotNowError
from dateline.version import __version__

AGENT = f"dateline/{__version__}"
MOST_REDIRECTS = 10
NOT_FOUND = frozenset({404, 410})
NOT_NOW = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
MOST_SHOWN = 200
"""Characters of an address that an error tells."""
WHOLE = frozenset({200, 203})
UNCHANGED = 304
MEDIA = ("image/", "video/", "audio/", "font/")
"""Types that are no page, told before the body is read."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered; ``url`` is the address after redirects, ``content`` is unpacked.

    ``etag`` and ``last_modified`` are what it is asked with the next time; ``retry_after`` is when it wants to be
    asked again, as it says it.
    """

    content: bytes
    url: str
    media_type: str | None
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None
    retry_after: str | None = None


class Client:
    """Asks servers: no cookies, no proxies from the environment, no redirect that was not checked."""

    def __init__(
        self, limits: Limits | None = None, *, network: Network | None = None, agent: str = AGENT
    ) -> None:
        self._limits = limits or Limits()
        self._network = network or Network()
        self._http = httpx.Client(
            transport=Transport(self._network),
            headers={"User-Agent": agent, "Accept-Encoding": "gzip", "Accept": "*/*"},
            timeout=self._limits.connect_seconds,
            trust_env=False,
        )
        self._http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        self._http.close()

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        before: Callable[[str], None] | None = None,
    ) -> Page:
        """What the server answers, whatever its status; ``before`` is called with each address before it is asked.

        Raises CaptureError, in one line: NotNowError where asking later may help.
        """
        for _ in range(MOST_REDIRECTS + 1):
            check_address(url)
            if before is not None:
                before(url)
            found = self._ask(url, headers)
            if isinstance(found, Page):
                return found
            url = found
        raise CaptureError(f"{url} cannot be fetched: more than {MOST_REDIRECTS} redirections")

    def _ask(self, url: str, headers: Mapping[str, str]) -> Page | str:
        """The page, or the address that the server sends us to."""
        self._network.until = self._network.clock() + self._limits.total_seconds
        try:
            with self._http.stream("GET", url, headers=dict(headers)) as answer:
                if answer.next_request is not None:
                    return str(answer.next_request.url)
                return self._page(answer)
        except (PrivateAddressError, UnknownHostError, httpx.InvalidURL) as error:
            raise CaptureError(f"{url} cannot be fetched: {error}") from error
        except httpcore.TimeoutException as error:
            raise NotNowError(f"{url} cannot be fetched: timed out") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError) as error:
            raised = CaptureError if isinstance(error.__cause__, ssl.SSLError) else NotNowError
            raise raised(f"{url} cannot be fetched: {error or type(error).__name__}") from error

    def _page(self, answer: httpx.Response) -> Page:
        url, size = str(answer.url), self._limits.size
        headers = answer.headers
        media_type = headers.get("Content-Type")
        page = Page(
            b"",
            url,
            media_type,
            answer.status_code,
            headers.get("ETag"),
            headers.get("Last-Modified"),
            headers.get("Retry-After"),
        )
        if answer.status_code not in WHOLE:
            return page
        if (media_type or "").lower().startswith(MEDIA):
            raise CaptureError(f"{url} is no page but {media_type}")
        content = _body(answer, size)
        content = unpack(content, headers.get("Content-Encoding"), size, url)
        if len(content) > size:
            raise CaptureError(_too_large(url, size))
        return replace(page, content=content)


def fetch(
    url: str,
    *,
    limits: Limits | None = None,
    allow_private: bool = False,
    network: Network | None = None,
) -> Page:
    """Fetch ``url``, following redirects with the same checks; raises CaptureError with one line.

    NotFoundError where the server has no such page, NotNowError where asking later may help.
    """
    network = network or (Network(allowed=is_any) if allow_private else Network())
    with Client(limits, network=network) as client:
        return whole(client.get(url))


def check_address(url: str) -> None:
    """Raise CaptureError for what is no address on the web."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise CaptureError(f"{url[:MOST_SHOWN]!r} cannot be fetched: {error}") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise CaptureError(f"{url[:MOST_SHOWN]!r} cannot be fetched: it is no address on the web")


def whole(page: Page) -> Page:
    """The page; raises CaptureError where the server's answer is none."""
    if page.status in WHOLE:
        return page
    reason = f"{page.url} answered {page.status} {httpx.codes.get_reason_phrase(page.status)}".rstrip()
    if page.status in NOT_FOUND:
        raise NotFoundError(reason)
    raise NotNowError(reason, page.retry_after) if page.status in NOT_NOW else CaptureError(reason)


def _body(answer: httpx.Response, size: int) -> bytes:
    """The body as it was sent, at most ``size`` bytes."""
    content = bytearray()
    declared = answer.headers.get("Content-Length", "")
    if declared.isdecimal() and len(declared) < 20 and int(declared) > size:
        raise CaptureError(_too_large(str(answer.url), size))
    try:
        for chunk in answer.iter_raw():
            content += chunk
            if len(content) > size:
                raise CaptureError(_too_large(str(answer.url), size))
    except httpcore.TimeoutException as error:
        raise NotNowError(f"{answer.url} took too long to answer") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise NotNowError(f"{answer.url} broke off after {len(content)} bytes") from error
    return bytes(content)


def _too_large(url: str, size: int) -> str:
    return f"{url} is too large: more than {size // 1_000_000} MB"
