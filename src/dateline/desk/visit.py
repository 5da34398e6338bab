"""Who asks, and by what: the owner of the computer, a login, a program's key, or nobody that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fastapi import BackgroundTasks, HTTPException, Request

from dateline.desk.cookies import FORM, LOGIN, cookie
from dateline.desk.desk import Desk, desk_of
from dateline.errors import StoreError
from dateline.store import Store
from dateline.types import Person, Role
from dateline.workspace.accounts import hashed, needs_seeing, now

PROGRAMS = "/api/"
"""Where keys open: a key that is lost can read and judge, and not change who may come in."""


class By(StrEnum):
    """What a visitor is known by."""

    OWNER = "owner"
    LOGIN = "login"
    KEY = "key"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's visitor; ``token`` is what their forms must carry, empty where no form can be theirs."""

    person: Person | None
    by: By
    token: str = ""
    login: str | None = None


def visit_of(request: Request, later: BackgroundTasks) -> Visit:
    """Who asks; 401 for a key that opens nothing."""
    desk = desk_of(request)
    visit = _by_key(request, desk) or _by_owner(desk) or _by_login(request, desk, later)
    request.state.visit = visit
    return visit


def _by_key(request: Request, desk: Desk) -> Visit | None:
    """Who owns the key that the request brings, whose cookies are then not looked at; None where it brings none."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    person = desk.store.keys.person(hashed(key.strip()))
    if person is None or not request.url.path.startswith(PROGRAMS):
        refused = {"www-authenticate": 'Bearer realm="Dateline", error="invalid_token"'}
        raise HTTPException(401, f"That key opens nothing here; keys open {PROGRAMS} alone.", refused)
    return Visit(person, By.KEY)


def _by_owner(desk: Desk) -> Visit | None:
    """The one person whose computer this is, who may do everything, as long as there are no accounts."""
    if desk.store.accounts.any():
        return None
    return Visit(Person(desk.owner, Role.ADMIN), By.OWNER, desk.token)


def _by_login(request: Request, desk: Desk, later: BackgroundTasks) -> Visit:
    token = cookie(request, desk.settings, LOGIN)
    login = desk.door.login(token, now()) if token else None
    if token is None or login is None:
        return Visit(None, By.NOTHING, cookie(request, desk.settings, FORM) or "")
    if needs_seeing(login, now()):
        later.add_task(_saw, desk.store, token)
    return Visit(login.person, By.LOGIN, login.csrf, token)


def _saw(store: Store, token: str) -> None:
    """Keep, once the answer is sent, that a login is in use: nobody waits for it behind another process."""
    try:
        store.logins.saw(hashed(token), now())
    except StoreError:
        return  # Another process writes for long: the next request keeps it.
