"""The table of confidences against what was right."""

from __future__ import annotations

from dateline.evaluate.reliability import reliability


def test_a_calibrated_coder_has_no_error() -> None:
    table = reliability([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert table["calibration_error"] == 0.0
    assert table["bins"] == [{"from": 0.7, "to": 0.8, "claims": 4, "confidence": 0.75, "right": 0.75}]
    assert table["brier"] == table["brier_baseline"] == 0.1875


def test_a_coder_too_sure_of_itself_is_found_out() -> None:
    table = reliability([(1.0, False), (0.9, True)])
    assert table["calibration_error"] == 0.45
    assert table["brier"] > table["brier_baseline"]


def test_nothing_gives_nothing() -> None:
    assert reliability([]) == {
        "bins": [],
        "calibration_error": None,
        "brier": None,
        "brier_baseline": 0.0,
    }
