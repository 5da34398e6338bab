"""Which words of a sentence tell one event, and which bare words tell one at all."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim

BEFORE = "The shops near the river had few customers that day, and the weather was cold.\n\n"


def _claims(pipeline: Pipeline, text: str) -> tuple[Claim, ...]:
    return pipeline(capture_text(BEFORE + text, published="2014-06-16")).claims


def _kinds(pipeline: Pipeline, text: str) -> list[str]:
    return [claim.kind for claim in _claims(pipeline, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed a bus and killed all its passengers.",
        "Bandits raided three villages in Zamfara and killed 40 people.",
        "Ten policemen were killed and four wounded in an ambush near Arish.",
    ],
)
def test_one_deed_told_by_two_verbs_is_one_claim(pipeline: Pipeline, text: str) -> None:
    assert _kinds(pipeline, text) == ["killing"]


def test_an_attack_told_behind_its_voice_is_the_one_before(pipeline: Pipeline) -> None:
    text = "A car bomb killed nine people in Baidoa, police said, in an attack claimed by al Shabaab."
    (claim,) = _claims(pipeline, text)
    assert (claim.kind, [value.value for value in claim.actor]) == ("bombing", ["al-Shabaab"])


def test_two_deeds_with_people_of_their_own_stay_two(pipeline: Pipeline) -> None:
    assert (
        _kinds(pipeline, "Rebels executed a trader in Beni and murdered a teacher in Goma.")
        == ["killing"] * 2
    )


def test_a_bare_event_word_lends_its_kind_to_the_toll(pipeline: Pipeline) -> None:
    claims = _claims(pipeline, "The ambush claimed the lives of nine gendarmes.")
    assert [claim.kind for claim in claims] == ["killing"]
    assert [value.value.best for value in claims[0].counts] == [9]


def test_a_toll_of_one_fight_belongs_to_it_and_a_toll_of_a_war_does_not(pipeline: Pipeline) -> None:
    assert _kinds(pipeline, "The fighting left six soldiers dead.") == ["battle"]
    assert _kinds(pipeline, "More than 2,500 civilians have been killed in the fighting.") == ["casualties"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Shelling resumed on Tuesday.", ["shelling"]),
        ("A wave of shootings broke out.", ["killing"]),
        ("Street battles were reported.", ["battle"]),
        ("The device detonated.", ["bombing"]),
        ("Residents long for an end to the shelling.", []),
        ("The wall of the fighting position was low.", []),
        ("Artillery fire does not count as a strike as defined by the command.", []),
        ("An attack is defined as any use of force against a clinic.", []),
        ("The attack on farmers in Bosaso was classified as terrorism by police.", ["killing"]),
    ],
)
def test_a_bare_event_word_tells_an_event_where_a_verb_says_that_it_happens(
    pipeline: Pipeline, text: str, kinds: list[str]
) -> None:
    assert _kinds(pipeline, text) == kinds


def test_an_event_described_by_itself_does_not_take_up_another(pipeline: Pipeline) -> None:
    text = "Rebels clashed with soldiers on Monday. The downing of a jet was reported too."
    assert _kinds(pipeline, text) == ["battle", "battle"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Moscow charged that Washington was meddling in its affairs.", ["accusation"]),
        ("The truce collapsed.", ["agreement"]),
        ("The opposition demanded the release of the prisoners.", ["appeal"]),
        ("The president did not criticise the rebels.", []),
        ("The UN chief said the attack was a flagrant violation of international law.", ["accusation"]),
    ],
)
def test_an_act_of_speaking_is_one_claim(pipeline: Pipeline, text: str, kinds: list[str]) -> None:
    assert _kinds(pipeline, text) == kinds


def test_who_says_it_accuses(pipeline: Pipeline) -> None:
    claims = _claims(pipeline, "The minister said the attack was a flagrant violation of international law.")
    assert [value.value for value in claims[0].actor] == ["minister"]
    assert claims[0].said_by is None


def test_the_noun_that_a_frame_asks_for_is_the_event_itself(pipeline: Pipeline) -> None:
    assert _kinds(pipeline, "The village of Prin came under attack late on Monday.") == ["battle"]
    assert _kinds(pipeline, "The start of a second round of peace talks was announced in Bern.") == ["talks"]


def test_what_follows_an_event_is_not_a_part_of_it(pipeline: Pipeline) -> None:
    text = "Rebels clashed with soldiers in Bor in the wake of the bombing of a market in Juba."
    assert _kinds(pipeline, text) == ["battle", "bombing"]


def test_an_aircraft_shot_down_in_the_manner_of_headlines_is_no_air_strike(pipeline: Pipeline) -> None:
    assert _kinds(pipeline, "Army helicopter shot down near Goma, officials said.") == ["battle"]


@pytest.mark.parametrize(
    "text",
    [
        "Israel pounded Gaza while Hamas fired rockets at Sderot.",
        "While Israel pounded Gaza, Hamas fired rockets at Sderot.",
    ],
)
def test_two_deeds_of_two_sides_at_a_time_stay_two(pipeline: Pipeline, text: str) -> None:
    told = {
        (claim.actor[0].value, claim.place[0].place.value.name): claim.kind
        for claim in _claims(pipeline, text)
    }
    assert told == {("Israel", "Gaza"): "shelling", ("Hamas", "Sderot"): "shelling"}
