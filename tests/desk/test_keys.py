"""Programs with keys, and the form that a guard and a route both read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI, Form
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.desk.access import AsCoder
from dateline.desk.cookies import LOGIN, cookie_name
from dateline.store import Store
from dateline.types import Role
from dateline.workspace.accounts import Door, now
from tests.desk.team import NAMES, QUICK, gather, token_of


@pytest.fixture
def settings(workspace: Path, store: Store) -> Settings:
    """A desk with accounts."""
    gather(store)
    return Settings(workspace)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The desk with a route that a coder may post to, below /api and elsewhere."""
    made = create_app(settings)
    router = APIRouter()

    @router.post("/api/v1/noted")
    @router.post("/noted")
    def noted(person: AsCoder, words: Annotated[str, Form()]) -> dict[str, str]:
        return {"who": person.name, "words": words}

    made.include_router(router)
    return made


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A program at that desk."""
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as made:
        yield made


def bearer(store: Store, role: Role) -> dict[str, str]:
    """The header of a program of that role."""
    return {"authorization": f"Bearer {Door(store, QUICK).make_key(NAMES[role], 'a script')}"}


def test_a_key_needs_no_token_and_does_what_its_account_may(client: TestClient, store: Store) -> None:
    answer = client.post("/api/v1/noted", data={"words": "so"}, headers=bearer(store, Role.CODER))
    assert (answer.status_code, answer.json()) == (200, {"who": "carl", "words": "so"})
    lower = client.post("/api/v1/noted", data={"words": "so"}, headers=bearer(store, Role.READER))
    assert lower.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_key_opens_nothing_but_the_interface(client: TestClient, store: Store) -> None:
    sent = bearer(store, Role.ADMIN)
    assert client.post("/noted", data={"words": "so"}, headers=sent).status_code == 401
    assert client.get("/accounts", headers=sent).status_code == 303
    assert client.post("/accounts", headers=sent).status_code == 401


@pytest.mark.parametrize("header", ["Bearer ", "Bearer x", "bearer dateline_x"])
def test_a_wrong_key_opens_nothing_though_a_cookie_would(
    client: TestClient, store: Store, settings: Settings, header: str
) -> None:
    client.cookies.set(cookie_name(settings, LOGIN), Door(store, QUICK).open("carl"))
    token = {"x-csrf-token": token_of(client, store, settings)}
    assert client.post("/api/v1/noted", data={"words": "so"}, headers=token).status_code == 200
    sent = token | {"authorization": header}
    answer = client.post("/api/v1/noted", data={"words": "so"}, headers=sent)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "detail" in answer.json()


def test_a_proxys_own_password_is_no_key(client: TestClient, store: Store, settings: Settings) -> None:
    client.cookies.set(cookie_name(settings, LOGIN), Door(store, QUICK).open("carl"))
    assert client.get("/", headers={"authorization": "Basic YTpi"}).status_code == 200


def test_a_removed_key_and_a_disabled_account_open_nothing(client: TestClient, store: Store) -> None:
    first, second = bearer(store, Role.CODER), bearer(store, Role.CODER)
    keys = store.keys.each()
    assert len(keys) == 2
    store.keys.remove("carl", keys[0].sha256)
    answers = [
        client.post("/api/v1/noted", data={"words": "so"}, headers=one).status_code for one in (first, second)
    ]
    assert sorted(answers) == [200, 401]
    store.accounts.disable("carl", now())
    assert client.post("/api/v1/noted", data={"words": "so"}, headers=second).status_code == 401


def test_a_browser_that_is_logged_in_needs_its_token_below_api_too(
    client: TestClient, store: Store, settings: Settings
) -> None:
    client.cookies.set(cookie_name(settings, LOGIN), Door(store, QUICK).open("carl"))
    assert client.post("/api/v1/noted", data={"words": "so"}).status_code == 403


@pytest.mark.parametrize("path", ["/noted", "/api/v1/noted"])
@pytest.mark.parametrize("many_parts", [False, True])
def test_the_guard_and_the_route_read_one_form(
    client: TestClient, store: Store, settings: Settings, path: str, many_parts: bool
) -> None:
    client.cookies.set(cookie_name(settings, LOGIN), Door(store, QUICK).open("carl"))
    form = {"csrf": token_of(client, store, settings), "words": "caf\u00e9"}
    files = {"unused": ("a.txt", b"x")} if many_parts else None
    answer = client.post(path, data=form, files=files)
    assert (answer.status_code, answer.json()) == (200, {"who": "carl", "words": "caf\u00e9"})


def test_a_file_is_no_token(client: TestClient, store: Store, settings: Settings) -> None:
    client.cookies.set(cookie_name(settings, LOGIN), Door(store, QUICK).open("carl"))
    token = token_of(client, store, settings)
    answer = client.post("/noted", data={"words": "so"}, files={"csrf": ("a.txt", token.encode())})
    assert answer.status_code == 403
