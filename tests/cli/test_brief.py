"""``dateline brief``: both files from a workspace, and one line for what is wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.store import Coded, Store
from dateline.types import Capture
from tests.brief.made import two_tolls
from tests.cli.conftest import Run

WINDOW = ("--from", "2013-03-04", "--to", "2013-03-10")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that holds one bombing with two tolls."""
    made, path = two_tolls(), tmp_path / "work.db"
    with Store.open(path, create=True) as store:
        run = store.runs.begin("reconcile", {"codebook": "7"})
        pages = list(made.reports.values())
        store.captures.add([Capture(page.text.encode()) for page in pages], source="by hand", run=run)
        stored = {one.capture.content: one.id for one in store.captures.waiting(10)}
        coded = [
            Coded(
                stored[page.text.encode()],
                page,
                tuple(one for one in made.kept.values() if one.report_id == page.id),
            )
            for page in pages
        ]
        store.reports.save(coded, run=run)
        store.incidents.replace(made.found.values(), [], run=run)
        store.runs.finish(run, {"incidents": len(made.found)})
    return path


def test_both_files_are_written_with_both_voices(run: Run, workspace: Path, tmp_path: Path) -> None:
    shown = run("brief", str(workspace), *WINDOW, "--where", "Mali", str(tmp_path / "mali"))
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines() == [str(tmp_path / "mali.html"), str(tmp_path / "mali.pdf")]
    page = (tmp_path / "mali.html").read_text(encoding="utf-8")
    assert "<h1><bdi>Situation report: Mali</bdi></h1>" in page
    assert "with 9 killed (Dune Courier)." in page
    assert "A hospital source said that 12 people were killed (River Gazette)." in page
    assert f"records as of {datetime.now(UTC):%Y}" in page
    assert (tmp_path / "mali.pdf").read_bytes().startswith(b"%PDF-")
    assert {path.name for path in tmp_path.iterdir()} >= {"mali.html", "mali.pdf", "work.db"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_same_workspace_gives_the_same_bytes(run: Run, workspace: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html", "one.pdf", "two.pdf"):
        assert run("brief", str(workspace), *WINDOW, str(tmp_path / name)).out == f"{tmp_path / name}\n"
    for ending in ("html", "pdf"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_a_folder_takes_both_under_their_usual_name(run: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    run("brief", str(workspace), *WINDOW, str(tmp_path / "out"))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "situation-report.html",
        "situation-report.pdf",
    }


def test_a_window_without_incidents_is_a_brief_that_says_so(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "empty.html"
    assert run("brief", str(workspace), "--from", "1999-01-01", "--to", "1999-01-02", str(out)).code == 0
    assert "No incident of this window and area is on record." in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--from", "soon", "--to", "2013-03-10"), "--from 'soon' is no day"),
        (("--from", "2013-03-11", "--to", "2013-03-10"), "--from 2013-03-11 is later than --to 2013-03-10"),
        ((*WINDOW, "--where", "Georgia"), "'Georgia' may be several places"),
        ((*WINDOW, "--where", " "), "--where needs the name of a place"),
        (("--from", "2013-03-04"), "--to"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    run: Run, workspace: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    shown = run("brief", str(workspace), *options, str(tmp_path / "out.html"))
    assert (shown.code, shown.out) == (2, "")
    assert message in shown.err
    assert len(shown.err.splitlines()) == 1
    assert not (tmp_path / "out.html").exists()


def test_a_workspace_or_place_that_is_not_there_is_one_line(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    missing = run("brief", str(tmp_path / "none.db"), *WINDOW, str(tmp_path / "out.html"))
    nowhere = run("brief", str(workspace), *WINDOW, str(tmp_path / "no" / "out.html"))
    too_long = run("brief", str(workspace), *WINDOW, str(tmp_path / ("x" * 300)))
    for shown in (missing, nowhere, too_long):
        assert (shown.code, shown.out) == (2, "")
        assert len(shown.err.splitlines()) == 1


def test_claims_that_were_never_joined_are_said_to_be(run: Run, workspace: Path, tmp_path: Path) -> None:
    with Store.open(workspace) as store:
        store.incidents.replace([], [], run=store.runs.begin("reconcile", {}))
    shown = run("brief", str(workspace), *WINDOW, str(tmp_path / "out.html"))
    assert shown.code == 0
    assert shown.err.startswith(f"dateline: {workspace} has no incidents yet: dateline reconcile")
