"""IndiaPoliceEvents: its loader and scorer, on sentences written for this test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import evaluate_coding
from dateline.evaluate.indiapolice import load_stories
from dateline.pipeline import Pipeline

SENTENCES: tuple[tuple[str, list[str]], ...] = (
    ("police shot dead two men in the bazaar on monday.", ["KILL", "FORCE", "ANY_ACTION"]),
    ("police arrested nine traders.", ["ARREST", "ANY_ACTION"]),
    ("a mob killed a shopkeeper.", []),
    ("the police failed to protect the families.", ["FAIL"]),
    ("shops will open again on friday.", []),
)


def _write(gold: Path, *rows: object) -> None:
    (gold / "indiapolice").mkdir()
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (gold / "indiapolice" / "sents.jsonl").write_text(text, "utf-8")


def _rows() -> list[dict[str, object]]:
    return [
        {"doc_id": 7, "sent_id": number, "sent_text": text, "sent_labels": labels}
        for number, (text, labels) in enumerate(SENTENCES)
    ]


def test_scores_what_police_did(pipeline: Pipeline, tmp_path: Path) -> None:
    _write(tmp_path, *_rows())
    scores = evaluate_coding(tmp_path, "indiapolice", line=pipeline)["sets"]["indiapolice"]
    assert scores["sentences"] == 5
    for label in ("KILL", "ARREST", "FORCE", "FAIL"):
        assert scores["labels"][label]["f1"] == 100.0, label
    assert scores["baseline"]["keywords"]["KILL"]["precision"] == 50.0


def test_sentences_of_a_document_become_blocks(tmp_path: Path) -> None:
    _write(tmp_path, *_rows(), {"doc_id": 8, "sent_id": 0, "sent_text": " \n", "sent_labels": []})
    story, empty = load_stories(tmp_path / "indiapolice")
    blocks = story.report.blocks
    assert [story.report.text[block.start : block.end] for block in blocks] == [text for text, _ in SENTENCES]
    assert empty.labels == ()


def test_a_bad_row_names_file_and_line(tmp_path: Path) -> None:
    _write(tmp_path, *_rows(), {"doc_id": 8})
    with pytest.raises(GoldError, match=r"sents\.jsonl:6: "):
        list(load_stories(tmp_path / "indiapolice"))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"holds no sents\.jsonl"):
        list(load_stories(tmp_path))
