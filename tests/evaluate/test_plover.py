"""PLOVER's records: loader and scorer, on records written for this test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import evaluate_coding
from dateline.evaluate.plover_gold import load_plover
from dateline.pipeline import Pipeline

RECORDS: list[Any] = [
    {"id": "about", "event": "DOCUMENT"},
    {
        "id": "one",
        "event": "DISAPPROVE",
        "text": "Norway  condemned Chad on Friday.",
        "source": [{"actorText": "Norway", "code": "NOR"}],
        "target": [{"actorText": "Chad", "code": "TCD"}],
    },
    {
        "id": "two",
        "event": "CONSULT",
        "text": "Peru and Chile held talks.",
        "source": [{"actorText": "Peru"}],
        "target": "",
    },
    "three",
]


def write_gold(folder: Path, text: str) -> None:
    (folder / "plover").mkdir()
    (folder / "plover" / "gsr.json").write_text(text, "utf-8")


def test_types_are_named_as_today_and_bad_records_are_kept_apart(tmp_path: Path) -> None:
    write_gold(tmp_path, json.dumps(RECORDS))
    found = load_plover(tmp_path / "plover")["gsr"]
    one, two = found.records
    assert (one.text, one.type, one.sources, one.targets) == (
        "Norway condemned Chad on Friday.",
        "ACCUSE",
        ("Norway",),
        ("Chad",),
    )
    assert two.targets == ()
    assert found.dropped == (("about", "no text"), ("4", "no type of event"))


def test_scores_types_and_sides(pipeline: Pipeline, tmp_path: Path) -> None:
    write_gold(tmp_path, json.dumps(RECORDS))
    scores = evaluate_coding(tmp_path, "plover", line=pipeline)["sets"]["plover"]["gsr"]
    assert scores["type_given_sides"]["accuracy"] == scores["type"]["accuracy"] == 100.0
    assert (scores["source"]["f1"], scores["target"]["f1"]) == (100.0, 100.0)
    assert scores["baseline"]["commonest"]["accuracy"] == 50.0
    assert scores["dropped"] == 2


@pytest.mark.parametrize(("text", "message"), [("[", "no JSON"), ("{}", "no list of records")])
def test_a_broken_file_is_an_error(text: str, message: str, tmp_path: Path) -> None:
    write_gold(tmp_path, text)
    with pytest.raises(GoldError, match=message):
        load_plover(tmp_path / "plover")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no"):
        load_plover(tmp_path)
