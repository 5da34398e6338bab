"""Words that name an event and tell none, and events that a report tells again."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim

BEFORE = "The shops near the river had few customers that day, and the weather was cold.\n\n"


def _claims(pipeline: Pipeline, text: str) -> tuple[Claim, ...]:
    return pipeline(capture_text(BEFORE + text, published="2024-05-14")).claims


def _kinds(pipeline: Pipeline, text: str) -> list[str]:
    return [claim.kind for claim in _claims(pipeline, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The law bars attacks on journalists.",
        "Even in the heat of battle, soldiers are bound by their orders.",
        "He did not attend the meeting of the ministers in Cairo.",
        "Prosecutors said the men had pleaded guilty.",
        "Many wondered how the choice would affect the negotiations with Israel.",
        "The alliance is avoiding a clash with Moscow.",
        "We mourn with the families of those killed.",
        "Some civilians may also have been injured.",
        "The fall of the town would be a turning point in the country's civil war.",
        "Asked if the army would move in on Idlib, he said it was too early.",
    ],
)
def test_what_is_barred_proverbial_missed_or_pleaded_is_no_event(pipeline: Pipeline, text: str) -> None:
    assert _kinds(pipeline, text) == []


def test_a_rule_that_an_army_keeps_is_no_deed_that_it_denies(pipeline: Pipeline) -> None:
    assert _kinds(pipeline, 'The army said: "We do not attack hospitals."') == []
    assert _kinds(pipeline, 'The army said: "We did not attack the hospital in Gao."') == ["killing"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The men were found guilty of murder last month.", "arrest"),
        ("A court sentenced 37 people to death, including three women.", "arrest"),
    ],
)
def test_the_name_of_a_crime_or_a_punishment_is_no_event(pipeline: Pipeline, text: str, kind: str) -> None:
    assert _kinds(pipeline, text) == [kind]


def test_what_a_deal_asks_for_is_not_given(pipeline: Pipeline) -> None:
    text = "The rebels accused the army of adding new conditions, including the lifting of a siege on two villages."
    assert _kinds(pipeline, text) == ["accusation"]


def test_nobody_is_arrested_who_resists_it(pipeline: Pipeline) -> None:
    assert "arrest" not in _kinds(pipeline, "The coup leader was shot dead while resisting arrest.")


def test_what_a_reporter_knows_accuses_nobody(pipeline: Pipeline) -> None:
    text = "The group is responsible for a string of bombings in Nairobi."
    assert _kinds(pipeline, text) == ["bombing"]
    assert "accusation" in _kinds(pipeline, "Police said the group was responsible for the bombing.")


def test_a_bare_strike_is_the_last_of_its_own_kind(pipeline: Pipeline) -> None:
    text = (
        "A missile tore through a block in Lviv on Thursday, killing seven people. It came a day after an attack "
        "on Poltava killed more than 50. The shelling went on all night."
    )
    shelling = next(claim for claim in _claims(pipeline, text) if claim.kind == "shelling")
    assert [count.value.best for count in shelling.counts] == [7]


def test_who_stands_somewhere_is_no_deployment(pipeline: Pipeline) -> None:
    text = "The buses were turned away by militiamen manning a checkpoint near Hama."
    assert "deployment" not in _kinds(pipeline, text)


def test_an_accusation_has_an_accuser(pipeline: Pipeline) -> None:
    text = "Police arrested two teenagers, accused of a plot against the council."
    assert "accusation" not in _kinds(pipeline, text)
    assert "accusation" in _kinds(pipeline, "Police accused two teenagers of a plot against the council.")


@pytest.mark.parametrize(
    ("text", "kind", "dead"),
    [
        ("Five people died when a car bomb exploded outside a cafe in Gao.", "bombing", 5),
        ("The death toll from a suicide bombing at a mosque in Gao climbed to 95.", "bombing", 95),
        ("He told of an attack on a bar in Uruapan in which eleven people were shot dead.", "killing", 11),
    ],
)
def test_the_dead_are_those_of_the_event_beside(pipeline: Pipeline, text: str, kind: str, dead: int) -> None:
    (claim,) = _claims(pipeline, text)
    assert (claim.kind, claim.counts[0].value.best) == (kind, dead)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mediators met in Cairo for a new round of talks on a ceasefire.", "talks"),
        ("Kenya hosted a new round of talks between Chad and Niger on Saturday.", "talks"),
        ("The ship was struck by a missile fired by Houthi rebels.", "shelling"),
        ("The attack in Daquq was an air strike.", "air_strike"),
        ("His killing brings to 12 the number of minors killed in the area, the ministry said.", "killing"),
        (
            "Gunmen killed the ambassador in Ankara on Monday. "
            "Three others were wounded in the attack, authorities said.",
            "killing",
        ),
        (
            "The army retook the university of Mosul on Monday. Retaking the area was a great day.",
            "territory_taken",
        ),
        (
            "Gunmen killed the mayor at a rally, walking around him as he lay there and shooting him again.",
            "killing",
        ),
        (
            "A missile tore through a block in Lviv on Thursday, killing seven people. "
            "The bombardment followed a reshuffle.",
            "shelling",
        ),
        ("The two presidents have held several meetings and spoken often over the phone.", "talks"),
        (
            "Gangs attacked a school in Lira on Monday. The attack on the school was the third this year.",
            "killing",
        ),
        (
            "A bomb killed 20 people in a shop in Cairo on Sunday. Sunday's explosion came without warning.",
            "bombing",
        ),
        (
            "A tank fired at journalists on Friday, the institute said. "
            "A lawyer said it was unclear why the tank had fired on the journalists.",
            "shelling",
        ),
        (
            "The minister welcomes the news from Tikrit. "
            'Speaking today, the minister said: "I welcome the news that the flag flies in Tikrit."',
            "support",
        ),
    ],
)
def test_what_is_told_again_is_one_claim(pipeline: Pipeline, text: str, kind: str) -> None:
    (claim,) = _claims(pipeline, text)
    assert claim.kind == kind
    assert claim.status.countable


def test_another_days_explosion_is_another(pipeline: Pipeline) -> None:
    text = (
        "A bomb killed 20 people in a shop in Cairo on Sunday. Friday's explosion in Giza killed six people."
    )
    assert _kinds(pipeline, text) == ["bombing", "bombing"]


@pytest.mark.parametrize("denial", ["This has nothing to do with other factions.", "They were not linked."])
def test_a_denial_without_a_party_denies_no_part(pipeline: Pipeline, denial: str) -> None:
    assert len(_claims(pipeline, f"Three attacks killed 12 people in May. {denial}")) == 1
