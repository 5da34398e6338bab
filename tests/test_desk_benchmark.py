"""The benchmark of the desk, on few incidents."""

import json
from pathlib import Path

import pytest
from benchmarks import desk, large

from dateline.store import Store


def test_it_makes_a_workspace_and_asks_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_SECONDS", 0.0)
    work = tmp_path / "work.db"
    large.make(work, 40)
    with Store.open(work) as store:
        assert store.incidents.count() == store.browse.count() == 40
        assert store.queue.left() == store.claims.count() == 60
        desk.tell(desk.of_store(store))
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(told) == 5 * len(desk.FILTERS) + 7
    assert all(line["median_ms"] > 0 for line in told)
