"""``dateline add`` and ``dateline rebuild`` as a person meets them: what they say, and what stands afterwards."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.synthetic import jsonl, synthetic_reports

from tests.store.conftest import new_database, postgres  # noqa: F401
from tests.workspace.held import held, outcomes, write_lines
from tests.workspace.nursery import Nursery


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Eight reports."""
    return write_lines(tmp_path / "reports.jsonl", map(jsonl, synthetic_reports(8, short=True)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty reports: several transactions of each sort."""
    folder = tmp_path_factory.mktemp("many")
    return write_lines(folder / "reports.jsonl", map(jsonl, synthetic_reports(60, short=True)))


def test_what_was_done_is_summed_up(nursery: Nursery, source: Path, work: Path) -> None:
    ended = nursery.run("add", source, "--into", work)
    assert ended.code == 0
    claims = len(held(work)["claims"])
    assert ended.said == f"captures   8 new, 0 known\nreports    8 read, {claims} claims\n"
    again = nursery.run("add", source, "--into", work)
    assert again.said == "captures   0 new, 8 known\nreports    0 read, 0 claims\n"
    assert outcomes(work) == ["done", "done"]


def test_a_run_writes_down_its_versions(nursery: Nursery, source: Path, work: Path) -> None:
    nursery.run("add", source, "--into", work, "--fast")
    with closing(sqlite3.connect(work)) as database:
        ((code, codebook, weights, gazetteer, versions, counts),) = database.execute(
            "SELECT code, codebook, weights, gazetteer, versions, counts FROM runs"
        )
    assert json.loads(versions).keys() == {"code", "codebook", "weights", "gazetteer", "actors", "sentences"}
    assert all((code, codebook, weights, gazetteer))
    assert json.loads(versions)["sentences"] == "fast"
    assert json.loads(counts)["new"] == 8


def test_what_is_only_captured_is_read_later(nursery: Nursery, source: Path, work: Path) -> None:
    kept = nursery.run("add", source, "--into", work, "--no-read")
    assert kept.said.endswith("waiting    8 captures are not read yet\n")
    assert held(work)["reports"] == []
    ended = nursery.run("add", "--into", work)
    assert "reports    8 read" in ended.said


def test_bad_records_and_pages_have_their_reasons(nursery: Nursery, source: Path, work: Path) -> None:
    with source.open("a", encoding="utf-8") as file:
        file.write('no JSON\n{"html": " "}\nneither\n')
    broken = source.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.4 and then nothing that belongs there")
    ended = nursery.run("add", source, broken, "--into", work)
    assert ended.code == 0
    assert "left out   3\n         2 is not JSON" in ended.said
    assert "refused    1\n         1 the PDF file" in ended.said
    found = held(work)
    assert len(found["dropped"]) == 3 and len(found["reports"]) == 8
    assert [row[-1] is not None for row in found["captures"]] == [False] * 8 + [True]
    assert "reports    0 read" in nursery.run("add", "--into", work).said


def test_nothing_to_take_in_is_no_success(nursery: Nursery, tmp_path: Path, work: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"\n")
    ended = nursery.run("add", tmp_path / "empty.txt", "--into", work)
    assert ended.code == 2
    assert "left out   1\n         1 is empty\n" in ended.said
    assert ended.said.endswith("dateline: nothing could be taken in\n")


def test_a_source_that_does_not_exist_leaves_nothing_behind(
    nursery: Nursery, source: Path, work: Path
) -> None:
    ended = nursery.run("add", source, source.with_name("none.jsonl"), "--into", work)
    assert ended.code == 2
    assert ended.said == f"dateline: {source.with_name('none.jsonl')} does not exist\n"
    assert held(work)["captures"] == [] and outcomes(work) == ["stopped"]


def test_without_a_source_no_workspace_is_made(nursery: Nursery, work: Path) -> None:
    ended = nursery.run("add", "--into", work)
    assert ended.code == 2 and "does not exist" in ended.said
    assert not work.exists()


def test_a_person_who_stops_it_is_told_how_to_go_on(nursery: Nursery, many: Path, work: Path) -> None:
    pid = nursery.begin("add", many, "--into", work)
    wait_for(work, "SELECT 1 FROM reports")
    os.kill(pid, signal.SIGINT)
    ended = nursery.wait(pid)
    assert ended.code == 130
    assert "captures wait; run the same command again to go on" in ended.said
    assert "Traceback" not in ended.said
    assert outcomes(work) == ["stopped"]


def test_two_at_once_share_the_work(nursery: Nursery, many: Path, work: Path, tmp_path: Path) -> None:
    pids = [nursery.begin("add", many, "--into", work, "--fast") for _ in range(2)]
    ended = [nursery.wait(pid) for pid in pids]
    assert [one.code for one in ended] == [0, 0], [one.said for one in ended]
    alone = tmp_path / "alone.db"
    assert nursery.run("add", many, "--into", alone, "--fast").code == 0
    together, wanted = held(work), held(alone)
    for table in ("contents", "reports", "claims", "claim_values"):
        assert without_capture(together, table) == without_capture(wanted, table), table
    assert {row[1] for row in together["captures"]} == {row[1] for row in wanted["captures"]}


def without_capture(found: dict[str, list[tuple[object, ...]]], table: str) -> list[tuple[object, ...]]:
    """A table's rows without the captures' numbers, which are given in the order of arrival."""
    return [(row[0], *row[2:]) for row in found[table]] if table == "reports" else found[table]


def test_two_at_once_in_postgresql(nursery: Nursery, many: Path, new_database: str) -> None:  # noqa: F811
    pids = [nursery.begin("add", many, "--into", new_database, "--fast") for _ in range(2)]
    ended = [nursery.wait(pid) for pid in pids]
    assert [one.code for one in ended] == [0, 0], [one.said for one in ended]
    again = nursery.run("add", many, "--into", new_database, "--fast")
    assert again.said == "captures   0 new, 60 known\nreports    0 read, 0 claims\n"


def test_a_rebuild_makes_the_same_again(nursery: Nursery, source: Path, work: Path) -> None:
    nursery.run("add", source, "--into", work)
    before = held(work)
    with closing(sqlite3.connect(work)) as database:
        database.execute("UPDATE claims SET document = replace(document, 'killing', 'riot')")
        database.execute("UPDATE reports SET headline = 'Another'")
        database.commit()
    ended = nursery.run("rebuild", work)
    assert ended.code == 0 and "reports    8 read" in ended.said
    assert held(work) == before


def test_a_rebuild_by_a_codebook_of_ones_own(
    nursery: Nursery, source: Path, work: Path, tmp_path: Path
) -> None:
    nursery.run("add", source, "--into", work)
    assert len(held(work)["claims"]) > 8
    own = tmp_path / "own"
    own.mkdir()
    (own / "codebook.yaml").write_text("extends: nothing\n", encoding="utf-8")
    page = Path("src/dateline/codebook/kinds/abduction.yaml").read_text(encoding="utf-8")
    (own / "abduction.yaml").write_text(page, encoding="utf-8")
    ended = nursery.run("rebuild", work, "--codebook", own)
    assert ended.code == 0, ended.said
    with closing(sqlite3.connect(work)) as database:
        assert {kind for (kind,) in database.execute("SELECT kind FROM claims")} <= {"abduction"}
        assert database.execute("SELECT count(DISTINCT codebook) FROM runs").fetchone() == (2,)


def wait_for(work: Path, question: str) -> None:
    """Wait until a workspace that another process makes has a row."""
    for _ in range(3000):
        time.sleep(0.01)
        if not work.exists():
            continue
        try:
            with closing(sqlite3.connect(work)) as database:
                if database.execute(question).fetchone():
                    return
        except sqlite3.OperationalError:  # the tables are not made yet
            continue
    raise AssertionError(f"nothing came of {question!r}")
