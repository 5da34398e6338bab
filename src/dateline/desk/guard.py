"""What stands before every route: who may ask at all, what a browser may run, and whose form it is."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.desk import desk_of
from dateline.desk.settings import Settings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_FIELD = "csrf"
TOKEN_HEADER = "x-csrf-token"


class Guard:
    """Refuses requests for a foreign host name, and tells browsers to run and load nothing but our own files.

    Without the first a page anywhere could ask this desk under a name of its own (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = {*settings.hosts, settings.host}
        self._headers = headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    sent.setdefault(name, value)
            await send(message)

        if _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            await PlainTextResponse("This desk is not served under that name.", 421)(scope, receive, sending)
            return
        await self._app(scope, receive, sending)


def headers(settings: Settings) -> Mapping[str, str]:
    """The headers of every answer: nothing runs, loads or frames that is not ours."""
    tiles = _origin(settings.tiles)
    allowed = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": f"'self' data: blob:{tiles}",
        "connect-src": f"'self'{tiles}",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {sources}" for name, sources in allowed.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "cache-control": "no-cache",
    }


async def same_person(request: Request) -> None:
    """Let a request that changes something through only where its form came from this desk (403 else)."""
    if request.method in _SAFE:
        return
    sent = request.headers.get(TOKEN_HEADER)
    if sent is None:
        sent = (await request.form()).get(TOKEN_FIELD)  # type: ignore[assignment]  # a file is no token
    if sent != desk_of(request).token:
        raise HTTPException(403, "This form is out of date: load the page again and send it once more.")


def _host(header: str) -> str:
    """The host name of a Host header, without the port."""
    name, colon, port = header.rpartition(":")
    return (name if colon and port.isdigit() else header).lower()


def _origin(address: str | None) -> str:
    """A source for the policy, with a space before it; empty for none."""
    if not address:
        return ""
    parts = urlsplit(address)
    return f" {parts.scheme}://{parts.netloc}"
