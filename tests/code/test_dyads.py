"""Dyads: which act joins two sides, and what becomes of acts that are announced or refused."""

from __future__ import annotations

import pytest

from dateline.code.acts import ActReader
from dateline.code.dyads import main_act, quad_of, relation
from dateline.codebook.acts import ActBook, load_acts
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline
from dateline.types import Status


@pytest.fixture(scope="module")
def book() -> ActBook:
    return load_acts()


def reader_of(pipeline: Pipeline, book: ActBook, text: str) -> ActReader:
    return ActReader(read_text(pipeline, "text", text), book, pipeline.codebook, pipeline.lexicon)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("Norway praised Chad on Friday.", "Norway", "Chad", "SUPPORT"),
        ("Peru will send doctors to Haiti next week.", "Peru", "Haiti", "AGREE"),
        ("Kenya said it would not lift the ban on Somali flights.", "Kenya", "Somali", "REJECT"),
        ("The army has decided to ease the curfew in Lima.", "The army", "Lima", "RETREAT"),
        ("The junta threatened to bomb the port of Assab.", "The junta", "the port of Assab", "THREATEN"),
        ("Rebel gunmen shelled the market after Chad condemned Niger.", "Chad", "Niger", "ACCUSE"),
        ("The envoy said Sudan must open its borders.", "The envoy", "Sudan", "REQUEST"),
        ("Four sailors were freed by the pirates.", "the pirates", "Four sailors", "RETREAT"),
        ("Oslo launched a scathing attack on the bank.", "Oslo", "the bank", "ACCUSE"),
    ],
)
def test_the_type_that_holds_between_two_sides(
    pipeline: Pipeline, book: ActBook, text: str, source: str, target: str, kind: str
) -> None:
    places = [((text.index(side), text.index(side) + len(side)),) for side in (source, target)]
    found = relation(reader_of(pipeline, book, text), *places)
    assert found is not None
    assert found.type == kind


def test_without_any_act_there_is_no_relation(pipeline: Pipeline, book: ActBook) -> None:
    assert relation(reader_of(pipeline, book, "Peru lies north of Chile."), ((0, 4),), ((19, 24),)) is None


def test_acts_tell_who_did_what_to_whom(pipeline: Pipeline, book: ActBook) -> None:
    acts = reader_of(pipeline, book, "Togo handed over three suspects, and Benin thanked Togo.")
    told = [act for passage, sentence in acts.reading.sentences() for act in acts.acts(passage, sentence)]
    thanked = next(act for act in told if act.token.text == "thanked")
    assert (thanked.code, thanked.status) == ("051", Status.ASSERTED)
    assert [token.text for token in (*thanked.actors, *thanked.targets)] == ["Benin", "Togo"]


def test_kinds_of_the_codebook_give_acts_where_the_pages_have_none(pipeline: Pipeline, book: ActBook) -> None:
    acts = reader_of(pipeline, book, "Dozens of fighters defected to the army.")
    (act,) = [act for passage, sentence in acts.reading.sentences() for act in acts.acts(passage, sentence)]
    assert act.origin.startswith("concession/")
    assert act.code == "080"


@pytest.mark.parametrize(
    ("text", "code", "quad"),
    [
        ("Officials said Togo will send aid to Benin.", "070", 1),
        ("Togo sent aid to Benin, officials said.", "070", 2),
        ("Benin refused to lift the ban.", "120", 3),
        ("Benin will bomb the camp, Togo warned.", "130", 3),
        ("The minister declined to comment on the raid.", "011", 0),
        ("Benin has imposed sanctions on Togo.", "163", 3),
    ],
)
def test_the_act_that_a_text_is_about(
    pipeline: Pipeline, book: ActBook, text: str, code: str, quad: int
) -> None:
    act = main_act(reader_of(pipeline, book, text))
    assert act is not None
    assert (act.code, quad_of(book, act)) == (code, quad)
