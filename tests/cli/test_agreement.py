"""``dateline agreement``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.store import Store
from tests.cli.conftest import Run
from tests.workspace.coders import KILLED, accepts_all, corrects, given, hands_in, told


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A workspace in which two people have coded a report, and differ on a toll."""
    path = tmp_path / "work.db"
    with Store.open(path, create=True) as store:
        told(store)
        of = given(store)
        accepts_all(store, of, "anna", "bert")
        corrects(store, of, "bert", "c-early", KILLED, 14)
        hands_in(store, of, "anna", "bert")
    return path


def test_each_field_has_a_line(run: Run, work: Path) -> None:
    shown = run("agreement", work)
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[0] == "1 report coded by several people, each alone"
    kind = next(line for line in lines if line.startswith("kind"))
    assert "1.000" in kind
    assert "100%" in kind
    killed = next(line for line in lines if line.startswith("killed"))
    assert "50%" in killed
    assert "nobody varies" in shown.out
    assert "Krippendorff 2004" in shown.out


def test_json_has_every_figure(run: Run, work: Path) -> None:
    found = json.loads(run("agreement", "--json", work).out)
    assert found["reports"] == 1
    assert found["fields"]["kind"]["alpha"] == 1.0
    assert found["fields"]["claim"]["alpha"] is None
    assert "nobody varies" in found["fields"]["claim"]["reason"]
    assert found["fields"]["killed"]["scale"] == "ratio"
    assert found["fields"]["killed"]["units"] == 2
    assert [one["coders"] for one in found["pairs"]] == [["anna", "bert"]]
    assert len(found["months"]) == 1


def test_without_double_coding_it_says_so(run: Run, tmp_path: Path) -> None:
    Store.open(tmp_path / "work.db", create=True).close()
    assert run("agreement", tmp_path / "work.db").out.startswith("No report has been coded by two people")
    assert run("agreement", tmp_path / "nowhere.db").code == 2
