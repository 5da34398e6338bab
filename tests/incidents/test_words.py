"""Words as numbers."""

import numpy as np

from dateline.incidents.words import Word, Words, marked, packed, small_words, words_of


def test_words_lose_case_and_the_genitive() -> None:
    assert list(words_of("The mayor’s convoy, AL-HASAKAH's 12-year-old")) == [
        "the",
        "mayor",
        "convoy",
        "al-hasakah",
        "12-year-old",
    ]


def test_a_name_is_what_a_text_never_has_in_small_letters() -> None:
    text = "The bridge fell. A Bridge Watch patrol at Harun saw the mill."
    names = [word.text for word in marked(text, small_words(text)) if word.name]
    assert names == ["a", "watch", "harun"]
    assert Word("harun", name=True).id != Word("harun").id


def test_a_word_told_often_and_early_weighs_more() -> None:
    ids, weights = packed([Word("bridge"), Word("bridge"), Word("mill")], lead=1).arrays()
    by_id = dict(zip(ids.tolist(), weights.tolist(), strict=True))
    assert by_id[Word("mill").id] == 1.0
    assert by_id[Word("bridge").id] > 2.4
    assert np.all(np.diff(ids.astype(np.int64)) > 0)


def test_no_words_are_no_bytes() -> None:
    assert packed([]) == Words()
    ids, weights = Words().arrays()
    assert len(ids) == len(weights) == 0
