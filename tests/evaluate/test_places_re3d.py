"""Our own place mentions on a tiny set: a document of our own in re3d's shape, and its table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.places_re3d import (
    Answer,
    GoldPlace,
    Row,
    is_right_place,
    load_own_places,
    score_own_places,
)
from dateline.evaluate.re3d import documents

TITLE = "Clash near Samawah"
TEXT = "Two died outside Samawah in Muthanna. The village of Hassan Dris was calm."
HEADER = "\t".join(Row.model_fields)
ROWS = (
    "ours\td\ttext\t28\t36\tname\tadmin1\tadmin1:IQ.03\tyes\t30.2\t45.4\t150\t4\t\t",
    "ours\td\ttitle\t11\t18\tname\ttown\tgeonames:98530\tyes\t31.332\t45.294\t15\t2\tnear\t",
    "ours\td\ttext\t17\t24\tname\ttown\tgeonames:98530\tyes\t31.332\t45.294\t15\t2\toutside\t",
    "ours\td\ttext\t53\t64\tname\ttown\t\tno\t31.4\t45.2\t5\t1\t\ta village",
    "ours\tsealed\ttext\t0\t4\tname\ttown\t\tno\t31.4\t45.2\t5\t1\t\t",
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    part = tmp_path / "gold" / "re3d" / "ours"
    part.mkdir(parents=True)
    record = {"_id": "d", "title": TITLE, "text": TEXT}
    (part / "documents.json").write_text(json.dumps(record) + "\n", "utf-8")
    return tmp_path / "gold"


def table(folder: Path, *rows: str) -> Path:
    file = folder / "places.tsv"
    file.write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    return file


def test_mentions_point_into_title_and_text_as_one(gold: Path) -> None:
    (document,) = load_own_places(gold, table(gold, *ROWS))
    assert [document.text[one.start : one.end] for one in document.mentions] == [
        "Samawah",
        "Samawah",
        "Muthanna",
        "Hassan Dris",
    ]
    assert document.text[: document.headline] == TITLE
    assert document.text.endswith(TEXT)
    assert [one.where_prec for one in document.mentions] == [2, 2, 4, 1]
    assert [one.relation for one in document.mentions] == ["near", "outside", "", ""]


def test_a_document_without_title_has_an_empty_one(gold: Path) -> None:
    file = gold / "re3d" / "ours" / "documents.json"
    file.write_text(json.dumps({"_id": "d", "text": TEXT}), "utf-8")
    assert [document.title for document in documents(gold)] == [""]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROWS[0].replace("\t36\t", "\t99\t"), "28 to 99 is no span of the text of d"),
        (ROWS[0].replace("\t36\t", "\t34\t"), "28 to 34 cuts a word of d"),
        (ROWS[0].replace("ours", "theirs"), "d lies in ours, not in theirs"),
        (ROWS[0].replace("\t4\t", "\t8\t"), "precision: "),
        (ROWS[0].replace("\tadmin1\t", "\tprovince\t"), "sort: "),
        (ROWS[0].replace("\t30.2\t", "\t\t"), "lat: "),
        ("ours\td", "field: "),
        (ROWS[0] + "\tmore", ": "),
    ],
)
def test_a_broken_row_is_told_with_file_and_line(gold: Path, row: str, reason: str) -> None:
    with pytest.raises(GoldError) as raised:
        load_own_places(gold, table(gold, ROWS[1], row))
    assert "places.tsv:3: " in str(raised.value)
    assert reason in str(raised.value)


def test_other_columns_are_refused(gold: Path) -> None:
    file = gold / "places.tsv"
    file.write_text("document\tstart\n", "utf-8")
    with pytest.raises(GoldError, match=r"places\.tsv:1: the columns must be source, document"):
        load_own_places(gold, file)


def test_missing_table_and_missing_documents_are_told(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        load_own_places(gold, tmp_path / "none.tsv")
    with pytest.raises(GoldError, match="holds no document"):
        load_own_places(gold, table(gold, ROWS[4]))


def test_scores_place_precision_and_silence(gold: Path) -> None:
    (document,) = load_own_places(gold, table(gold, *ROWS))
    title, town, province, _ = document.mentions
    found: dict[GoldPlace, Answer | None] = {
        title: Answer("geonames:98530", 31.332, 45.294, 1),
        town: Answer("", 31.35, 45.3, 2),
        province: None,
    }
    scores = score_own_places(document.mentions, found)
    assert {name: scores[name] for name in scores if not name.startswith("by_")} == {
        "mentions": 4,
        "answered": 2,
        "place": 50.0,
        "place_or_silence": 75.0,
        "place_of_answered": 100.0,
        "precision": 25.0,
        "precision_of_answered": 50.0,
        "both": 25.0,
        "places": 33.33,
    }
    assert scores["by_sort"]["town"]["mentions"] == 3
    assert scores["by_precision"]["2"]["precision"] == 50.0
    assert scores["by_listed"]["no"]["place_or_silence"] == 100.0


def test_no_mention_has_no_share() -> None:
    assert score_own_places([], {})["place"] is None
    assert score_own_places([], {})["places"] is None


def test_a_province_is_not_its_capital_and_a_town_no_province(gold: Path) -> None:
    (document,) = load_own_places(gold, table(gold, *ROWS))
    _, town, province, village = document.mentions
    assert is_right_place(province, Answer("admin1:IQ.03", 31.332, 45.294, 4))
    assert not is_right_place(province, Answer("geonames:98530", 30.2, 45.4, 4))
    assert not is_right_place(town, Answer("admin1:IQ.03", 31.332, 45.294, 4))
    assert is_right_place(village, Answer("ours:hassan-dris", 31.41, 45.21, 1))
    assert not is_right_place(village, Answer("geonames:98530", 31.332, 45.294, 1))
