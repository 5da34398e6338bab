from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import ReadingError
from dateline.read.encoder import Encoder
from dateline.read.pieces import shape


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_scores_have_one_row_a_word(encoder: Encoder) -> None:
    short, long = encoder.score([["Fire", "!"], ["Troops", "left", "the", "town", "."]])
    assert short.arcs.shape == (2, 3)
    assert long.arcs.shape == (5, 6)
    assert long.relations.shape == (5, len(encoder.labels.relations), 6)
    assert long.upos.shape == (5, len(encoder.labels.upos))


def test_a_sentence_has_the_same_scores_beside_any_other(encoder: Encoder) -> None:
    sentence = ["Troops", "left", "the", "town", "."]
    (alone,) = encoder.score([sentence])
    _, among, _ = encoder.score([["A"] * 30, sentence, ["Fire", "!"]])
    assert alone.arcs.tobytes() == among.arcs.tobytes()
    assert alone.relations.tobytes() == among.relations.tobytes()


def test_a_word_without_pieces_still_counts(encoder: Encoder) -> None:
    (scores,) = encoder.score([["\u200b", "ran"]])
    assert len(scores.upos) == 2
    assert np.isfinite(scores.arcs).all()


def test_no_sentences_no_scores(encoder: Encoder) -> None:
    assert list(encoder.score([])) == []


def test_long_sentences_are_cut_at_a_pause(encoder: Encoder) -> None:
    words = ["Ouagadougou", "and", "Antananarivo", ","] * 150
    cuts = encoder.cut(words)
    assert cuts[0][0] == 0
    assert cuts[-1][1] == len(words)
    assert all(one[1] == other[0] for one, other in pairwise(cuts))
    assert all(words[end - 1] == "," for _, end in cuts)
    assert len(list(encoder.score([words[start:end] for start, end in cuts]))) == len(cuts)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"labels\.json"):
        Encoder(tmp_path)


@pytest.mark.parametrize(
    ("word", "number"), [("army", 1), ("Army", 2), ("ARMY", 3), ("McCain", 4), ("F16", 5), ("—", 0), ("I", 2)]
)
def test_shapes(word: str, number: int) -> None:
    assert shape(word) == number
