"""``dateline desk`` from the terminal: the example that opens by itself, and workspaces that are not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.store import Store
from tests.cli.conftest import Run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The workspaces that were served, in place of serving them until Ctrl-C."""
    found: list[str] = []

    def serve(app: Any, **_options: Any) -> None:
        found.append(app.state.desk.store.name)
        app.state.desk.store.close()

    monkeypatch.setattr("uvicorn.run", serve)
    return found


def test_without_a_workspace_an_example_is_made_once(
    run: Run, served: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_EXAMPLE", str(tmp_path / "own" / "data"))
    path = tmp_path / "own" / "data" / "example.db"
    first = run("desk")
    assert first.code == 0
    assert "are read, which takes some seconds" in first.out
    assert str(path) in first.out
    assert [one.name for one in path.parent.iterdir()] == ["example.db"]
    with Store.open(path) as store:
        assert (store.reports.count(), store.incidents.count() > 0) == (9, True)
    assert "some seconds" not in run("desk").out
    assert served == [str(path), str(path)]


def test_an_example_that_cannot_be_kept_is_told_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("DATELINE_EXAMPLE", str(tmp_path / "file"))
    outcome = run("desk")
    assert outcome.code != 0
    assert outcome.err.count("\n") == 1
    assert "DATELINE_EXAMPLE names another folder" in outcome.err


@pytest.mark.parametrize("name", ["missing.db", "", "no/such/folder/work.db"])
def test_a_workspace_that_is_not_there_is_told_in_one_line(
    run: Run, served: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("desk", name)
    assert outcome.code != 0
    assert outcome.err.startswith("dateline: ")
    assert outcome.err.count("\n") == 1
    assert served == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--port", "99999"),
        ("--tiles", "somewhere"),
        ("--tiles", "https://tile.example/{z}/{x}.png"),
        ("--tiles", "https://tile.example/{z}/{x}/{y}.png; script-src *"),
    ],
)
def test_what_no_desk_can_be_served_with_is_told_in_one_line(
    run: Run, served: list[str], tmp_path: Path, option: str, value: str
) -> None:
    with Store.open(tmp_path / "work.db", create=True):
        pass
    result = run("desk", str(tmp_path / "work.db"), option, value)
    assert (result.code, served) == (2, [])
    assert len(result.err.splitlines()) == 1
    assert value in result.err or option in result.err
