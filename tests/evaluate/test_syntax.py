from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.conllu import load_treebanks
from dateline.evaluate.syntax import evaluate_syntax
from dateline.read.reader import Reader

ROWS = [
    ("1", "Rebels", "NOUN", "2", "nsubj"),
    ("2", "left", "VERB", "0", "root"),
    ("2.1", "left", "VERB", "_", "_"),
    ("3-4", "don't", "_", "_", "_"),
    ("3", "the", "DET", "4", "det"),
    ("4", "town", "NOUN", "2", "obj"),
    ("5", ".", "PUNCT", "2", "punct"),
]


def conllu(rows: list[tuple[str, str, str, str, str]], upos: bool = True) -> str:
    lines = [
        "\t".join((number, word, word, tag if upos else "_", "_", "_", head, relation, "_", "_"))
        for number, word, tag, head, relation in rows
    ]
    return "# text = Rebels left the town.\n" + "\n".join(lines) + "\n\n"


def test_scores_every_split_but_train(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "ud_ewt").mkdir()
    for split in ("train", "test"):
        (tmp_path / "ud_ewt" / f"{split}.conllu").write_text(conllu(ROWS), "utf-8")
    scores = evaluate_syntax(tmp_path, reader)["sets"]
    assert list(scores) == ["ud_ewt"]
    assert list(scores["ud_ewt"]) == ["test"]
    test = scores["ud_ewt"]["test"]
    assert (test["words"], test["upos"], test["las"]) == (5, 100.0, 100.0)
    assert test["baseline"] == {"upos": 100.0, "uas": 40.0, "las": 40.0}


def test_scores_genres_apart_and_unknown_tags_not_at_all(reader: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "gum" / "dev" / "dep"
    folder.mkdir(parents=True)
    for genre in ("news", "voyage"):
        (folder / f"GUM_{genre}_x.conllu").write_text(conllu(ROWS, upos=False), "utf-8")
    dev = evaluate_syntax(tmp_path, reader)["sets"]["gum"]["dev"]
    assert dev["upos"] is None
    assert dev["genres"]["news"] == {"words": 5, "upos": None, "uas": 100.0, "las": 100.0}


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="ud_ewt"):
        load_treebanks(tmp_path)


def test_a_broken_row_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "ud_ewt").mkdir()
    (tmp_path / "ud_ewt" / "dev.conllu").write_text("# text = x\n1\tx\n\n", "utf-8")
    with pytest.raises(GoldError, match=r"dev\.conllu:2"):
        load_treebanks(tmp_path)
