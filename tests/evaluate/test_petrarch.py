"""PETRARCH's records: loader and scorer, on records written for this test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import evaluate_coding
from dateline.evaluate.petrarch_gold import load_petrarch
from dateline.pipeline import Pipeline

RECORDS = """<Validation>
#### a comment that no parser of XML takes
<Sentence category="TEST" date="20150301" id="one" evaluate="true"/>
<EventCoding eventcode="051" sourcecode="NOR" targetcode="TCD" />
<Text>
Norway praised Chad
on Friday.
</Text>
<Parse>1 Norway</Parse></Sentence>
<Sentence date="20150301" id="two" category="TEST" sentence="true">
<EventCoding noevents="True" />
<Text>Birds &amp; bees slept.</Text>
</Sentence>
<Sentence date="20150301" id="three" sentence="false"><Text>Norway praised Peru.</Text></Sentence>
<Sentence date="" id="four" sentence="true"><EventCoding eventcode="051"></Sentence>
"""


def write_gold(folder: Path, text: str = RECORDS) -> None:
    (folder / "petrarch").mkdir()
    (folder / "petrarch" / "gsr.xml").write_text(text, "utf-8")


def test_records_are_read_though_the_file_is_no_xml(tmp_path: Path) -> None:
    write_gold(tmp_path)
    found = load_petrarch(tmp_path / "petrarch")["gsr"]
    one, two = found.records
    assert (one.text, one.day) == ("Norway praised Chad on Friday.", date(2015, 3, 1))
    assert one.events == (("NOR", "051", "TCD"),)
    assert (two.text, two.events) == ("Birds & bees slept.", ())
    assert found.dropped == (("three", "marked as not to be scored"), ("four", "no text"))


def test_scores_triples_in_five_ways(pipeline: Pipeline, tmp_path: Path) -> None:
    write_gold(tmp_path)
    scores = evaluate_coding(tmp_path, "petrarch", line=pipeline)["sets"]["petrarch"]["gsr"]
    assert (scores["records"], scores["events"], scores["dropped"]) == (2, 1, 2)
    assert scores["exact"] == scores["root_alone"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert scores["baseline"]["countries_alone"] == 100.0


def test_a_file_without_records_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no"):
        load_petrarch(tmp_path)
    write_gold(tmp_path, "<Validation>")
    with pytest.raises(GoldError, match=r"gsr.xml:1: no record"):
        load_petrarch(tmp_path / "petrarch")
