"""``dateline holdings``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import EXAMPLES, Run


def test_places_are_drawn_with_holder_day_and_voice(run: Run) -> None:
    shown = run("holdings", str(EXAMPLES / "tal-afar-field-reporter.txt"))
    assert shown.code == 0
    assert shown.out.startswith("Tal Afar\n")
    assert "held by" in shown.out
    assert "according to local officials" in shown.out


def test_json_has_one_holding_per_line_with_its_words(run: Run) -> None:
    shown = run("holdings", "--json", str(EXAMPLES / "tal-afar-field-reporter.txt"))
    first = json.loads(shown.out.splitlines()[0])
    assert (first["place"], first["state"], first["source"]) == ("Tal Afar", "held", "local officials")
    assert "Tal Afar" in first["evidence"][-1]["quote"]


def test_a_report_in_which_nothing_changes_hands_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("A car bomb killed three people in Baghdad on Monday.\n")
    shown = run("holdings", str(tmp_path / "calm.txt"))
    assert shown.out == "Nobody is said to have taken, left or besieged a place.\n"


def test_a_file_that_is_not_there_is_one_line(run: Run) -> None:
    shown = run("holdings", "nowhere.txt")
    assert (shown.code, shown.out) == (2, "")
    assert len(shown.err.splitlines()) == 1
