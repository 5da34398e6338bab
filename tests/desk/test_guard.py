"""What stands before every route."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.errors import DeskError
from dateline.store import Store
from tests.desk.team import gather, outside


def test_nothing_but_our_own_files_may_run(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert client.get("/nothing-here").headers["content-security-policy"] == policy


def test_a_foreign_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "127.0.0.1:8350"}).status_code == 200
    assert client.get("/", headers={"host": "localhost"}).status_code == 200
    assert client.get("/", headers={"host": "news.example"}).status_code == 421


def test_what_is_not_there_is_told_on_a_page(client: TestClient) -> None:
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text
    answer = client.get("/api/nothing")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {"title": "Not here", "status": 404, "detail": "Not Found"}


@pytest.mark.parametrize(
    "path", ["/", "/nothing-here", "/static/css/desk.css", "/static/nothing", "/api/nothing"]
)
def test_nobody_frames_an_answer_or_guesses_its_kind(client: TestClient, path: str) -> None:
    told = client.get(path).headers
    assert "frame-ancestors 'none'" in told["content-security-policy"]
    assert told["x-frame-options"] == "DENY"
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert told["cross-origin-resource-policy"] == "same-origin"
    assert told["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("path", ["/", "/account/end"])
def test_what_is_refused_early_is_guarded_too(client: TestClient, path: str) -> None:
    foreign = client.get(path, headers={"host": "news.example"})
    long = client.get(path + "?" + "a" * 9000)
    assert (foreign.status_code, long.status_code) == (421, 414)
    for told in (foreign, long):
        assert told.headers["content-security-policy"].startswith("default-src 'none'")
        assert told.headers["x-content-type-options"] == "nosniff"


def test_a_desk_is_asked_by_the_names_it_was_told(workspace: Path, store: Store) -> None:
    gather(store)
    settings = Settings(workspace, host="0.0.0.0", names=("Desk.example.org", "192.0.2.7"))
    asked = {
        "desk.example.org": 200,
        "DESK.example.org:8350": 200,
        "192.0.2.7:8350": 200,
        "localhost:8350": 200,
        "[::1]:8350": 200,
        "desk.example.org.news.example": 421,
        "desk.example.org:": 421,
        "news.example": 421,
        "": 421,
    }
    with outside(settings) as client:
        told = {name: client.get("/login", headers={"host": name}).status_code for name in asked}
    assert told == asked


def test_a_tile_source_is_all_that_is_loaded_from_elsewhere(workspace: Path) -> None:
    tiles = "https://tile.example.org/{z}/{x}/{y}.png"
    with TestClient(create_app(Settings(workspace, tiles=tiles)), base_url="http://127.0.0.1") as client:
        policy = client.get("/").headers["content-security-policy"]
    assert "img-src 'self' data: blob: https://tile.example.org;" in policy
    assert "script-src 'self';" in policy
    with pytest.raises(DeskError, match="is no tile source"):
        Settings(workspace, tiles=f"{tiles}; script-src *")


def test_who_runs_it_may_have_no_name(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    with TestClient(create_app(Settings(workspace)), base_url="http://127.0.0.1") as client:
        assert ">owner" in client.get("/").text
