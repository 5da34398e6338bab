"""Who did it and to whom, where the sentence says it in a roundabout way."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim, Status


def _claim(pipeline: Pipeline, text: str, kind: str) -> Claim:
    claims = pipeline(capture_text(text, published="2018-03-12")).claims
    found = [claim for claim in claims if claim.kind == kind]
    assert len(found) == 1, [(claim.kind, claim.coded_by) for claim in claims]
    return found[0]


def _actors(claim: Claim) -> list[str]:
    return [value.value for value in claim.actor]


def _targets(claim: Claim) -> list[str]:
    return [value.value for value in claim.target]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Three herders were killed at the hands of bandits.", "killing", ["bandits"]),
        ("Sudan's plan to ban the charity surprised donors.", "restriction", ["Sudan"]),
        ("Chad and Niger discussed the prospect of bombing the camps.", "air_strike", ["Chad", "Niger"]),
        ("Norway accused the navy of shelling a port.", "shelling", ["navy"]),
        ("A Kenyan army raid killed four in Garissa.", "battle", ["Kenyan army"]),
        ("President Vladimir Putin has sent two warships to the Red Sea.", "deployment", ["Russia"]),
        ("President Vladimir Putin condemned the attack.", "accusation", ["Vladimir Putin"]),
        ("Saudi-led air strikes hit a depot on Monday.", "air_strike", ["Saudi Arabia"]),
        (
            "The mayor deplored the attack on a cafe in Beni, for which the rebels have claimed responsibility.",
            "killing",
            ["rebels"],
        ),
        ("Campaigners condemned the president.", "accusation", ["Campaigners"]),
        ("A team of officers from the Rwandan army burned down a school.", "destruction", ["Rwandan army"]),
        ("Soldiers of the Syrian army burned down a school.", "destruction", ["Syrian army"]),
        ("A general of the Syrian army shot a herder.", "killing", ["general of the Syrian army"]),
        ("Three men from the Rwandan capital shot a herder.", "killing", ["men"]),
        ("A mob of youths burned down a school.", "destruction", ["mob of youths"]),
        ("The court charged two men with killing a herder.", "killing", ["men"]),
        ("Hamas left the post on Friday. Its fighters killed nine men on the way.", "killing", ["Hamas"]),
    ],
)
def test_actor(pipeline: Pipeline, text: str, kind: str, actors: list[str]) -> None:
    assert _actors(_claim(pipeline, text, kind)) == actors


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No group has claimed the attack on a bar in Beni, which killed 14.", "killing"),
        ("No one has claimed Friday's bombing in Kabul.", "bombing"),
        ("The Taliban have not claimed the bombing in Kabul, which killed 14.", "bombing"),
        ("The Taliban did not claim responsibility for the bombing in Kabul.", "bombing"),
        ("The bombing in Kabul was not claimed by any group.", "bombing"),
    ],
)
def test_what_nobody_claims_did_happen_and_nobody_is_named(pipeline: Pipeline, text: str, kind: str) -> None:
    claim = _claim(pipeline, text, kind)
    assert (claim.status, claim.actor) == (Status.ASSERTED, ())


@pytest.mark.parametrize(
    "text",
    [
        "Police condemned the attack on a convoy that killed 14.",
        "A blast at a bar in Jos that killed 14 was filmed.",
    ],
)
def test_no_convoy_and_no_bar_kills(pipeline: Pipeline, text: str) -> None:
    claims = [claim for claim in pipeline(capture_text(text)).claims if claim.counts]
    assert [(claim.actor, [count.value.best for count in claim.counts]) for claim in claims] == [((), [14])]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Iran vowed to attack Israel.", ["Israel"]),
        ("The general vowed to crush the rebels.", ["rebels"]),
        ("The army vowed to bomb Goma.", []),
        ("The rebels vowed to defend the villagers.", []),
    ],
)
def test_who_is_to_be_hurt_is_threatened(pipeline: Pipeline, text: str, targets: list[str]) -> None:
    assert _targets(_claim(pipeline, text, "threat")) == targets


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("Canada is committed to supporting the Malian government.", "support", ["Malian government"]),
        ("Canada remains committed to working with Kenya.", "support", ["Kenya"]),
        ("Canada reaffirmed its commitment to help Chad.", "support", ["Chad"]),
        ("Canada stands shoulder to shoulder with Nigeria.", "support", ["Nigeria"]),
        ("The bishop condemned Hamas's treatment of prisoners.", "accusation", ["Hamas"]),
        ("Government troops retook the rebel-held town of Kidal.", "territory_taken", ["rebel"]),
        ("The army recaptured the hills that the insurgents controlled.", "territory_taken", ["insurgents"]),
        ("The cabinet refused to negotiate with the separatists.", "rejection", ["separatists"]),
        ("Police urged people to stay at home.", "appeal", ["people"]),
        ("Gunmen killed 12 people in Jos.", "killing", []),
        ("Tens of thousands have fled.", "displacement", []),
        ("On Monday the rebels shelled the village.", "shelling", []),
    ],
)
def test_target(pipeline: Pipeline, text: str, kind: str, targets: list[str]) -> None:
    assert _targets(_claim(pipeline, text, kind)) == targets


def test_the_speaker_is_the_actor_of_a_charge_without_a_verb_of_charging(pipeline: Pipeline) -> None:
    claim = _claim(pipeline, "The general is a tyrant, the exiled poet said.", "accusation")
    assert _actors(claim) == ["exiled poet"]
    assert _targets(claim) == ["general"]


def test_a_means_is_no_actor(pipeline: Pipeline) -> None:
    claim = _claim(pipeline, "Seven villagers died from artillery exchanges.", "shelling")
    assert _actors(claim) == []


LIST = """On Sunday, coalition forces conducted 9 strikes against Boko Haram in Nigeria.

Near Bama, two strikes destroyed a fuel tank.

Near Gwoza, three strikes destroyed a bridge."""


def test_items_of_a_list_take_the_actor_of_its_lead(pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(LIST, published="2018-03-12")).claims
    items = [claim for claim in claims if claim.kind == "air_strike"][1:]
    assert len(items) == 2
    assert [_actors(claim) for claim in items] == [["Coalition"], ["Coalition"]]
    assert [_targets(claim)[-1] for claim in items] == ["Boko Haram", "Boko Haram"]


def test_who_did_what_is_condemned_is_told_in_the_next_sentence(pipeline: Pipeline) -> None:
    text = "The envoy condemned the bombing. On Friday, al-Shabaab attacked a hotel and killed nine guests."
    claims = pipeline(capture_text(text, published="2018-03-12")).claims
    blamed = next(claim for claim in claims if claim.kind == "accusation")
    assert _targets(blamed) == ["al-Shabaab"]


STATEMENT = """Statement by Defence Minister Ada Holm on the Strait

I condemn the raid on the ferry. Denmark stands with Norway. We have sent two frigates to the strait."""


def test_i_and_we_of_a_statement(pipeline: Pipeline) -> None:
    claims = {claim.kind: claim for claim in pipeline(capture_text(STATEMENT, published="2018-03-12")).claims}
    assert _actors(claims["accusation"]) == ["Ada Holm"]
    assert _actors(claims["deployment"]) == ["Denmark"]


def test_we_of_a_statement_that_nobody_signs(pipeline: Pipeline) -> None:
    text = "Attacks in Jos\n\nWe condemn the attacks in Jos. Canada reaffirms its support for Nigeria."
    claims = {claim.kind: claim for claim in pipeline(capture_text(text, published="2018-03-12")).claims}
    assert _actors(claims["accusation"]) == ["Canada"]


def test_both_sides_are_the_two_named_last(pipeline: Pipeline) -> None:
    text = "The president of Kenya flew to Uganda on Friday. The two countries signed a treaty."
    assert _actors(_claim(pipeline, text, "agreement")) == ["Kenya", "Uganda"]


def test_two_of_three_are_nobody_in_particular(pipeline: Pipeline) -> None:
    text = "Envoys of Kenya, Uganda and Chad met the press. The two countries signed a treaty."
    assert _actors(_claim(pipeline, text, "agreement")) == ["countries"]


def test_what_a_move_is_part_of_is_done_by_its_subject(pipeline: Pipeline) -> None:
    text = "Commandos entered the valley as part of a major offensive."
    assert _actors(_claim(pipeline, text, "battle")) == ["Commandos"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Mali blamed the militia for the massacre.", "killing", ["militia"]),
        ("The militia has been accused of attacks on herders.", "killing", ["militia"]),
        ("Protesters denounced Belarus's role in the bombardment of Kherson.", "shelling", ["Belarus"]),
        ("Police held two youths, accused of plotting an attack on a school.", "killing", ["youths"]),
        ("The rebels' offensive captured two towns.", "territory_taken", ["rebels"]),
        ("The guard was caught on camera planting a bomb.", "bombing", ["guard"]),
        ("The bishop, John Mallon, said that the army must leave.", "appeal", ["John Mallon"]),
    ],
)
def test_actor_of_a_deed_that_is_told_of(pipeline: Pipeline, text: str, kind: str, actors: list[str]) -> None:
    assert _actors(_claim(pipeline, text, kind)) == actors


def test_a_part_of_them_is_they(pipeline: Pipeline) -> None:
    text = "Three out of four of the bridges into the city are closed."
    assert _targets(_claim(pipeline, text, "restriction")) == ["bridges"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        (
            "Armed men believed to be Boko Haram fighters killed nine villagers near Diffa.",
            "killing",
            ["Boko Haram"],
        ),
        (
            "Gunmen thought to be members of al-Shabab abducted two teachers in Garissa.",
            "abduction",
            ["al-Shabaab"],
        ),
        (
            "Gunmen suspected to be cattle rustlers raided a village near Yola.",
            "killing",
            ["cattle rustlers"],
        ),
    ],
)
def test_who_the_armed_men_are_believed_to_be(
    pipeline: Pipeline, text: str, kind: str, actors: list[str]
) -> None:
    claim = _claim(pipeline, text, kind)
    assert _actors(claim) == actors
    assert claim.actor[0].confidence < 0.7
    assert (claim.status.value, claim.said_by) == ("asserted", None)


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("A man blew himself up near a checkpoint, killing three.", ["man"], ["checkpoint"]),
        ("Two women blew themselves up at a market in Gao.", ["women"], ["market"]),
        ("A suicide bomber struck a police post in Gao.", ["suicide bomber"], ["police post"]),
    ],
)
def test_a_bomber_does_it_and_does_not_suffer_it(
    pipeline: Pipeline, text: str, actors: list[str], targets: list[str]
) -> None:
    claim = _claim(pipeline, text, "bombing")
    assert (_actors(claim), _targets(claim)) == (actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled a plot to bomb the market.",
        "A plan to bomb the market was thwarted by the police.",
        "Police uncovered a plot to bomb the market.",
    ],
)
def test_a_foiled_plot_is_not_of_those_who_foil_it(pipeline: Pipeline, text: str) -> None:
    claim = _claim(pipeline, text, "bombing")
    assert (_actors(claim), _targets(claim), claim.status.value) == ([], ["market"], "planned")


def test_nobody_who_claimed_it_did_it(pipeline: Pipeline) -> None:
    text = "No group has claimed responsibility for the bombing of a market in Baghdad."
    assert _actors(_claim(pipeline, text, "bombing")) == []


@pytest.mark.parametrize(
    ("text", "actors", "voice"),
    [
        (
            "Government troops backed by Russian jets retook the town of Palmyra on Sunday, state television said.",
            ["Government troops"],
            "state television",
        ),
        (
            "Fighters loyal to the mayor seized the port of Hodeida, residents said.",
            ["Fighters loyal to the mayor"],
            "residents",
        ),
    ],
)
def test_who_acts_does_not_say_it(pipeline: Pipeline, text: str, actors: list[str], voice: str) -> None:
    claim = _claim(pipeline, text, "territory_taken")
    assert _actors(claim) == actors
    assert claim.said_by is not None
    assert claim.said_by.value == voice


def test_its_warplanes_are_those_of_whoever_has_them(pipeline: Pipeline) -> None:
    text = "The coalition said its warplanes had bombed a depot near Raqqa."
    assert _actors(_claim(pipeline, text, "air_strike")) == ["Coalition"]


def test_the_day_of_foiling_is_not_that_of_the_plan(pipeline: Pipeline) -> None:
    assert _claim(pipeline, "A plot to bomb the embassy was foiled on Friday.", "bombing").date is None
