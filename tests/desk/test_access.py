"""Every route of the desk, with every role: who may, who may not, and whose form it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.store import Store
from dateline.types import Role
from tests.desk.team import gather, logged_in, outside, token_of
from tests.desk.walk import SAFE, Route, bare, routes

OPEN_TO_ALL = {"/static", "/api/openapi.json"}
"""What is served without a role: our own files, and the description of the interface, which is in the source."""

REVIEWED: tuple[tuple[str, Role | None], ...] = (
    ("* /login", None),
    ("* /logout", Role.READER),
    ("* /account", Role.READER),
    ("* /account/*", Role.READER),
    ("* /accounts", Role.ADMIN),
    ("* /accounts/*", Role.ADMIN),
    ("* /coding/new", Role.ADJUDICATOR),
    ("* /coding/*/remove", Role.ADJUDICATOR),
    ("* /coding/*/adjudicate", Role.ADJUDICATOR),
    ("* /coding/*/decide", Role.ADJUDICATOR),
    ("* /coding/*/close", Role.ADJUDICATOR),
    ("* /coding/*/reopen", Role.ADJUDICATOR),
    ("* /coding", Role.CODER),
    ("* /queue", Role.CODER),
    ("* /queue/*", Role.CODER),
    ("* /coding/*", Role.CODER),
    ("HEAD /api/*", Role.READER),
    ("* /incidents/*/pick", Role.CODER),
    ("* /incidents/*/merge", Role.CODER),
    ("* /incidents/*/split", Role.CODER),
    ("* /incidents/*/undo", Role.CODER),
    ("POST /data/set", Role.READER),
    ("POST /api/v1/exports/*", Role.READER),
    ("GET *", Role.READER),
)
"""Who needs what, written by a person: the first line that fits holds. A route that changes something needs one."""


@pytest.fixture(scope="module")
def desk(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Store]]:
    """A desk over an empty workspace, with an account for each role."""
    path = tmp_path_factory.mktemp("team") / "work.db"
    path.write_bytes(example.read_bytes())
    with Store.open(path) as store:
        gather(store)
        yield Settings(path), store


@pytest.fixture(scope="module")
def clients(desk: tuple[Settings, Store]) -> Iterator[dict[Role | None, TestClient]]:
    """The desk as each role has it open, and as somebody who has not logged in."""
    settings, store = desk
    with ExitStack() as stack:
        made: dict[Role | None, TestClient] = {
            role: stack.enter_context(logged_in(settings, store, role)) for role in Role
        }
        made[None] = stack.enter_context(outside(settings))
        yield made


@pytest.fixture(scope="module")
def app(desk: tuple[Settings, Store]) -> FastAPI:
    """The app whose routes are walked."""
    return create_app(desk[0])


def test_every_route_says_whom_it_is_for_and_none_forgets_its_guard(app: FastAPI) -> None:
    found = list(routes(app))
    assert len(found) > 10
    assert [str(one) for one in found if len(one.needs) != 1] == []
    assert [str(one) for one in found if not one.guarded] == []
    assert bare(app) == OPEN_TO_ALL


def test_every_route_needs_the_role_that_a_person_wrote_down(app: FastAPI) -> None:
    wrong = [f"{one} needs {one.needs[0]}" for one in routes(app) if (one.needs[0],) != _reviewed(one)]
    assert wrong == []


def test_nobody_gets_through_with_a_lower_role(
    app: FastAPI, clients: dict[Role | None, TestClient], desk: tuple[Settings, Store]
) -> None:
    tried = 0
    for one in routes(app):
        for role in Role:
            if one.needs[0] is not None and not role.may(one.needs[0]):
                client = clients[role]
                sent = {"x-csrf-token": token_of(client, desk[1], desk[0])}
                answer = client.request(one.method, one.address, headers=sent)
                assert answer.status_code == 403, f"{one} let a {role} through"
                tried += 1
    assert tried > 10


def test_nobody_gets_through_without_a_login(app: FastAPI, clients: dict[Role | None, TestClient]) -> None:
    for one in routes(app):
        if one.needs[0] is None:
            continue
        answer = clients[None].request(one.method, one.address)
        if one.method == "GET" and not one.path.startswith("/api/"):
            assert answer.status_code == 303, str(one)
            assert answer.headers["location"].startswith("/login"), str(one)
        else:
            assert answer.status_code == 401, str(one)


def test_who_may_gets_through(app: FastAPI, clients: dict[Role | None, TestClient]) -> None:
    for one in routes(app):
        if one.method in SAFE:
            answer = clients[one.needs[0]].request(one.method, one.address)
            assert answer.status_code not in {401, 403}, str(one)
            assert answer.status_code < 500, str(one)


def test_head_is_answered_as_get_is_without_the_body(
    app: FastAPI, clients: dict[Role | None, TestClient]
) -> None:
    addresses = ["/static/css/desk.css", "/nothing-here", "/reports?start=never"]
    addresses += [one.address for one in routes(app) if one.method == "GET" and "/v1/" not in one.path]
    for address in addresses:
        for client in (clients[None], clients[Role.ADMIN]):
            told, whole = client.head(address), client.get(address)
            assert (told.status_code, told.content) == (whole.status_code, b""), address
            if address.startswith("/queue"):
                continue  # gives whoever asks another claim
            for name in ("content-type", "content-length", "location", "etag"):
                assert told.headers.get(name) == whole.headers.get(name), (address, name)


@pytest.mark.parametrize(
    "token", [None, "", "wrong", "\u00e9", "0" * 10_000], ids=lambda token: str(token)[:8]
)
def test_nothing_is_changed_without_the_right_token(
    app: FastAPI, clients: dict[Role | None, TestClient], token: str | None
) -> None:
    tried = 0
    for one in routes(app):
        if one.method not in SAFE:
            form = {} if token is None else {"csrf": token}
            answer = clients[one.needs[0]].request(one.method, one.address, data=form)
            assert answer.status_code == 403, str(one)
            assert "out of date" in answer.text, str(one)
            tried += 1
    assert tried > 5


@pytest.mark.parametrize(
    "sent",
    [
        {"origin": "https://news.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_nothing_is_changed_by_another_sites_page(
    app: FastAPI,
    clients: dict[Role | None, TestClient],
    desk: tuple[Settings, Store],
    sent: dict[str, str],
) -> None:
    settings, store = desk
    for one in routes(app):
        if one.method not in SAFE and one.needs[0] is not None:
            client = clients[one.needs[0]]
            token = {"x-csrf-token": token_of(client, store, settings)}
            answer = client.request(one.method, one.address, headers=token | sent)
            assert answer.status_code == 403, str(one)
            assert "another site" in answer.text, str(one)


def test_one_persons_token_opens_nobody_elses_form(
    clients: dict[Role | None, TestClient], desk: tuple[Settings, Store]
) -> None:
    settings, store = desk
    foreign = token_of(clients[Role.READER], store, settings)
    answer = clients[Role.ADMIN].post("/accounts", data={"csrf": foreign, "name": "eve", "role": "admin"})
    assert answer.status_code == 403


def test_without_accounts_the_token_of_the_desk_guards_every_form(workspace: Path) -> None:
    app = create_app(Settings(workspace))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        for one in routes(app):
            if one.method not in SAFE:
                assert client.request(one.method, one.address).status_code == 403, str(one)
        right = {"x-csrf-token": cast(Any, app).state.desk.token}
        assert client.post("/account/end", headers=right).status_code == 303


def _reviewed(route: Route) -> tuple[Role | None] | None:
    return next(((role,) for pattern, role in REVIEWED if fnmatch(str(route), pattern)), None)
