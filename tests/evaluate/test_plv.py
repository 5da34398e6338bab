"""PLV: its loader and scorer, on sentences written for this test."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coding import SETS, evaluate_coding
from dateline.evaluate.plv_gold import load_dyads
from dateline.pipeline import Pipeline

HEAD = "\tsentence_id\tmarked_sentence\tgold_penta\tgold_root\n"
ROWS = (
    "0\t1\t<s>Norway</s> condemned <t>Chad</t> on Friday.\t3\tACCUSE\n"
    "1\t2\tIn Oslo, <s><t>Norwegian</t> police</s> arrested eight sailors.\t4\tCOERCE\n"
    "2\t3\t<s>Rebels</s> surrendered in Bor.\t2\tYIELD\n"
)


def write_gold(gold: Path, rows: str = ROWS, split: str = "test") -> None:
    (gold / "plv").mkdir()
    (gold / "plv" / f"PLV_{split}.tsv").write_text(HEAD + rows, "utf-8")


def test_marks_become_offsets(tmp_path: Path) -> None:
    write_gold(tmp_path)
    plain, nested, alone = load_dyads(tmp_path / "plv")["test"]
    assert plain.text == "Norway condemned Chad on Friday."
    assert [plain.text[start:end] for start, end in plain.target] == ["Chad"]
    assert [nested.text[start:end] for start, end in nested.source] == ["Norwegian police"]
    assert [nested.text[start:end] for start, end in nested.target] == ["Norwegian"]
    assert alone.target == ()


def test_scores_each_split(pipeline: Pipeline, tmp_path: Path) -> None:
    write_gold(tmp_path)
    scores = evaluate_coding(tmp_path, "plv", line=pipeline)["sets"]["plv"]["test"]
    assert (scores["items"], scores["accuracy"]) == (3, 100.0)
    assert scores["classes"]["RETREAT"]["gold"] == 1
    assert scores["baseline"]["commonest"]["accuracy"] == 33.33


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("0\t1\t<s>Norway condemned <t>Chad</t>.\t3\tACCUSE\n", "PLV_test.tsv:2: .*do not pair"),
        ("0\t1\t<s>Norway</s></s> condemned Chad.\t3\tACCUSE\n", "PLV_test.tsv:2: .*do not pair"),
        ("0\t1\tNorway condemned Chad.\t3\tACCUSE\n", "PLV_test.tsv:2: .*without a marked"),
    ],
)
def test_a_row_without_a_dyad_is_an_error(row: str, message: str, tmp_path: Path) -> None:
    write_gold(tmp_path, row)
    with pytest.raises(GoldError, match=message):
        load_dyads(tmp_path / "plv")


def test_missing_columns_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "PLV_test.tsv").write_text("sentence\nNorway condemned Chad.\n", "utf-8")
    with pytest.raises(GoldError, match="no column gold_penta"):
        load_dyads(tmp_path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no PLV"):
        load_dyads(tmp_path)


def test_unknown_and_missing_sets_are_errors(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no set 'plovver'"):
        evaluate_coding(tmp_path, "plovver")
    with pytest.raises(GoldError, match=f"holds no folder {next(iter(SETS))}"):
        evaluate_coding(tmp_path)
