"""Scores of answers that each are one class."""

from __future__ import annotations

from dateline.evaluate.classes import class_scores, totals


def test_an_empty_answer_is_wrong_and_no_class() -> None:
    scores = class_scores(["AID", "AID", "PROTEST", "PROTEST"], ["AID", "", "PROTEST", "AID"])
    assert scores["accuracy"] == 50.0
    assert scores["classes"]["AID"] == {"gold": 2, "precision": 50.0, "recall": 50.0, "f1": 50.0}
    assert scores["classes"]["PROTEST"]["f1"] == 66.67
    assert totals(scores) == {"accuracy": 50.0, "macro_f1": 58.34}


def test_confusions_come_commonest_first() -> None:
    scores = class_scores(["AID", "AID", "AID"], ["AGREE", "AGREE", "CONSULT"])
    assert scores["confusions"][0] == {"gold": "AID", "found": "AGREE", "count": 2}
