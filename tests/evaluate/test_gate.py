"""The gate: floors, their gold, and what is said when one is not met."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.gate import Baselines, Floor, failures, gold_digest, load_baselines, score_at

BASELINES = Baselines((Floor("claims", "all.f1", 0.45),), {"claims": "abc"})


def test_a_met_floor_says_nothing() -> None:
    assert list(failures(BASELINES, {"claims": {"all": {"f1": 0.45}}}, {"claims": "abc"})) == []


def test_a_score_below_its_floor_fails() -> None:
    found = list(failures(BASELINES, {"claims": {"all": {"f1": 0.44}}}, {"claims": "abc"}))
    assert found == ["claims: all.f1 is 0.44, below its floor 0.45"]


def test_a_missing_score_fails() -> None:
    assert list(failures(BASELINES, {}, {"claims": "abc"})) == ["claims: there is no score all.f1"]


def test_other_gold_fails() -> None:
    found = list(failures(BASELINES, {"claims": {"all": {"f1": 0.9}}}, {"claims": "abd"}))
    assert found == ["claims: the gold data are not those that the floors were measured on"]


def test_score_is_found_by_its_path() -> None:
    assert score_at({"sets": {"a": {"dev": {"las": 88.3}}}}, "sets.a.dev.las") == 88.3
    assert score_at({"sets": {"a": None}}, "sets.a.dev") is None


def test_digest_knows_names_and_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "dev.txt").write_bytes(b"one")
    first = gold_digest([folder])
    assert gold_digest([folder]) == first
    (folder / "dev.txt").write_bytes(b"two")
    second = gold_digest([folder])
    (folder / "dev.txt").rename(folder / "test.txt")
    assert len({first, second, gold_digest([folder])}) == 3


def test_empty_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold data"):
        gold_digest([tmp_path])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"stages": {"page": {}}}', '{"stages": {"page": {"floors": {"a": "x"}}}}']
)
def test_broken_baselines_are_an_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "baselines.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match="holds no baselines"):
        load_baselines(path)


def test_pinned_baselines_can_be_read() -> None:
    path = Path(__file__).parents[2] / "evals" / "baselines.json"
    baselines = load_baselines(path)
    assert (
        {floor.stage for floor in baselines.floors}
        == set(baselines.gold)
        == set(json.loads(path.read_text())["stages"])
    )
    assert all(len(digest) == 64 for digest in baselines.gold.values())
