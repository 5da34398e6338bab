"""WikiEvents: its loader and scorer, on documents written for this test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import evaluate_coding
from dateline.evaluate.event_words import EventMark, score_marks
from dateline.pipeline import Pipeline

SENTENCES = ("Gunmen killed nine traders in Bor .", "Police arrested a baker after the attack .")
EVENTS = (("Life.Die.Unspecified", 1), ("Justice.ArrestJailDetain.Unspecified", 8), ("Conflict.Attack", 13))


def _row() -> dict[str, Any]:
    sentences, offset = [], 0
    for sentence in SENTENCES:
        tokens = []
        for word in sentence.split():
            tokens.append([word, offset, offset + len(word)])
            offset += len(word) + 1
        sentences.append([tokens, sentence])
    events = [{"event_type": kind, "trigger": {"start": at, "end": at + 1}} for kind, at in EVENTS]
    return {"doc_id": "one", "sentences": sentences, "event_mentions": events}


def _write(gold: Path, *rows: object) -> None:
    (gold / "wikievents").mkdir()
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (gold / "wikievents" / "dev.jsonl").write_text(text, "utf-8")


def test_scores_conflict_and_life_only(pipeline: Pipeline, tmp_path: Path) -> None:
    _write(tmp_path, _row())
    scores = evaluate_coding(tmp_path, "wikievents", line=pipeline)["sets"]["wikievents"]["dev"]
    assert scores["documents"] == 1
    assert scores["found"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0, "gold": 2, "given": 2}
    assert scores["by_type"]["Life"]["f1"] == 100.0
    assert scores["baseline"]["keywords"]["recall"] == 100.0


def test_a_word_of_the_wrong_type_is_found_and_not_typed() -> None:
    gold, found = (
        [[EventMark((0, 9), "Life")]],
        [[EventMark((4, 9), "Conflict"), EventMark((10, 12), "Life")]],
    )
    scores = score_marks(gold, found)
    assert (scores["found"]["precision"], scores["found"]["recall"]) == (50.0, 100.0)
    assert scores["typed"]["recall"] == 0.0


@pytest.mark.parametrize(
    "row", [{"doc_id": "one"}, {**_row(), "event_mentions": [{"event_type": "Life.Die"}]}]
)
def test_a_bad_row_names_file_and_line(pipeline: Pipeline, tmp_path: Path, row: object) -> None:
    _write(tmp_path, _row(), row)
    with pytest.raises(GoldError, match=r"dev\.jsonl:2: "):
        evaluate_coding(tmp_path, "wikievents", line=pipeline)


def test_an_empty_folder_is_an_error(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "wikievents").mkdir()
    with pytest.raises(GoldError, match=r"holds no \*\.jsonl"):
        evaluate_coding(tmp_path, "wikievents", line=pipeline)
