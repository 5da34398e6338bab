"""What stands before every route: who may ask at all, what a browser may run, and whose form it is."""

from __future__ import annotations

from collections.abc import Mapping
from hmac import compare_digest
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.settings import LOOPBACK, Settings, bracketed
from dateline.desk.visit import PROGRAMS, By, Visit, visit_of

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_FIELD = "csrf"
TOKEN_HEADER = "x-csrf-token"
LOGIN_PATH = "/login"

LONGEST_ADDRESS = 8000
"""Bytes of a request's path and query: RFC 9110, 4.1, asks every server to take as many."""


class Guard:
    """Refuses requests for a foreign host name, and tells browsers to run and load nothing but our own files.

    Without the first a page anywhere could ask this desk under a name of its own (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = {name.lower() for name in (*LOOPBACK, *settings.names, bracketed(settings.host))}
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

        refused = self._refusal(scope)
        await (refused or self._app)(scope, receive, sending)

    def _refusal(self, scope: Scope) -> Response | None:
        """What is said to a request that no route shall see."""
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return PlainTextResponse("That address is too long.", 414)
        if _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            return PlainTextResponse("This desk is not served under that name.", 421)
        return None


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
        "cache-control": "private, no-cache",
    }


async def same_person(request: Request, visit: Annotated[Visit, Depends(visit_of)]) -> None:
    """Let a request that changes something through only where its form came from this desk (403 else).

    A key needs no form: no browser sends one by itself. Nor does JSON, which no page of another site sends before it
    has asked (a preflight of CORS, which this desk never grants): below /api it stands for a program of the owner's.
    """
    if request.method in _SAFE or visit.by is By.KEY:
        return
    if _from_elsewhere(request.headers):
        raise HTTPException(403, "This form was sent by another site.")
    if visit.by is By.OWNER and _by_program(request):
        return
    if visit.person is None and request.url.path != LOGIN_PATH:
        raise HTTPException(401, "Log in first: nothing was changed.")
    sent = request.headers.get(TOKEN_HEADER)
    if sent is None:
        sent = (await request.form()).get(TOKEN_FIELD)  # type: ignore[assignment]  # a file is no token
    if (
        not visit.token
        or not isinstance(sent, str)
        or not compare_digest(sent.encode(), visit.token.encode())
    ):
        raise HTTPException(403, "This form is out of date: load the page again and send it once more.")


def _from_elsewhere(sent: Headers) -> bool:
    """Whether a browser says that another site's page sent this; programs say nothing of it."""
    if sent.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = sent.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != sent.get("host", "").lower()


def _by_program(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return request.url.path.startswith(PROGRAMS) and kind == "application/json"


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
