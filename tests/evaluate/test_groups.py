"""B³ and pairs."""

import pytest

from dateline.evaluate.groups import alone, group_scores

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2}


def test_the_same_groups_under_other_names_are_right() -> None:
    scores = group_scores(GOLD, {"a": "x", "b": "x", "c": "x", "d": "y"})
    assert scores["b_cubed"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert scores["pairs"]["f1"] == 100.0
    assert (scores["things"], scores["gold_groups"], scores["groups"]) == (4, 2, 2)


def test_b_cubed_and_pairs_of_a_group_too_large() -> None:
    scores = group_scores(GOLD, dict.fromkeys(GOLD, 0))
    assert scores["b_cubed"] == {"precision": 62.5, "recall": 100.0, "f1": 76.92}
    assert scores["pairs"] == {"precision": 50.0, "recall": 100.0, "f1": 66.67}


def test_things_alone_are_sure_and_miss_what_belongs_together() -> None:
    scores = group_scores(GOLD, alone(list(GOLD)))
    assert scores["b_cubed"] == {"precision": 100.0, "recall": 50.0, "f1": 66.67}
    assert scores["pairs"]["precision"] is None


def test_a_thing_without_a_group_is_an_error() -> None:
    with pytest.raises(KeyError):
        group_scores(GOLD, {"a": 1})
