"""The pages on which accounts are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings
from dateline.desk.cookies import LOGIN, cookie_name
from dateline.store import Store
from dateline.types import Role
from dateline.workspace.accounts import Door, hashed
from tests.desk.team import PASSWORD, QUICK, gather, logged_in, outside, token_of

OTHER = "seven brass kettles ringing"


@pytest.fixture
def settings(workspace: Path, store: Store) -> Settings:
    """A desk with accounts."""
    gather(store)
    return Settings(workspace)


@pytest.fixture
def admin(settings: Settings, store: Store) -> Iterator[TestClient]:
    """The desk as the admin has it open."""
    with logged_in(settings, store, Role.ADMIN) as client:
        client.headers["x-csrf-token"] = token_of(client, store, settings)
        yield client


@pytest.fixture
def reader(settings: Settings, store: Store) -> Iterator[TestClient]:
    """The desk as the reader has it open."""
    with logged_in(settings, store, Role.READER) as client:
        client.headers["x-csrf-token"] = token_of(client, store, settings)
        yield client


def test_with_the_first_account_everybody_must_log_in(workspace: Path, store: Store) -> None:
    with outside(Settings(workspace)) as client:
        page = client.get("/accounts")
        assert "The first account: your own" in page.text
        token = page.text.split('name="csrf" value="')[1].split('"')[0]
        form = {"csrf": token, "name": "ada", "password": PASSWORD}
        assert client.post("/accounts", data=form | {"role": "coder"}).status_code == 400
        assert client.post("/accounts", data=form | {"role": "admin"}).status_code == 303
        assert client.get("/").headers["location"] == "/login"
        assert client.post("/accounts", data=form | {"name": "eve", "role": "admin"}).status_code == 401
    assert [account.name for account in store.accounts.each()] == ["ada"]


def test_an_admin_makes_and_changes_accounts(admin: TestClient, store: Store) -> None:
    made = admin.post("/accounts", data={"name": "Noor", "role": "reader", "password": PASSWORD})
    assert made.headers["location"] == "/accounts/noor"
    assert admin.post("/accounts/noor/role", data={"role": "adjudicator"}).status_code == 303
    assert store.accounts.get("noor").role is Role.ADJUDICATOR
    before = store.accounts.secret("noor")
    assert admin.post("/accounts/noor/password", data={"password": OTHER}).status_code == 303
    assert store.accounts.secret("noor") != before
    key = Door(store, QUICK).make_key("noor", "a script")
    assert "a script" in admin.get("/accounts/noor").text
    assert admin.post("/accounts/noor/keys/remove", data={"key": hashed(key)}).status_code == 303
    assert store.keys.each() == ()
    assert admin.post("/accounts/noor/disable").status_code == 303
    assert "disabled" in admin.get("/accounts").text
    assert admin.post("/accounts/noor/enable").status_code == 303
    assert store.accounts.get("noor").disabled is None


@pytest.mark.parametrize(
    ("path", "form", "status", "said"),
    [
        (
            "/accounts",
            {"name": "carl", "role": "coder", "password": PASSWORD},
            400,
            "There is an account carl already.",
        ),
        ("/accounts", {"name": "a b", "role": "coder", "password": PASSWORD}, 400, "A name is 1 to 32"),
        ("/accounts", {"name": "noor", "role": "coder", "password": "short"}, 400, "15 characters or more"),
        ("/accounts", {"name": "noor", "role": "king", "password": PASSWORD}, 422, "role: "),
        ("/accounts/ada/role", {"role": "reader"}, 400, "Ada is the last admin"),
        ("/accounts/ada/disable", {}, 400, "Ada is the last admin"),
        ("/accounts/carl/password", {"password": "carl" * 5}, 400, "guessed at once"),
        ("/accounts/nobody/role", {"role": "reader"}, 404, "no account nobody"),
        ("/accounts/carl/keys/remove", {"key": "0" * 64}, 404, "no such key"),
    ],
)
def test_what_will_not_do_is_told_on_the_page(
    admin: TestClient, path: str, form: dict[str, str], status: int, said: str
) -> None:
    answer = admin.post(path, data=form)
    assert answer.status_code == status
    assert said in answer.text


def test_ones_own_password_is_changed_by_who_knows_it(
    reader: TestClient, store: Store, settings: Settings
) -> None:
    elsewhere = Door(store, QUICK).open("rita")
    before = reader.cookies[cookie_name(settings, LOGIN)]
    form = {"current": PASSWORD, "password": OTHER, "again": OTHER}
    assert reader.post("/account/password", data=form | {"current": "wrong"}).status_code == 400
    assert reader.post("/account/password", data=form | {"again": PASSWORD}).status_code == 400
    assert reader.post("/account/password", data=form).status_code == 303
    after = reader.cookies[cookie_name(settings, LOGIN)]
    assert after != before
    assert store.logins.get(hashed(elsewhere)) is None
    assert store.logins.get(hashed(before)) is None
    assert reader.get("/account").status_code == 200
    assert Door(store, QUICK).check("rita", OTHER, "::1") == "rita"


def test_the_password_of_an_open_browser_is_not_guessed(reader: TestClient) -> None:
    form = {"current": "wrong", "password": OTHER, "again": OTHER}
    answers = [reader.post("/account/password", data=form) for _ in range(6)]
    assert "do not belong together" in answers[4].text
    assert "Too many tries: wait 1 s" in answers[5].text


def test_a_key_is_shown_once_and_removed(reader: TestClient, store: Store) -> None:
    shown = reader.post("/account/keys", data={"label": "a <b>script</b>"})
    assert shown.headers["cache-control"] == "no-store"
    key = shown.text.split('<code class="secret">')[1].split("</code>")[0]
    assert store.keys.person(hashed(key)) is not None
    page = reader.get("/account").text
    assert key not in page and "a &lt;b&gt;script&lt;/b&gt;" in page
    assert reader.post("/account/keys/remove", data={"key": hashed(key)}).status_code == 303
    assert store.keys.person(hashed(key)) is None
    assert reader.post("/account/keys", data={"label": " "}).status_code == 400


def test_nobody_removes_anothers_key(reader: TestClient, store: Store) -> None:
    key = Door(store, QUICK).make_key("ada", "hers")
    assert reader.post("/account/keys/remove", data={"key": hashed(key)}).status_code == 404
    assert store.keys.person(hashed(key)) is not None


def test_one_logs_out_everywhere(reader: TestClient, store: Store) -> None:
    elsewhere = Door(store, QUICK).open("rita")
    assert reader.post("/account/end").status_code == 303
    assert store.logins.get(hashed(elsewhere)) is None
    assert reader.get("/").status_code == 303


def test_without_accounts_there_is_no_password_to_change(client: TestClient) -> None:
    page = client.get("/account")
    assert "Nobody needs to log in" in page.text
    token = client.get("/").text.split('x-csrf-token": "')[1].split('"')[0]
    form = {"csrf": token, "current": "x", "password": OTHER, "again": OTHER}
    assert client.post("/account/password", data=form).status_code == 400
    assert client.post("/account/keys", data={"csrf": token, "label": "x"}).status_code == 400
