"""HEAD answered as GET is, without the body (RFC 9110, 9.3.2): a page that can be asked for can be asked about."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.visit import PROGRAMS

_KNOW_IT = (PROGRAMS, "/static/")
"""Where HEAD is known already, and nothing need be made or read for it."""


class HeadAsGet:
    """Has the app answer GET wherever a page is asked by HEAD, and sends the headers alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or scope["path"].startswith(_KNOW_IT):
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, sending)
