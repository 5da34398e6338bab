"""The benchmark of joining, on few reports."""

import json

import pytest
from benchmarks import joining


def test_it_tells_the_cost_and_the_quality(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["joining.py", "60", "30"])
    assert joining.main() == 0
    small, large = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (small["reports"], large["reports"], large["claims"]) == (30, 60, 90)
    assert large["pairs_per_claim"] <= 30
    assert large["b_cubed"]["f1"] > 80
