"""What pronouns, definite phrases and short names stand for."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.lexicon import load_lexicon
from dateline.pipeline import Pipeline
from dateline.read.mentions import MentionFinder
from dateline.types import Reference
from tests.read.parsed import doc_of, reading_of


def _referents(pipeline: Pipeline, text: str) -> dict[str, str]:
    reading = pipeline(capture_text(text))
    return {reading.report.quote(mark.span): mark.label for mark in reading.marks("references", Reference)}


@pytest.mark.parametrize(
    ("text", "word", "referent"),
    [
        ("Barack Obama spoke on Friday. He called for talks.", "He", "Barack Obama"),
        ("Fighters left Mosul. They burned two bridges.", "They", "Fighters"),
        ("Residents fled from Mosul on Friday. The city was empty.", "city", "Mosul"),
        ("Pakistan's army said that it had held the pass.", "it", "Pakistan's army"),
        ("A statement from Hezbollah says that it has seized the post.", "it", "Hezbollah"),
        ("Rebels entered Turkey. The country closed its border.", "country", "Turkey"),
        ("The army of Syria advanced. Shells hit the capital.", "capital", "Damascus"),
        ("Hamas denied the raid. A blast hit a checkpoint near Homs, it said.", "it", "Hamas"),
        ("Hezbollah fired rockets on Monday. The group gave no reason.", "group", "Hezbollah"),
    ],
)
def test_resolves(pipeline: Pipeline, text: str, word: str, referent: str) -> None:
    assert _referents(pipeline, text)[word] == referent


def test_a_surname_goes_by_the_full_name(pipeline: Pipeline) -> None:
    text = "Nouri al-Maliki met Barack Obama in Washington. Mr Obama thanked his guest."
    assert _referents(pipeline, text)["Obama"] == "Barack Obama"


def test_a_man_is_no_she(pipeline: Pipeline) -> None:
    text = "Anna Hart and her brother Peter Hart were arrested in Cairo. She was freed on Sunday."
    assert _referents(pipeline, text)["She"] == "Anna Hart"


def test_an_abbreviation_goes_by_the_name_it_was_introduced_for(pipeline: Pipeline) -> None:
    text = "The Violations Documentation Center (VDC) counts the dead. On Monday the VDC named 40 people."
    assert _referents(pipeline, text)["VDC"] == "Violations Documentation Center"


def test_the_quoted_speak_of_themselves(pipeline: Pipeline) -> None:
    text = "Peter Hart came home on Friday. “I saw the soldiers leave the village,” Hart said."
    assert _referents(pipeline, text)["I"] == "Peter Hart"


def test_weather_and_time_refer_to_nothing(pipeline: Pipeline) -> None:
    assert "It" not in _referents(pipeline, "Hezbollah fired rockets. It is time to end the war.")


def test_nothing_to_refer_to_stays_unresolved(pipeline: Pipeline) -> None:
    assert _referents(pipeline, "They burned two bridges.") == {}


def test_every_antecedent_is_words_of_the_report(pipeline: Pipeline) -> None:
    reading = pipeline(
        capture_text("Fighters of Hezbollah left Homs. They burned its bridges. The group denied it.")
    )
    for mark in reading.marks("references", Reference):
        assert reading.report.quote(mark.antecedent).strip()


def test_a_member_before_its_head_joins_nothing() -> None:
    words = [("Taub", "PROPN", 2, "conj"), ("and", "CCONJ", 2, "cc"), ("Cinco", "PROPN", 3, "nsubj")]
    reading = reading_of(doc_of([*words, ("died", "VERB", 3, "root")]))
    [(passage, sentence)] = reading.sentences()
    found = list(MentionFinder(load_lexicon(), {}).find(passage, sentence, 0, 0))
    assert found
    assert all(mention.edges()[0].i <= mention.edges()[1].i for mention in found)
