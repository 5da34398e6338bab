"""The cookies of a desk with accounts: one says who is logged in, one guards the form that one logs in by."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from dateline.desk.settings import Settings

LOGIN = "login"
FORM = "form"


def cookie(request: Request, settings: Settings, what: str) -> str | None:
    """What the browser sent back, None where it sent nothing."""
    return request.cookies.get(cookie_name(settings, what)) or None


def give(response: Response, settings: Settings, what: str, value: str) -> None:
    """Give the browser a cookie that no script reads, no other site's form sends, and that ends with the browser."""
    response.set_cookie(
        cookie_name(settings, what), value, path="/", httponly=True, samesite="lax", secure=settings.secure
    )


def take(response: Response, settings: Settings, what: str) -> None:
    """Have the browser forget a cookie."""
    response.delete_cookie(
        cookie_name(settings, what), path="/", httponly=True, samesite="lax", secure=settings.secure
    )


def cookie_name(settings: Settings, what: str) -> str:
    """Its name: over https one that only this host can set; else one for each port, as browsers mix ports up."""
    return f"__Host-dateline-{what}" if settings.secure else f"dateline-{what}-{settings.port}"
