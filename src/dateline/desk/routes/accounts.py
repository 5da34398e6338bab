"""Who may come in, for an admin."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsAdmin
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.errors import AccountError
from dateline.types import Person, Role
from dateline.workspace.accounts import now

router = APIRouter(prefix="/accounts", include_in_schema=False)


@router.get("")
def every(request: Request, desk: OpenDesk, person: AsAdmin) -> Response:
    """All accounts, and a form for a new one."""
    return _list(request, desk, person)


@router.post("")
def add(
    request: Request,
    desk: OpenDesk,
    person: AsAdmin,
    name: Annotated[str, Form()],
    role: Annotated[Role, Form()],
    password: Annotated[str, Form()],
) -> Response:
    """A new account; with the first one everybody must log in."""
    try:
        kept = desk.door.add(name, role, password)
    except AccountError as error:
        return _list(request, desk, person, said=str(error), name=name, status=400)
    return RedirectResponse(f"/accounts/{kept}", 303)


@router.get("/{name}")
def one(request: Request, desk: OpenDesk, person: AsAdmin, name: str) -> Response:
    """One account, and what can be changed of it."""
    return _one(request, desk, person, name)


@router.post("/{name}/role")
def set_role(
    request: Request, desk: OpenDesk, person: AsAdmin, name: str, role: Annotated[Role, Form()]
) -> Response:
    """Another role; the account's browsers must log in again."""
    try:
        desk.store.accounts.set_role(name, role)
    except AccountError as error:
        return _one(request, desk, person, name, said=str(error), status=400)
    return RedirectResponse(f"/accounts/{name}", 303)


@router.post("/{name}/password")
def set_password(
    request: Request, desk: OpenDesk, person: AsAdmin, name: str, password: Annotated[str, Form()]
) -> Response:
    """A new password for who lost theirs."""
    try:
        desk.door.set_password(name, password)
    except AccountError as error:
        return _one(request, desk, person, name, said=str(error), status=400)
    return RedirectResponse(f"/accounts/{name}", 303)


@router.post("/{name}/disable")
def disable(request: Request, desk: OpenDesk, person: AsAdmin, name: str) -> Response:
    """Nobody comes in by this account any more."""
    try:
        desk.store.accounts.disable(name, now())
    except AccountError as error:
        return _one(request, desk, person, name, said=str(error), status=400)
    return RedirectResponse(f"/accounts/{name}", 303)


@router.post("/{name}/enable")
def enable(desk: OpenDesk, person: AsAdmin, name: str) -> Response:  # noqa: ARG001
    """A disabled account opens again, with the password it had."""
    desk.store.accounts.enable(name)
    return RedirectResponse(f"/accounts/{name}", 303)


@router.post("/{name}/keys/remove")
def remove_key(desk: OpenDesk, person: AsAdmin, name: str, key: Annotated[str, Form()]) -> Response:  # noqa: ARG001
    """A key opens nothing any more."""
    desk.store.keys.remove(name, key)
    return RedirectResponse(f"/accounts/{name}", 303)


def _list(
    request: Request, desk: Desk, person: Person, *, said: str = "", name: str = "", status: int = 200
) -> Response:
    return render(
        request,
        "accounts/list.html",
        status=status,
        person=person,
        accounts=desk.store.accounts.each(),
        roles=tuple(Role),
        name=name,
        said=said,
    )


def _one(
    request: Request, desk: Desk, person: Person, name: str, *, said: str = "", status: int = 200
) -> Response:
    return render(
        request,
        "accounts/one.html",
        status=status,
        person=person,
        account=desk.store.accounts.get(name),
        keys=[one for one in desk.store.keys.each() if one.account == name],
        roles=tuple(Role),
        said=said,
    )
