from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.places import evaluate_places, found_scores, known_places, matches
from dateline.evaluate.toponyms import PlaceDocument, Toponym
from dateline.gazetteer import Entry, Gazetteer, Sort
from dateline.gazetteer.store import Named, write
from dateline.pipeline import Pipeline
from dateline.place import PlaceReader

GOLD = """<articles><article><text>Shells fell on Homs on Monday, residents of Damascus said.</text><locations>
<location><name>Homs</name><start>16</start><end>20</end><lat>34.7</lat><lon>36.7</lon></location>
<location><name>Damascus</name><start>45</start><end>53</end><lat>33.5</lat><lon>36.3</lon></location>
</locations></article></articles>"""


def document(*toponyms: Toponym) -> PlaceDocument:
    return PlaceDocument("1", "Ours", "x" * 100, None, toponyms)


def test_scores_names_by_corpus(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "geoparsing").mkdir()
    (tmp_path / "geoparsing" / "GeoVirus.xml").write_text(GOLD, "utf-8")
    homs = Entry("geonames:1", "Homs", Sort.TOWN, 34.7, 36.7, "SYR", population=700_000)
    far = Entry("geonames:2", "Damascus", Sort.TOWN, 40.0, 20.0, "ALB", population=700_000)
    write(tmp_path / "places.sqlite", [Named(homs), Named(far)], {"version": "test"})
    placer = PlaceReader.load(Gazetteer([tmp_path / "places.sqlite"]), pipeline.lexicon)
    line = replace(pipeline, stages=(*pipeline.stages[:-1], placer))
    scores = evaluate_places(tmp_path, line=line)
    assert scores["gazetteer"] == "test"
    assert scores["dropped"] == []
    assert scores["corpora"]["GeoVirus"]["found"]["exact"] == {
        "gold": 2,
        "precision": 100.0,
        "recall": 100.0,
        "f1": 100.0,
    }
    assert scores["corpora"]["GeoVirus"]["names"]["exact"]["recall"] == 100.0
    assert scores["corpora"]["GeoVirus"]["baseline"]["exact"]["recall"] == 100.0
    assert scores["corpora"]["GeoVirus"]["located"]["found"] == 2
    assert scores["corpora"]["GeoVirus"]["located"]["right"] == 50.0


def test_nothing_to_score_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="geoparsing"):
        evaluate_places(tmp_path)


def test_three_ways_to_match() -> None:
    gold = document(
        Toponym(0, 4, "Homs", 34.7, 36.7), Toponym(10, 16, "Aleppo"), Toponym(30, 38, "Damascus", 33.5, 36.3)
    )
    scores = found_scores([gold], [[(0, 4), (6, 16), (39, 45), (60, 64)]])
    assert scores["given"] == 4
    assert scores["exact"] == {"gold": 3, "precision": 25.0, "recall": 33.33, "f1": 28.57}
    assert scores["overlap"]["recall"] == 66.67
    assert scores["near"] == {"gold": 2, "precision": 50.0, "recall": 100.0, "f1": 66.67}


def test_each_name_is_used_once_and_the_same_span_first() -> None:
    gold = [Toponym(0, 5, "Paris"), Toponym(7, 12, "Texas")]
    assert matches(gold, [(0, 12)]) == [(gold[0], (0, 12))]
    assert matches(gold[:1], [(0, 3), (0, 5)]) == [(gold[0], (0, 5))]


def test_the_baseline_takes_the_longest_known_run() -> None:
    known = {"new york", "york", "homs"}
    text = "In New York and Homs. York fell, homs did not."
    found = [text[start:end] for start, end in known_places(text, lambda name: name.lower() in known)]
    assert found == ["New York", "Homs.", "York"]
