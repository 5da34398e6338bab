from collections.abc import Sequence

import pytest

from dateline.gazetteer import Sort
from dateline.lexicon import load_lexicon
from dateline.place.clues import Clues, read_clues
from dateline.place.words import load_place_words
from dateline.types import Relation

PHRASES = load_lexicon().whereabouts.phrases


def clues(text: str, *names: str) -> Sequence[Clues]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return read_clues(text, spans, load_place_words(), PHRASES)


def test_a_name_is_looked_up_without_its_word_of_kind_and_its_direction() -> None:
    (found,) = clues("Rain fell in northern Tarim province.", "northern Tarim province")
    assert found.names == ("northern Tarim province", "Tarim province", "Tarim")
    assert found.direction == "N"
    assert found.sorts == {Sort.ADMIN1}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("They left the town of Kastel.", Sort.TOWN),
        ("They left Kastel province.", Sort.ADMIN1),
        ("They left Kastel district.", Sort.ADMIN2),
        ("They left the Kastel river.", Sort.RIVER),
    ],
)
def test_words_beside_a_name_tell_what_it_is(text: str, sort: Sort) -> None:
    assert sort in clues(text, "Kastel")[0].sorts


def test_without_such_words_nothing_is_told() -> None:
    (found,) = clues("They left Kastel at dawn.", "Kastel")
    assert found.sorts == frozenset()
    assert found.direction is None
    assert found.relation is None


@pytest.mark.parametrize("gap", [", ", " in ", " in the province of ", ", in "])
def test_what_a_place_is_told_to_lie_in(gap: str) -> None:
    assert clues(f"Shells hit Kastel{gap}Tarim.", "Kastel", "Tarim")[0].inside == ("Tarim",)


def test_a_short_form_behind_a_comma_is_what_a_place_lies_in() -> None:
    (found,) = clues("A mill burned in Kastel, Lenn., overnight.", "Kastel")
    assert found.inside == ("Lenn.",)


def test_places_of_one_list_do_not_lie_in_one_another() -> None:
    assert clues("Shells hit Kastel and Tarim.", "Kastel", "Tarim")[0].inside == ()


def test_places_tied_by_a_distance_lie_near() -> None:
    first, second = clues("Old Tarim, 20 km north of Kastel, was shelled.", "Old Tarim", "Kastel")
    assert first.beside == ("kastel",)
    assert second.beside == ("old tarim",)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("A mine went off near Kastel.", Relation.NEAR),
        ("A mine went off near the town of Kastel.", Relation.NEAR),
        ("A mine went off outside Kastel.", Relation.OUTSIDE),
        ("A mine went off about 6km from Kastel.", Relation.AWAY),
        ("A mine went off north of Kastel.", Relation.AWAY),
        ("They fled from Kastel.", None),
        ("A mine went off in Kastel.", None),
    ],
)
def test_how_an_event_lies_to_a_name(text: str, relation: Relation | None) -> None:
    assert clues(text, "Kastel")[0].relation is relation
