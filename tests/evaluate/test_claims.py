"""The claim scorer on a report of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.claims import evaluate_claims
from dateline.pipeline import Pipeline

GOLD = """
published: 2014-06-16
claims:
  - {id: c1, quote: "Gunmen killed 12 villagers near Baquba on Sunday", kind: killing, actor: gunmen, target: villagers,
     killed: {best: 12}, place: Baquba, date: 2014-06-15, status: asserted}
  - {id: c2, quote: "The army shelled the town of Jalawla", kind: shelling,
     actor: army, place: Jalawla, date: 2014-06-15, status: asserted}
  - {id: c3, quote: "nobody told of this", kind: arrest, status: asserted}
  - {id: o1, optional: true, quote: "The army shelled the town of Jalawla", kind: battle, status: asserted}
not_events: []
"""
PAGE = "Gunmen killed 12 villagers near Baquba on Sunday. The army shelled the town of Jalawla. It was hot.\n"


def _folder(tmp_path: Path, gold: str = GOLD) -> Path:
    home = tmp_path / "own" / "one"
    home.mkdir(parents=True)
    (home / "page.txt").write_text(PAGE, encoding="utf-8")
    (home / "gold.yaml").write_text(gold, encoding="utf-8")
    return tmp_path


def test_counts_found_missed_and_wrong(tmp_path: Path, pipeline: Pipeline) -> None:
    scores = evaluate_claims(_folder(tmp_path), pipeline=pipeline)
    assert {name: scores["all"][name] for name in ("found", "wrong", "missed")} == {
        "found": 2,
        "wrong": 0,
        "missed": 1,
    }
    assert scores["by_group"]["own"]["f1"] == scores["all"]["f1"] == 0.8
    assert scores["all"]["fields"]["actor"] == 1.0
    assert scores["all"]["fields"]["date"] == 1.0
    assert scores["by_kind"]["arrest"]["missed"] == 1


def test_dates_are_told_by_where_they_stand_beside_naive_ones(tmp_path: Path, pipeline: Pipeline) -> None:
    dates = evaluate_claims(_folder(tmp_path), pipeline=pipeline)["dates"]
    told = {level: counts for level, counts in dates["by_where_told"].items() if counts["claims"]}
    assert told == {"clause": {"claims": 1, "right": 1}, "paragraph": {"claims": 1, "right": 1}}
    assert dates["right"] == 1.0
    assert dates["baselines"] == {"published": 0.0, "nearest in sentence": 0.5, "never": 0.0}


def test_an_optional_claim_counts_neither_way(tmp_path: Path, pipeline: Pipeline) -> None:
    gold = GOLD.replace("id: c2, quote", "id: c2, optional: true, quote")
    scores = evaluate_claims(_folder(tmp_path, gold), pipeline=pipeline)
    assert (scores["all"]["found"], scores["all"]["wrong"], scores["all"]["missed"]) == (1, 0, 1)


def test_a_folder_without_gold_is_one_error(tmp_path: Path, pipeline: Pipeline) -> None:
    with pytest.raises(GoldError, match=r"no gold\.yaml below"):
        evaluate_claims(tmp_path, pipeline=pipeline)


def test_a_gold_file_without_claims_is_one_error(tmp_path: Path, pipeline: Pipeline) -> None:
    with pytest.raises(GoldError, match="a list `claims`"):
        evaluate_claims(_folder(tmp_path, "published: null\n"), pipeline=pipeline)
