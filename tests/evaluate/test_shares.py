"""Shares of counts in percent."""

from __future__ import annotations

from dateline.evaluate.shares import percent, precision_recall_f1


def test_a_share_of_nothing_is_none() -> None:
    assert percent(0, 0) is None
    assert precision_recall_f1(0, 0, 4) == {"precision": None, "recall": 0.0, "f1": 0.0}


def test_precision_is_of_what_is_given_and_recall_of_what_is_wanted() -> None:
    assert precision_recall_f1(1, 2, 3) == {"precision": 50.0, "recall": 33.33, "f1": 40.0}
