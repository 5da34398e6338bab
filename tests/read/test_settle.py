from __future__ import annotations

from dateline.pipeline import Pipeline
from dateline.read.settle import Settler
from tests.read.parsed import doc_of, flat_doc

Names = list[tuple[str, str]]


def settled(pipeline: Pipeline, *texts: tuple[str, Names]) -> Names:
    """The settled names of a report whose blocks and their first names are given."""
    docs = [flat_doc(text, names, common=("The", "In", "He")) for text, names in texts]
    settler = Settler(docs, pipeline.lexicon)
    return [(" ".join(settler.words(name)), name.kind) for name in settler.settled()]


def test_a_country_is_a_place(pipeline: Pipeline) -> None:
    text = "The UK and Saudi Arabia met the UN in Jordan ."
    found = settled(
        pipeline, (text, [("UK", "organisation"), ("Saudi", "nationality"), ("UN", "nationality")])
    )
    assert found == [("UK", "place"), ("Saudi Arabia", "place"), ("UN", "organisation"), ("Jordan", "place")]


def test_a_person_may_be_called_like_a_country(pipeline: Pipeline) -> None:
    words = [("Ann", "PROPN", 2, "nsubj"), ("Jordan", "PROPN", 0, "flat"), ("spoke", "VERB", 2, "root")]
    settler = Settler([doc_of(words)], pipeline.lexicon)
    assert settler.settled() == []
    assert settled(pipeline, ("Jordan spoke .", [("Jordan", "person")])) == [("Jordan", "person")]


def test_one_string_has_one_kind(pipeline: Pipeline) -> None:
    line = ("Harbourists came .", [("Harbourists", "organisation")])
    found = settled(pipeline, line, line, ("Harbourists left .", [("Harbourists", "person")]))
    assert found == [("Harbourists", "organisation")] * 3


def test_where_two_kinds_come_equally_often_each_stays(pipeline: Pipeline) -> None:
    found = settled(pipeline, ("Oxbow came .", [("Oxbow", "person")]), ("Oxbow fell .", [("Oxbow", "place")]))
    assert found == [("Oxbow", "person"), ("Oxbow", "place")]


def test_a_name_marked_twice_is_marked_everywhere(pipeline: Pipeline) -> None:
    line = ("They left Ayn Oxbow .", [("Ayn Oxbow", "place")])
    assert settled(pipeline, line, line, ("In Ayn Oxbow he stayed .", [])) == [("Ayn Oxbow", "place")] * 3


def test_a_surname_alone_is_the_person(pipeline: Pipeline) -> None:
    found = settled(
        pipeline,
        ("He saw Ortega .", [("Ortega", "place")]),
        ("Lena Ortega spoke .", [("Lena Ortega", "person")]),
        ("He saw Ortega and Ortega .", [("Ortega", "misc")]),
    )
    assert found == [
        ("Ortega", "place"),
        ("Lena Ortega", "person"),
        ("Ortega", "person"),
        ("Ortega", "person"),
    ]


def test_titles_are_no_part_of_a_person(pipeline: Pipeline) -> None:
    text = "Deputy Secretary of State Lena Ortega and Sheikh Omar spoke ."
    found = settled(pipeline, (text, [("State Lena Ortega", "person"), ("Sheikh Omar", "person")]))
    assert found == [("Lena Ortega", "person"), ("Omar", "person")]


def test_a_name_begins_at_its_capital(pipeline: Pipeline) -> None:
    found = settled(pipeline, ("The people of Iraq came .", [("people of Iraq", "organisation")]))
    assert found == [("Iraq", "place")]


def test_abbreviations_of_known_actors_are_found(pipeline: Pipeline) -> None:
    assert settled(pipeline, ("The IS fighters left .", [])) == [("IS", "organisation")]
    assert settled(pipeline, ("THE TOWN IS CALM", [])) == []
