"""Logging in and out."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsAnyone, AsReader, Visiting
from dateline.desk.cookies import FORM, LOGIN, give, take
from dateline.desk.desk import OpenDesk
from dateline.desk.ours import our_path
from dateline.desk.pages import render
from dateline.errors import RefusedError

router = APIRouter(include_in_schema=False)


@router.get("/login")
def ask(request: Request, desk: OpenDesk, visit: AsAnyone, next: str | None = None) -> Response:
    """The form to log in by; who is in already goes on."""
    if visit.person is not None:
        return RedirectResponse(our_path(next), 303)
    token = visit.token or secrets.token_urlsafe(32)
    page = render(request, "accounts/login.html", token=token, next=our_path(next), name="", said="")
    give(page, desk.settings, FORM, token)
    return page


@router.post("/login")
def log_in(
    request: Request,
    desk: OpenDesk,
    visit: AsAnyone,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    next: Annotated[str, Form()] = "",
) -> Response:
    """A new login, whatever login the browser had before."""
    try:
        token = desk.door.log_in(name, password, address_of(request), instead_of=visit.login)
    except RefusedError as error:
        status, headers = (429, {"retry-after": str(error.wait)}) if error.wait else (403, {})
        return render(
            request,
            "accounts/login.html",
            status=status,
            headers=headers,
            next=our_path(next),
            name=name,
            said=str(error),
        )
    answer = RedirectResponse(our_path(next), 303)
    give(answer, desk.settings, LOGIN, token)
    take(answer, desk.settings, FORM)
    return answer


@router.post("/logout")
def log_out(desk: OpenDesk, person: AsReader, visit: Visiting) -> Response:  # noqa: ARG001
    """End this browser's login."""
    if visit.login is not None:
        desk.door.log_out(visit.login)
    answer = RedirectResponse("/login", 303)
    take(answer, desk.settings, LOGIN)
    return answer


def address_of(request: Request) -> str:
    """Whose failed tries these are counted as."""
    return request.client.host if request.client else ""
