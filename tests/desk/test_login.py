"""Logging in and out, and what a browser keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings
from dateline.desk.cookies import FORM, LOGIN, cookie_name
from dateline.desk.ours import login_address, our_path
from dateline.store import Store
from dateline.types import Role
from dateline.workspace.accounts import IDLE, WHOLE, Door, hashed, now
from tests.desk.team import NAMES, PASSWORD, QUICK, gather, logged_in, outside, token_of

SITE = "desk.example.org"


@pytest.fixture
def settings(workspace: Path, store: Store) -> Settings:
    """A desk with accounts."""
    gather(store)
    return Settings(workspace)


@pytest.fixture
def door_step(settings: Settings) -> Iterator[TestClient]:
    """The desk as somebody has it open who has not logged in."""
    with outside(settings) as client:
        yield client


def log_in(client: TestClient, settings: Settings, **form: str) -> int:
    """Fill in the form as a browser does, and give the status of the answer."""
    client.get("/login")
    sent = {
        "csrf": client.cookies[cookie_name(settings, FORM)],
        "name": "rita",
        "password": PASSWORD,
        "next": "/",
    }
    return client.post("/login", data=sent | form).status_code


def test_who_comes_from_a_page_goes_back_to_it(door_step: TestClient, settings: Settings) -> None:
    sent_away = door_step.get("/reports?words=a%20b")
    assert sent_away.headers["location"] == "/login?next=%2Freports%3Fwords%3Da%2520b"
    page = door_step.get(sent_away.headers["location"])
    assert 'value="/reports?words=a%20b"' in page.text
    assert log_in(door_step, settings, next="/reports?words=a%20b") == 303
    assert door_step.get("/reports?words=a%20b").status_code == 200


def test_who_is_not_in_learns_nothing_of_the_workspace(door_step: TestClient) -> None:
    for page in (door_step.get("/login").text, door_step.get("/nothing-here").text):
        assert "work.db" not in page and "/incidents" not in page and "rita" not in page


def test_the_names_and_the_role_stand_in_the_head(door_step: TestClient, settings: Settings) -> None:
    assert log_in(door_step, settings, name=" Rita ") == 303
    page = door_step.get("/").text
    assert ">rita <" in page and ">reader<" in page and "Log out" in page


@pytest.mark.parametrize(
    "given", [{"password": "wrong"}, {"name": "nobody"}, {"name": ""}, {"name": "rita\x00"}]
)
def test_a_wrong_name_and_a_wrong_password_sound_alike(
    door_step: TestClient, settings: Settings, given: dict[str, str]
) -> None:
    assert log_in(door_step, settings, **given) in {403, 422}
    assert door_step.get("/").status_code == 303


def test_each_login_is_new_whatever_the_browser_brought(door_step: TestClient, settings: Settings) -> None:
    planted = "planted-by-somebody-else"
    name = cookie_name(settings, LOGIN)
    door_step.cookies.set(name, planted, domain="127.0.0.1", path="/")
    assert log_in(door_step, settings) == 303
    first = door_step.cookies[name]
    assert first != planted
    form = {"csrf": _csrf(door_step), "name": "rita", "password": PASSWORD}
    assert door_step.post("/login", data=form).status_code == 303
    second = door_step.cookies[name]
    assert second != first
    door_step.cookies.set(name, first, domain="127.0.0.1", path="/")
    assert door_step.get("/").status_code == 303, "the login before is dead"


def test_a_token_that_was_logged_out_is_dead(settings: Settings, store: Store) -> None:
    with logged_in(settings, store, Role.READER) as client:
        name = cookie_name(settings, LOGIN)
        token = client.cookies[name]
        answer = client.post("/logout", data={"csrf": token_of(client, store, settings)})
        assert answer.status_code == 303
        client.cookies.set(name, token)
        assert client.get("/").status_code == 303
        assert store.logins.get(hashed(token)) is None


def test_the_store_keeps_no_token_that_opens(settings: Settings, store: Store) -> None:
    token = Door(store, QUICK).open("rita")
    key = Door(store, QUICK).make_key("rita", "a script")
    kept = Path(settings.workspace).read_bytes() + Path(f"{settings.workspace}-wal").read_bytes()
    for secret in (token, key, PASSWORD):
        assert secret.encode() not in kept
    assert hashed(token).encode() in kept


@pytest.mark.parametrize(("after", "status"), [(IDLE - timedelta(minutes=1), 200), (IDLE, 303), (WHOLE, 303)])
def test_a_login_ends_by_itself(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, after: timedelta, status: int
) -> None:
    with logged_in(settings, store, Role.READER) as client:
        later = now() + after
        monkeypatch.setattr("dateline.desk.visit.now", lambda: later)
        assert client.get("/").status_code == status


def test_a_login_in_use_goes_on_but_not_for_ever(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with logged_in(settings, store, Role.READER) as client:
        start = now()
        for hours in range(11, 7 * 24, 11):
            monkeypatch.setattr("dateline.desk.visit.now", lambda at=start + timedelta(hours=hours): at)
            assert client.get("/").status_code == 200
        monkeypatch.setattr("dateline.desk.visit.now", lambda: start + WHOLE + timedelta(minutes=1))
        assert client.get("/").status_code == 303


@pytest.mark.parametrize("change", ["disable", "role", "password"])
def test_a_changed_account_is_logged_out_at_once(settings: Settings, store: Store, change: str) -> None:
    with logged_in(settings, store, Role.CODER) as client:
        name = NAMES[Role.CODER]
        assert client.get("/").status_code == 200
        if change == "disable":
            store.accounts.disable(name, now())
        elif change == "role":
            store.accounts.set_role(name, Role.READER)
        else:
            Door(store, QUICK).set_password(name, "seven brass kettles ringing")
        assert client.get("/").status_code == 303


def test_who_fails_often_waits_and_is_not_shut_out(door_step: TestClient, settings: Settings) -> None:
    answers = [log_in(door_step, settings, password="wrong") for _ in range(6)]
    assert answers == [403] * 5 + [429]
    told = door_step.post("/login", data={"csrf": _csrf(door_step), "name": "rita", "password": PASSWORD})
    assert 1 <= int(told.headers["retry-after"]) <= 15
    assert log_in(door_step, settings, name="jo") == 303, "somebody else comes in meanwhile"


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookies_are_for_this_desk_alone(settings: Settings, secure: bool) -> None:
    there = replace(settings, secure=secure, names=(SITE,))
    with outside(there) as client:
        client.base_url = f"{'https' if secure else 'http'}://{SITE}"
        page = client.get("/login")
        form = client.cookies[cookie_name(there, FORM)]
        answer = client.post("/login", data={"csrf": form, "name": "rita", "password": PASSWORD})
    for cookie in (page.headers["set-cookie"], answer.headers.get_list("set-cookie")[0]):
        flags = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= flags
        assert ("secure" in flags) is secure
        assert cookie.startswith("__Host-") is secure
        assert not any(flag.startswith(("domain", "max-age", "expires")) for flag in flags)


@pytest.mark.parametrize(
    "wanted",
    [
        "https://news.example/",
        "//news.example",
        "/\\news.example",
        "/\\/news.example",
        "/ /news.example",
        "/\t/news.example",
        "/\n/news.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "news.example",
        "\\\\news.example",
        "https:news.example",
        "/x\r\nset-cookie: a=b",
        "",
        "/login",
        "/logout?x",
    ],
)
def test_nobody_is_sent_away_from_the_desk(door_step: TestClient, settings: Settings, wanted: str) -> None:
    assert our_path(wanted) == "/"
    door_step.get("/login")
    form = {"csrf": door_step.cookies[cookie_name(settings, FORM)], "name": "rita", "password": PASSWORD}
    answer = door_step.post("/login", data=form | {"next": wanted})
    assert answer.headers["location"] == "/"


def test_one_goes_on_to_any_page_of_the_desk() -> None:
    for path in ("/", "/reports?words=a%20b&page=2", "/map", "/coding/1/adjudicate"):
        assert our_path(path) == path
    assert login_address("/map", "x=1") == "/login?next=%2Fmap%3Fx%3D1"
    assert login_address("//news.example") == "/login"


def test_a_part_of_a_page_sends_the_whole_page_to_log_in(door_step: TestClient) -> None:
    asked = {"hx-request": "true", "hx-current-url": "http://127.0.0.1/map?kind=bombing"}
    answer = door_step.get("/reports", headers=asked)
    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/login?next=%2Fmap%3Fkind%3Dbombing"


def test_who_is_in_does_not_log_in_again(settings: Settings, store: Store) -> None:
    with logged_in(settings, store, Role.READER) as client:
        assert client.get("/login?next=/reports").headers["location"] == "/reports"


def _csrf(client: TestClient) -> str:
    """The token in the form that the page shows."""
    page = client.get("/login", follow_redirects=True).text
    return page.split('name="csrf" value="')[1].split('"')[0]
