"""Rarity of words."""

import numpy as np

from dateline.incidents.table import Rarity, common_words
from dateline.incidents.words import Word, marked, packed, small_words


def rarities(*texts: str) -> dict[int, float]:
    found = Rarity.of([packed(list(marked(text, small_words(text)))) for text in texts])
    return dict(zip(found.ids.tolist(), found.values.tolist(), strict=True))


def test_names_are_rarer_than_words_and_those_than_common_ones_though_all_stand_in_two_reports() -> None:
    found = rarities("the guns fell silent in Harun", "the guns fell silent near Harun")
    assert found[Word("harun", name=True).id] > found[Word("silent").id] > found[Word("the").id]


def test_a_word_of_one_report_is_rarer_than_one_of_two() -> None:
    found = rarities("Harun Selim", "Harun Ardun")
    assert found[Word("selim", name=True).id] > found[Word("harun", name=True).id]


def test_rows_are_of_length_1_and_an_empty_text_is_an_empty_row() -> None:
    texts = [packed([Word("mill"), Word("harun", name=True)]), packed([])]
    rows = Rarity.of(texts).rows(texts)
    assert np.allclose(np.asarray(rows.multiply(rows).sum(axis=1)).ravel(), [1.0, 0.0], atol=1e-5)


def test_common_words_are_each_listed_once_with_a_share() -> None:
    ids, shares = common_words()
    assert len(set(ids.tolist())) == len(ids) > 2000
    assert np.all((shares > 0) & (shares <= 1))


def test_many_reports_of_one_day_make_a_name_no_less_rare_than_a_few() -> None:
    texts = [packed([Word("harun", name=True), Word("the")])] * 40
    one_day, many_days = Rarity.of(texts, [7] * 40), Rarity.of(texts, list(range(1, 41)))
    undated = Rarity.of(texts, [0] * 40)
    at = int(np.searchsorted(one_day.ids, Word("harun", name=True).id))
    assert one_day.values[at] > many_days.values[at] == undated.values[at]
    assert one_day.values[1 - at] == many_days.values[1 - at]
