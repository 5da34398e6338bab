from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.name_sets import load_name_sets
from dateline.evaluate.named import Name, fold_of
from dateline.evaluate.names import capitalised_runs, evaluate_name_folds, evaluate_names
from dateline.read.reader import Reader

TEXT = "The mayor of Damascus met President Barack Obama in Geneva."


def write_uner(gold: Path) -> None:
    (gold / "uner_ewt").mkdir()
    marks = ["O", "O", "O", "B-LOC", "O", "O", "B-PER", "I-PER", "O", "B-LOC", "O"]
    words = TEXT.replace(".", " .").split()
    rows = [f"{n}\t{word}\t{mark}\t-\t-" for n, (word, mark) in enumerate(zip(words, marks, strict=True), 1)]
    (gold / "uner_ewt" / "en_ewt-ud-test.iob2").write_text(
        "# newdoc id = answers-1\n# text = x\n" + "\n".join(rows) + "\n\n", "utf-8"
    )


def write_re3d(gold: Path) -> None:
    part = gold / "re3d" / "bbc-online"
    part.mkdir(parents=True)
    (part / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}) + "\n", "utf-8")
    spans = [
        (0, 21, "Location", 1),
        (13, 21, "Location", 1),
        (26, 48, "Person", 0.8),
        (52, 58, "Location", 0),
    ]
    entities = [
        {"documentId": "d", "begin": begin, "end": end, "type": kind, "confidence": confidence}
        for begin, end, kind, confidence in spans
    ]
    (part / "entities.json").write_text("\n".join(map(json.dumps, entities)), "utf-8")


def test_loads_what_is_there(tmp_path: Path) -> None:
    write_uner(tmp_path)
    write_re3d(tmp_path)
    uner, re3d = load_name_sets(tmp_path)
    assert (uner.name, uner.split, re3d.split) == ("uner_ewt", "test", "bbc-online")
    assert [uner.texts[0].text[name.start : name.end] for name in uner.texts[0].names] == [
        "Damascus",
        "Barack Obama",
        "Geneva",
    ]
    assert (uner.texts[0].document, re3d.texts[0].document) == ("answers-1", "d")
    assert re3d.texts[0].names == (Name(13, 21, "place"), Name(36, 48, "person"))


def test_scores_names(reader: Reader, tmp_path: Path) -> None:
    write_uner(tmp_path)
    test = evaluate_names(tmp_path, reader)["sets"]["uner_ewt"]["test"]
    assert test["exact"]["recall"] == 100.0
    assert test["exact"]["kinds"]["place"]["f1"] == 100.0
    assert test["baseline"]["exact"]["f1"] < 100.0


def test_all_parts_are_scored_together_and_by_kind(reader: Reader, tmp_path: Path) -> None:
    write_re3d(tmp_path)
    sets = evaluate_names(tmp_path, reader)["sets"]["re3d"]
    assert sets["all"] == sets["bbc-online"]
    assert sets["all"]["overlap"]["f1"] == 80.0  # Geneva is found, and only half-heartedly marked
    assert sets["all"]["exact"]["kinds"]["weapon"]["recall"] is None


def test_open_words_are_not_judged(reader: Reader, tmp_path: Path) -> None:
    write_re3d(tmp_path)
    entities = tmp_path / "re3d" / "bbc-online" / "entities.json"
    wide = {"documentId": "d", "begin": 0, "end": 58, "type": "Organisation", "confidence": 1}
    entities.write_text(json.dumps(wide), "utf-8")
    scores = evaluate_names(tmp_path, reader)["sets"]["re3d"]["all"]
    assert scores["open"] >= 2
    assert scores["exact"]["precision"] is None


def test_every_fold_is_read_by_its_own_weights(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_uner(tmp_path)
    asked: list[str] = []

    def of_weights(folder: Path) -> Reader:
        asked.append(folder.name)
        return reader

    monkeypatch.setattr(Reader, "of_weights", of_weights)
    for fold in range(5):
        (tmp_path / str(fold)).mkdir()
    scores = evaluate_name_folds(tmp_path, tmp_path)
    assert asked == ["0", "1", "2", "3", "4"]
    assert scores["sets"]["uner_ewt"]["test"]["exact"]["recall"] == 100.0


def test_a_missing_fold_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="missing: 0, 1, 2, 3, 4"):
        evaluate_name_folds(tmp_path, tmp_path)


def test_documents_are_dealt_out_in_turn() -> None:
    assert fold_of(["c", "a", "f", "b", "e", "d", "a"]) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 0}


def test_nothing_to_score_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="uner_ewt"):
        load_name_sets(tmp_path)


def test_baseline_runs() -> None:
    text = "In Mosul, Omar Saleh of the UN spoke."
    assert [(text[name.start : name.end], name.kind) for name in capitalised_runs(text)] == [
        ("In Mosul", "person"),
        ("Omar Saleh", "person"),
        ("UN", "organisation"),
    ]
