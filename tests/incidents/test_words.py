"""Words as numbers."""

import numpy as np

from dateline.incidents.words import Words, packed, words_of


def test_words_lose_case_and_the_genitive() -> None:
    assert list(words_of("The mayor’s convoy, AL-HASAKAH's 12-year-old")) == [
        "the",
        "mayor",
        "convoy",
        "al-hasakah",
        "12-year-old",
    ]


def test_a_word_told_often_and_early_weighs_more() -> None:
    ids, weights = packed(["bridge", "bridge", "mill"], lead=1).arrays()
    by_id = dict(zip(ids.tolist(), weights.tolist(), strict=True))
    [mill] = packed(["mill"]).arrays()[0].tolist()
    [bridge] = packed(["bridge"]).arrays()[0].tolist()
    assert by_id[mill] == 1.0
    assert by_id[bridge] > 2.4
    assert np.all(np.diff(ids.astype(np.int64)) > 0)


def test_no_words_are_no_bytes() -> None:
    assert packed([]) == Words()
    ids, weights = Words().arrays()
    assert len(ids) == len(weights) == 0
