"""Events as triples, and the codes of actors."""

from __future__ import annotations

import pytest

from dateline.code.actor_codes import ActorCoder, load_actor_codes
from dateline.code.acts import ActReader
from dateline.code.events import Event, coded_events
from dateline.code.sides import SideFinder
from dateline.codebook.acts import ActBook, load_acts
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline


@pytest.fixture(scope="module")
def book() -> ActBook:
    return load_acts()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Brazil", "BRA"),
        ("the Peruvian army", "PERMIL"),
        ("rebels", "---REB"),
        ("a court in Guyana", "GUYJUD"),
        ("the United Nations", "IGOUNO"),
        ("hundreds of UN troops", "IGOUNOMIL"),
        ("the West Bank", "PSEWBK"),
        ("Zurich", "CHE"),
        ("Alaska", "USA"),
        ("an idea", ""),
    ],
)
def test_actors_are_coded_by_country_and_sector(pipeline: Pipeline, words: str, code: str) -> None:
    reading = read_text(pipeline, "text", "Nobody came.")
    assert ActorCoder(reading, pipeline.lexicon, load_actor_codes()).code(words) == code


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Norway sent aid to Chad.", [Event("NOR", "070", "TCD")]),
        ("Peru and Chile met on Monday.", [Event("PER", "040", "CHL"), Event("CHL", "040", "PER")]),
        ("Norway said it would not send aid to Chad.", [Event("NOR", "121", "TCD")]),
        ("Norway offered to send aid to Chad.", [Event("NOR", "033", "TCD")]),
        ("Chad said Libyan troops had attacked Niger.", [Event("TCD", "112", "LBYMIL")]),
        ("Norway praised Chad after rebels attacked Niger.", [Event("NOR", "051", "TCD")]),
        ("Somebody praised Chad.", []),
    ],
)
def test_events_have_a_code_for_both_sides(
    pipeline: Pipeline, book: ActBook, text: str, events: list[Event]
) -> None:
    reading = read_text(pipeline, "text", text)
    acts = ActReader(reading, book, pipeline.codebook, pipeline.lexicon)
    coder = ActorCoder(reading, pipeline.lexicon, load_actor_codes())
    assert coded_events(acts, SideFinder(acts, pipeline.lexicon), coder) == events
