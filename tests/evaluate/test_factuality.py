"""Scoring factuality on tiny sets written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.factuality import class_of, evaluate_factuality
from dateline.evaluate.factuality_sets import LinkedEvent, load_linked, load_rated
from dateline.read.reader import Reader

RATED = {
    "text": "Rebels did not shell  the town , but they burned it .",
    "targets": [{"span1": [3, 4], "label": -3.0}, {"span1": [10, 11], "label": 3.0}],
}
LINKED = """<?xml version="1.0" ?>
<TimeML><DOCID>d</DOCID><TEXT>
Officials <EVENT eid="e1" class="REPORTING">said</EVENT> rebels
<EVENT eid="e2" class="OCCURRENCE">shelled</EVENT> the town. The army <EVENT eid="e3" class="I_ACTION">plans</EVENT>
to <EVENT eid="e4" class="OCCURRENCE">leave</EVENT>.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1" tense="PAST" polarity="POS"/>
<MAKEINSTANCE eventID="e2" eiid="ei2" tense="PAST" polarity="POS"/>
<MAKEINSTANCE eventID="e3" eiid="ei3" tense="PRESENT" polarity="POS"/>
<MAKEINSTANCE eventID="e4" eiid="ei4" tense="INFINITIVE" polarity="POS"/>
<SLINK relType="EVIDENTIAL" eventInstanceID="ei1" subordinatedEventInstance="ei2"/>
<SLINK relType="MODAL" eventInstanceID="ei3" subordinatedEventInstance="ei4"/>
<SLINK relType="MODAL" eventInstanceID="ei3" subordinatedEventInstance="ei9"/>
</TimeML>
"""
TEXT = "Rebels took two villages. The army could attack them."
LABELS = """
- part: ours
  document: d
  split: first
  span: [0, 53]
  events:
  - {span: [7, 11], status: asserted, voice: reporter}
  - {span: [41, 47], status: hypothetical, voice: [0, 6]}
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for folder in ("uds_factuality", "timeml/Ours", "re3d/ours"):
        (tmp_path / folder).mkdir(parents=True)
    for split in ("train", "dev"):
        (tmp_path / "uds_factuality" / f"{split}.jsonl").write_text(json.dumps(RATED) + "\n", "utf-8")
    (tmp_path / "timeml" / "Ours" / "d.tml").write_text(LINKED, "utf-8")
    document = json.dumps({"_id": "d", "text": TEXT})
    (tmp_path / "re3d" / "ours" / "documents.json").write_text(document + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.yaml"
    file.write_text(LABELS, "utf-8")
    return file


def test_scores_every_set(reader: Reader, gold: Path, labels: Path) -> None:
    scores = evaluate_factuality(gold, reader, sentences=labels)
    dev = scores["rated"]["uds_factuality"]["dev"]
    assert (dev["words"], dev["rules"]["pearson"]) == (2, 100.0)
    assert set(scores["rated"]["uds_factuality"]) == {"dev"}
    assert scores["links"]["Ours"]["f1"] == {"attributed": 100.0, "possible": 100.0}
    assert scores["links"]["all"]["baseline"] < 50.0
    first = scores["sentences"]["first"]
    assert (first["status"], first["voice"], first["baseline"]["status"]) == (100.0, 50.0, 50.0)


def test_words_that_are_blank_are_left_out(gold: Path) -> None:
    sentence = load_rated(gold)[0].sentences[0]
    assert [sentence.words[place] for place, _ in sentence.ratings] == ["shell", "burned"]


def test_links_to_events_that_are_not_there_are_left_out(gold: Path) -> None:
    document = load_linked(gold)[0]
    words = [document.text[event.start : event.end] for event in document.events]
    assert (document.name, document.corpus, words) == ("d", "Ours", ["shelled", "leave"])


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (LinkedEvent(0, 1, frozenset({"EVIDENTIAL"}), frozenset()), "attributed"),
        (LinkedEvent(0, 1, frozenset({"EVIDENTIAL"}), frozenset(), negated=True), "denied"),
        (LinkedEvent(0, 1, frozenset({"EVIDENTIAL"}), frozenset(), future=True), "possible"),
        (LinkedEvent(0, 1, frozenset({"MODAL"}), frozenset({"EVIDENTIAL"})), "possible"),
        (LinkedEvent(0, 1, frozenset({"COUNTER_FACTIVE"}), frozenset()), "denied"),
        (LinkedEvent(0, 1, frozenset({"FACTIVE"}), frozenset({"EVIDENTIAL"})), "attributed"),
        (LinkedEvent(0, 1, frozenset({"FACTIVE"}), frozenset()), "asserted"),
    ],
)
def test_links_become_classes(event: LinkedEvent, wanted: str) -> None:
    assert class_of(event) == wanted


@pytest.mark.parametrize(
    "record", [{"text": "a b"}, {"text": "a", "targets": [{"span1": [4, 5], "label": 1}]}]
)
def test_a_bad_record_is_named_with_its_line(tmp_path: Path, record: dict[str, object]) -> None:
    (tmp_path / "uds_factuality").mkdir()
    (tmp_path / "uds_factuality" / "dev.jsonl").write_text("\n" + json.dumps(record), "utf-8")
    with pytest.raises(GoldError, match=r"dev\.jsonl:2"):
        load_rated(tmp_path)


def test_nothing_to_score_is_named(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(GoldError, match="uds_factuality"):
        evaluate_factuality(tmp_path, reader, sentences=tmp_path / "none.yaml")
