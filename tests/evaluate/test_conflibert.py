"""ConfliBERT's sets: loaders and scorer, on sentences written for this test."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import evaluate_coding
from dateline.evaluate.conflibert_gold import join_words, load_classes, load_tags
from dateline.pipeline import Pipeline

CLASSES = "Norway thanked Chad for the ships.\t1\nGunmen attacked a clinic in Lome.\t4\n"
TAGS = """Gunmen B-S
attacked O
a B-T
clinic I-T
( O
again O
) O
. O

Norway B-R
met O
Chad B-R
. O
"""


def write_gold(folder: Path, *, classes: str = CLASSES, tags: str = TAGS) -> None:
    for name, text in (("cameo_class/dev.tsv", classes), ("cameo_ner/dev.txt", tags)):
        path = folder / "conflibert" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")


def test_words_are_joined_as_they_are_written() -> None:
    words = [
        "Mr",
        ".",
        "Ali",
        "’",
        "s",
        "aide",
        "(",
        "30",
        ")",
        "paid",
        "$",
        "2",
        ".",
        "5",
        "in",
        "US",
        "-",
        "led",
        "Oslo",
        ".",
    ]
    text, places = join_words(words)
    assert text == "Mr. Ali’s aide (30) paid $2.5 in US-led Oslo."
    assert [text[start:end] for start, end in places] == words


def test_tags_become_sides(tmp_path: Path) -> None:
    write_gold(tmp_path)
    attack, met = load_tags(tmp_path / "conflibert")["dev"]
    assert attack.text == "Gunmen attacked a clinic (again)."
    assert attack.sides == ((0, 1, "S"), (2, 4, "T"))
    assert met.sides == ((0, 1, "R"), (2, 3, "R"))


def test_scores_both_sets(pipeline: Pipeline, tmp_path: Path) -> None:
    write_gold(tmp_path)
    scores = evaluate_coding(tmp_path, "conflibert", line=pipeline)["sets"]["conflibert"]
    assert scores["cameo_class"]["dev"]["accuracy"] == 100.0
    sides = scores["cameo_ner"]["dev"]
    assert sides["exact"]["f1"] == 100.0
    assert sides["exact"]["recall_by_side"] == {"S": 100.0, "T": 100.0, "R": 100.0}
    assert sides["baseline"]["first_two_names"]["exact"] < 100.0


def test_bad_lines_are_named(tmp_path: Path) -> None:
    write_gold(tmp_path, classes="Norway thanked Chad.\t7\n", tags="Norway B-S\nthanked\n")
    with pytest.raises(GoldError, match=r"dev.tsv:1: no sentence and class"):
        load_classes(tmp_path / "conflibert")
    with pytest.raises(GoldError, match=r"dev.txt:2: no word with one of the tags"):
        load_tags(tmp_path / "conflibert")


def test_an_empty_folder_is_an_error(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "conflibert").mkdir()
    with pytest.raises(GoldError, match="neither cameo_class"):
        evaluate_coding(tmp_path, "conflibert", line=pipeline)
