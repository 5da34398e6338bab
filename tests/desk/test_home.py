"""What the first page tells of a workspace, and what it says to do next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.desk.home_page import Held, is_example, last_done, steps
from dateline.store import Store
from dateline.workspace.running import running

NOTHING = Held(captures=0, waiting=0, reports=0, claims=0, incidents=0, judgements=0, left=0, stale=False)
READ = replace(NOTHING, captures=9, reports=9, claims=68)


def commands(held: Held) -> list[str]:
    return [step.command for step in steps(held, "my work.db") if step.command]


def links(held: Held) -> list[str]:
    return [step.address for step in steps(held, "my work.db") if step.address]


def test_what_to_do_next_follows_from_what_is_there() -> None:
    assert commands(NOTHING) == ["dateline add FOLDER --into 'my work.db'"]
    assert links(NOTHING) == []
    assert commands(replace(NOTHING, captures=4, waiting=4)) == ["dateline add --into 'my work.db'"]
    assert commands(replace(NOTHING, captures=4)) == ["dateline add FOLDER --into 'my work.db'"]
    assert commands(READ) == ["dateline reconcile 'my work.db'"]
    assert links(READ) == ["/reports"]
    joined = replace(READ, incidents=43, left=50)
    assert commands(joined) == []
    assert links(joined) == ["/queue", "/reports", "/map", "/data"]
    assert commands(replace(joined, stale=True)) == ["dateline reconcile 'my work.db'"]


def test_an_empty_workspace_says_how_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store.open(path, create=True).close()
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1") as client:
        page = client.get("/").text
    assert "Nothing is here yet" in page
    assert f"dateline add FOLDER --into {path}" in page
    assert "This is an example" not in page


def test_the_example_says_that_it_is_one(
    client: TestClient, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "This is an example" not in client.get("/").text
    monkeypatch.setenv("DATELINE_EXAMPLE", str(workspace.parent))
    workspace.rename(workspace.with_name("example.db"))
    assert is_example(str(workspace.with_name("example.db")))
    with TestClient(
        create_app(Settings(workspace.with_name("example.db"))), base_url="http://127.0.0.1"
    ) as example:
        assert "This is an example" in example.get("/").text


def test_the_last_runs_are_told_and_judgements_together(store: Store) -> None:
    before = [(one.what, one.counts) for one in last_done(store)]
    assert before == [
        ("reconcile", "68 claims, 42 incidents, 2 of them disputed"),
        ("add", "9 new captures, 9 reports, 68 claims"),
    ]
    for _ in range(3):
        with running(store, "rejoin", {}):
            pass
    assert [one.what for one in last_done(store)] == ["judge", "reconcile", "add"]
    assert next(last_done(store)).counts == "3 judgements"


def test_reports_read_after_the_last_reconcile_make_incidents_stale(client: TestClient, store: Store) -> None:
    assert "since incidents were last made" not in client.get("/").text
    with running(store, "add", {}) as tally:
        tally.counts["reports"] = 1
    assert "since incidents were last made" in client.get("/").text
