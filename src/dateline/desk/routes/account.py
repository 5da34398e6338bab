"""One's own account: the password, the keys of one's programs, the browsers that are logged in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsReader, Visiting
from dateline.desk.cookies import LOGIN, give, take
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.desk.routes.login import address_of
from dateline.desk.visit import By, Visit
from dateline.errors import AccountError
from dateline.types import Person

router = APIRouter(prefix="/account", include_in_schema=False)


@router.get("")
def show(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """What one may do, and what one may change about it."""
    return _page(request, desk, person)


@router.post("/password")
def change_password(
    request: Request,
    desk: OpenDesk,
    person: AsReader,
    visit: Visiting,
    current: Annotated[str, Form()],
    password: Annotated[str, Form()],
    again: Annotated[str, Form()],
) -> Response:
    """A new password; every browser is logged out but this one, which gets a new login."""
    try:
        _needs_login(visit)
        if password != again:
            raise AccountError("the new password and its repetition are not the same")
        desk.door.check(person.name, current, address_of(request))
        desk.door.set_password(person.name, password)
    except AccountError as error:
        return _page(request, desk, person, said=str(error), status=400)
    answer = RedirectResponse("/account", 303)
    give(answer, desk.settings, LOGIN, desk.door.open(person.name))
    return answer


@router.post("/keys")
def make_key(
    request: Request, desk: OpenDesk, person: AsReader, visit: Visiting, label: Annotated[str, Form()]
) -> Response:
    """A new key, shown this once."""
    try:
        _needs_login(visit)
        key = desk.door.make_key(person.name, label)
    except AccountError as error:
        return _page(request, desk, person, said=str(error), status=400)
    answer = _page(request, desk, person, key=key)
    answer.headers["cache-control"] = "no-store"
    return answer


@router.post("/keys/remove")
def remove_key(desk: OpenDesk, person: AsReader, key: Annotated[str, Form()]) -> Response:
    """A key of one's own opens nothing any more."""
    desk.store.keys.remove(person.name, key)
    return RedirectResponse("/account", 303)


@router.post("/end")
def log_out_everywhere(desk: OpenDesk, person: AsReader) -> Response:
    """Every browser of this account is logged out."""
    desk.store.logins.end_all(person.name)
    answer = RedirectResponse("/login", 303)
    take(answer, desk.settings, LOGIN)
    return answer


def _page(
    request: Request, desk: Desk, person: Person, *, said: str = "", key: str = "", status: int = 200
) -> Response:
    own = [one for one in desk.store.keys.each() if one.account == person.name]
    return render(
        request, "accounts/own.html", status=status, person=person, keys=own, said=said, new_key=key
    )


def _needs_login(visit: Visit) -> None:
    if visit.by is not By.LOGIN:
        raise AccountError("there are no accounts here: only this computer is served")
