"""``dateline judgements export``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.store import Store
from dateline.types import Verdict
from dateline.workspace.judging import Ruling, judge
from tests.incidents.tellings import telling
from tests.workspace.told import keep


@pytest.fixture
def work(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "work.db", create=True) as store:
        keep(store, [telling(12, report="r-1", id="c-1"), telling(3, report="r-2", id="c-2")])
        keep(store, [telling(4, report="r-3", id="c-3"), telling(5, report="r-3", id="c-4")])
        for claim in ("c-1", "c-3"):
            judge(store, Ruling(Verdict.ACCEPT, (claim,), "seen"), "R. Vane")
    return tmp_path / "work.db"


def test_it_writes_what_is_finished_and_says_what_it_leaves_out(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judgements", "export", str(work), str(tmp_path / "gold")]) == 0
    told = capsys.readouterr()
    assert "gold: 1, with 1 claims" in told.out
    assert "left out report r-3: 1 of its 2 claims are not judged" in told.err
    assert sorted(path.name for path in (tmp_path / "gold").iterdir()) == ["NOTICE", "r-1"]
    shutil.rmtree(tmp_path / "gold")
    assert main(["judgements", "export", str(work), str(tmp_path / "gold"), "--partly"]) == 0
    assert "gold: 2, with 3 claims" in capsys.readouterr().out


def test_a_folder_that_is_there_is_left_alone(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judgements", "export", str(work), str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
