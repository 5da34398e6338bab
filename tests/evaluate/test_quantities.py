"""Scoring quantities on a tiny set: a document of our own in re3d's shape, and its labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.quantities import evaluate_quantities, runs_of_digits
from dateline.evaluate.re3d import documents, mentions
from dateline.evaluate.sentences import load_sentences
from dateline.read.reader import Reader

TEXT = "At least 12 people were killed near the dam. Rebels took two villages."
LABELS = """
- part: ours
  document: d
  split: first
  span: [0, 44]
  events:
  - {span: [24, 30], status: attributed, voice: [45, 51]}
  - {span: [19, 23], status: asserted, voice: reporter}
  counts:
  - {span: [0, 11], low: 12, best: null, high: null, counted: killed, part_of: null}
- part: ours
  document: d
  split: second
  span: [45, 70]
  counts:
  - {span: [57, 60], low: 2, best: 2, high: 2, counted: other, part_of: [61, 69]}
- {part: ours, document: elsewhere, split: second, span: [0, 9], events: [], counts: []}
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    part = tmp_path / "re3d" / "ours"
    part.mkdir(parents=True)
    (part / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}) + "\n", "utf-8")
    spans = [(9, 11, "Quantity", 1), (9, 18, "Quantity", 0), (57, 60, "Quantity", 0.8), (0, 2, "Person", 1)]
    entities = [
        {"documentId": "d", "begin": begin, "end": end, "type": kind, "confidence": confidence}
        for begin, end, kind, confidence in spans
    ]
    (part / "entities.json").write_text("\n".join(map(json.dumps, entities)), "utf-8")
    return tmp_path


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.yaml"
    file.write_text(LABELS, "utf-8")
    return file


def test_scores_mentions_and_sentences(reader: Reader, gold: Path, labels: Path) -> None:
    scores = evaluate_quantities(gold, reader, sentences=labels)
    assert scores["re3d"]["exact"]["f1"] == 100.0
    assert scores["re3d"]["baseline"]["overlap"] == {"precision": 100.0, "recall": 50.0, "f1": 66.67}
    first, second = scores["sentences"]["first"], scores["sentences"]["second"]
    assert (first["sentences"], first["counts"]) == (1, 1)
    assert first["exact"]["f1"] == first["counted"] == 100.0
    assert first["baseline"]["found"]["f1"] == 100.0
    assert first["baseline"]["exact"]["f1"] == 0.0
    assert (second["exact"]["f1"], second["part_of"]) == (100.0, 0.0)


def test_baseline_is_runs_of_digits() -> None:
    assert [(one.start, one.end, one.best) for one in runs_of_digits("1,700 men, 3 dogs, v1.2.3")] == [
        (0, 5, 1700),
        (11, 12, 3),
        (20, 25, None),
    ]


def test_labels_find_their_text_by_document(gold: Path, labels: Path) -> None:
    first, second = load_sentences(labels, gold)
    assert first.document.text[slice(*first.events[0].span)] == "killed"
    assert first.document.text[slice(*(first.events[0].voice or (0, 0)))] == "Rebels"
    assert first.events[1].voice is None
    assert second.counts[0].part_of == (61, 69)


def test_keeps_the_sure_mentions_of_the_kinds_asked_for(gold: Path) -> None:
    assert [document.id for document in documents(gold)] == ["d"]
    found = mentions(gold, "ours", frozenset({"Quantity"}))
    assert [(one.start, one.end) for one in found["d"]] == [(9, 11), (57, 60)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("counted: killed", "counted: slain", "sentence 1: ValueError: 'slain'"),
        ("span: [0, 44]", "span: [0, 99]", "sentence 1: ValueError"),
        ("low: 2, best: 2", "low: two, best: 2", "sentence 2: ValueError: a bound is a number or null"),
        ("  split: second\n", "", "sentence 2: KeyError: 'split'"),
        (LABELS, "a: [", "cannot be read as YAML"),
        (LABELS, "a: 1", "expected a list of sentences"),
    ],
)
def test_a_wrong_label_is_named(gold: Path, labels: Path, old: str, new: str, message: str) -> None:
    labels.write_text(LABELS.replace(old, new), "utf-8")
    with pytest.raises(GoldError) as caught:
        load_sentences(labels, gold)
    assert message in str(caught.value)


def test_a_wrong_record_is_named_with_its_line(gold: Path) -> None:
    (gold / "re3d" / "ours" / "entities.json").write_text('{"type": "Quantity"}\n', "utf-8")
    with pytest.raises(GoldError, match=r"entities\.json:1: not a mention"):
        mentions(gold, "ours", frozenset({"Quantity"}))


def test_nothing_to_score_is_an_error(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no quantities in"):
        evaluate_quantities(tmp_path, reader)
