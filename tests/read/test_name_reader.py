from __future__ import annotations

import pytest

from dateline.pipeline import Pipeline
from dateline.read.name_reader import NameReader
from dateline.types import Name, Reading
from tests.read.parsed import Words, doc_of, reading_of

P, N, C, D = "PROPN", "NOUN", "PUNCT", "DET"


def names(
    pipeline: Pipeline, words: Words, marked: list[tuple[str, str]]
) -> tuple[Reading, tuple[Name, ...]]:
    reading = NameReader(pipeline.lexicon)(reading_of(doc_of(words, marked)))
    return reading, reading.marks("names", Name)


def quoted(reading: Reading, mark: Name) -> tuple[str | None, str | None]:
    """Title and role of a name, as words."""
    title, role = ((reading.report.quote(span) if span else None) for span in (mark.title, mark.role))
    return title, role


@pytest.mark.parametrize(
    ("name", "found", "kind"),
    [
        ("Hezbollah", "organisation", "armed group"),
        ("Harbour Liberation Front", "organisation", "armed group"),
        ("Liwa Oxbow", "misc", "armed group"),
        ("Front Street", "place", "place"),
        ("3rd Oxbow Brigade", "organisation", "organisation"),
        ("Iraqi Army", "organisation", "organisation"),
        ("Oxbow General Hospital", "organisation", "facility"),
        ("Camp Oxbow", "place", "facility"),
        ("University of Oxbow", "organisation", "facility"),
        ("Oxbow Council", "organisation", "organisation"),
        ("Lena Ortega", "person", "person"),
    ],
)
def test_kinds_follow_the_words_of_a_name(pipeline: Pipeline, name: str, found: str, kind: str) -> None:
    words = [(word, P, 0, "flat" if place else "root") for place, word in enumerate(name.split())]
    reading, marks = names(pipeline, words, [(name, found)])
    assert [(reading.report.quote(mark.span), mark.label) for mark in marks] == [(name, kind)]
    assert [one.label_ for one in reading.passages[0].doc.ents] == [found]


def test_a_common_noun_makes_a_facility(pipeline: Pipeline) -> None:
    words = [("Oxbow", P, 1, "compound"), ("dam", N, 1, "root"), ("near", "ADP", 4, "case"),
             ("Mosul", P, 4, "compound"), ("airport", N, 1, "nmod")]  # fmt: skip
    reading, marks = names(pipeline, words, [("Oxbow", "place"), ("Mosul", "place")])
    assert [(reading.report.quote(mark.span), mark.label) for mark in marks] == [
        ("Oxbow dam", "facility"),
        ("Mosul", "place"),
    ]


def test_docs_keep_coarse_kinds_of_proper_names(pipeline: Pipeline) -> None:
    words = [("Hezbollah", P, 1, "nsubj"), ("fired", "VERB", 1, "root"), ("rockets", N, 1, "obj")]
    reading, marks = names(pipeline, words, [("Hezbollah", "organisation"), ("rockets", "weapon")])
    assert [mark.label for mark in marks] == ["armed group", "weapon"]
    assert [(name.text, name.label_) for name in reading.passages[0].doc.ents] == [
        ("Hezbollah", "organisation")
    ]


def test_title_and_role_of_a_person(pipeline: Pipeline) -> None:
    words = [
        ("Iraqi", "ADJ", 2, "amod"), ("Prime", P, 2, "compound"), ("Minister", P, 9, "nsubj"),
        ("Lena", P, 2, "flat"), ("Ortega", P, 2, "flat"), (",", C, 8, "punct"), ("a", D, 8, "det"),
        ("former", "ADJ", 8, "amod"), ("judge", N, 4, "appos"), ("spoke", "VERB", 9, "root"),
    ]  # fmt: skip
    reading, marks = names(pipeline, words, [("Iraqi", "nationality"), ("Lena Ortega", "person")])
    assert quoted(reading, marks[1]) == ("Prime Minister", "a former judge")
    assert quoted(reading, marks[0]) == (None, None)


def test_the_role_may_come_first(pipeline: Pipeline) -> None:
    words = [
        ("The", D, 3, "det"), ("operation", N, 3, "nmod:poss"), ("'s", "PART", 1, "case"),
        ("commander", N, 7, "nsubj"), (",", C, 6, "punct"), ("Gen.", P, 6, "compound"),
        ("Sower", P, 3, "appos"), ("spoke", "VERB", 7, "root"),
    ]  # fmt: skip
    reading, marks = names(pipeline, words, [("Sower", "person")])
    assert quoted(reading, marks[0]) == ("Gen.", "The operation 's commander")


def test_words_that_hang_elsewhere_are_no_title(pipeline: Pipeline) -> None:
    words = [("Monday", P, 3, "obl:unmarked"), ("President", P, 3, "nsubj"), ("Sower", P, 1, "flat"),
             ("spoke", "VERB", 3, "root")]  # fmt: skip
    reading, marks = names(pipeline, words, [("Sower", "person")])
    assert quoted(reading, marks[0]) == ("President", None)


def test_peoples_are_marked_by_the_lexicon(pipeline: Pipeline) -> None:
    words = [("Kurdish", "ADJ", 1, "amod"), ("villages", N, 1, "root")]
    reading, marks = names(pipeline, words, [])
    assert [(reading.report.quote(mark.span), mark.label) for mark in marks] == [("Kurdish", "nationality")]
    assert reading.passages[0].doc.ents == ()
