"""Where an event is told to have happened: one sentence for each way to say it."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim


def _first(pipeline: Pipeline, text: str, kind: str) -> Claim:
    claims = pipeline(capture_text(text, published="2014-06-16")).claims
    return next(claim for claim in claims if claim.kind == kind)


def _places(claim: Claim) -> list[str]:
    return [located.place.value.name for located in claim.place]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("Rebels began an operation to retake Bosaso on Friday.", "battle", ["Bosaso"]),
        (
            "Police said a man left a bag containing a nail bomb at the market in Lahore.",
            "bombing",
            ["Lahore"],
        ),
        ("Two people were shot dead and nine injured at a market in Lahore.", "killing", ["Lahore"]),
        (
            "Two car bombs exploded in the Syrian city of Azaz on Sunday, killing 20 people.",
            "bombing",
            ["Azaz"],
        ),
        ("In neighbouring Yobe state, troops repelled an attack on Damaturu.", "battle", ["Damaturu"]),
        ("Gunmen attacked the Pathankot air base in Punjab state.", "battle", ["Pathankot air base"]),
        ("In Syria, Turkish jets attacked a convoy in Azaz.", "air_strike", ["Azaz"]),
        (
            "In Kharkiv, shelling of the Saltivka neighbourhood killed five.",
            "shelling",
            ["Saltivka neighbourhood"],
        ),
        ("Somalia has suffered a series of bombings this year.", "bombing", ["Somalia"]),
        ("A blast in Kabul that killed nine people shocked the country.", "bombing", ["Kabul"]),
        ("The minister met with rebels in March when he visited Amman.", "talks", ["Amman"]),
        ("Ministers will meet to discuss the budget in Vienna this week.", "talks", ["Vienna"]),
        (
            "Troops pulled back from the village of Rozdolne. Moscow said it had captured the village on Sunday.",
            "territory_taken",
            ["Rozdolne"],
        ),
        ("A warplane was shot down at the Syrian border on Friday.", "battle", ["Syrian border"]),
        (
            "Rebels captured towns in Idlib including Saraqib and Binnish.",
            "territory_taken",
            ["Saraqib", "Binnish"],
        ),
        ("Gunmen killed two men in the capital, Kampala.", "killing", ["Kampala"]),
        ("Jets struck fighters who were attacking a checkpoint in Helmand.", "air_strike", ["Helmand"]),
        ("A man who was born in Kabul killed two guards in Herat.", "killing", ["Herat"]),
        ("Troops detonated a car bomb in the city's Karrada district.", "bombing", ["Karrada district"]),
        (
            "Five people were killed in artillery fire near the Line of Sorrow.",
            "shelling",
            ["Line of Sorrow"],
        ),
        ("Turkey's shelling of Afrin killed two people.", "shelling", ["Afrin"]),
        ("Soldiers fought rebels in parts of northern Mali on Friday.", "battle", ["northern Mali"]),
        ("The offensive, which swept through Gao, killed nine soldiers.", "battle", ["Gao"]),
        (
            "Rebels set off a car bomb in a mostly Christian district on Friday.",
            "bombing",
            ["mostly Christian district"],
        ),
        ("The ministers met at a Geneva conference on Friday.", "talks", ["Geneva"]),
        ("The ministers held talks on Yemen in Geneva.", "talks", ["Geneva"]),
        ("A raid carried out in Doha on Friday killed nine soldiers.", "battle", ["Doha"]),
        ("Rebels shot dead a farmer when he opened his door in Ogossagou, Mali.", "killing", ["Ogossagou"]),
        ("The army retook key towns in Mali including Gao and Kidal.", "territory_taken", ["Gao", "Kidal"]),
        ("A man was killed in the Malian capital on Friday.", "killing", ["Bamako"]),
        ("Rebels shelled the capital of Mali on Friday.", "shelling", ["Bamako"]),
        ("Rebels set off a car bomb in a mostly Christian area in Gao on Friday.", "bombing", ["Gao"]),
        ("The army took Gao from the rebels, aided by the air force.", "cooperation", ["Gao"]),
        ("Rebels shelled the Bab Sharqi area of Damascus on Friday.", "shelling", ["Bab Sharqi area"]),
    ],
)
def test_place_of_the_event(pipeline: Pipeline, text: str, kind: str, places: list[str]) -> None:
    assert _places(_first(pipeline, text, kind)) == places


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turkey's apology on Monday surprised the newspapers.", "concession"),
        ("The army, backed by militias from Lebanon, advanced on Monday.", "cooperation"),
        ("The rebels have already taken more territory.", "territory_taken"),
        ("A US drone strike killed the commander.", "air_strike"),
    ],
)
def test_no_place_where_only_somebody_is_named(pipeline: Pipeline, text: str, kind: str) -> None:
    assert _places(_first(pipeline, text, kind)) == []


@pytest.mark.parametrize(
    "second",
    [
        "The two wounded, both from Segou, were flown to a hospital in Kayes.",
        "Nine injured men were treated at a clinic in the Hamdallaye district of Bamako.",
    ],
)
def test_nobody_was_hurt_in_the_hospital_or_where_he_comes_from(pipeline: Pipeline, second: str) -> None:
    claims = pipeline(capture_text(f"Gunmen attacked a convoy in Mopti on Sunday. {second}")).claims
    assert {name for claim in claims for name in _places(claim)} == {"Mopti"}


def test_a_distance_is_no_other_place(pipeline: Pipeline) -> None:
    text = "A car bomb killed nine people in Azaz on Friday. The blast hit a court, 7 km from the Turkish border."
    bombings = [claim for claim in pipeline(capture_text(text)).claims if claim.kind == "bombing"]
    assert [_places(claim) for claim in bombings] == [["Azaz"]]


def _report(pipeline: Pipeline, text: str, kind: str) -> list[list[str]]:
    claims = pipeline(capture_text(text, published="2014-06-16")).claims
    return [_places(claim) for claim in claims if claim.kind == kind]


def test_violence_goes_on_where_the_paragraph_before_left_it(pipeline: Pipeline) -> None:
    text = (
        "Rebels shelled Bosaso on Friday and killed nine people.\n\n"
        "Gunmen also shot dead a teacher.\n\nPolice arrested a man in May."
    )
    assert _report(pipeline, text, "killing") == [["Bosaso"]]
    assert _report(pipeline, text, "arrest") == [[]]


def test_the_town_is_kept_where_another_mention_names_only_the_country(pipeline: Pipeline) -> None:
    text = "A car bomb in central Turkey killed nine soldiers on Friday. The blast hit a bus in Kayseri."
    assert _report(pipeline, text, "bombing") == [["Kayseri"]]


def test_what_is_closed_is_where(pipeline: Pipeline) -> None:
    assert _report(pipeline, "Soldiers closed the Rafah crossing on Friday.", "restriction") == [
        ["Rafah crossing"]
    ]


def _told(pipeline: Pipeline, text: str, kind: str) -> list[tuple[str, str]]:
    """Name and where it was told of the places of the last claim of a kind."""
    claims = pipeline(capture_text(text, published="2014-06-16")).claims
    last = [claim for claim in claims if claim.kind == kind][-1]
    return [(located.place.value.name, located.told.value) for located in last.place]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("Thousands live in Gao. Rebels shot dead nine men on Friday.", "killing", [("Gao", "paragraph")]),
        ("A doctor in Paris said that rebels shot dead nine men.", "killing", []),
        (
            "Rebels took Basra University on Friday. Troops shelled the university.",
            "shelling",
            [("Basra University", "clause")],
        ),
        (
            "Rebels took Gao province in May. Troops shot dead nine men in the same province.",
            "killing",
            [("Gao province", "clause")],
        ),
        (
            "The rebels fought on in Gao. More people fled to Kidal than left the city.",
            "displacement",
            [("Kidal", "clause")],
        ),
        ("Chad sent an army, and the rebels left after Chad invaded the country.", "battle", []),
        (
            "A bomb in Gao hurt nine people in the worst attack in Mali this year. Gunmen also shot dead a teacher.",
            "killing",
            [("Gao", "paragraph")],
        ),
        ("Thousands live in Gao. The war has killed 9,000 people.", "casualties", []),
        (
            "More than 900 Afghan civilians have been killed this year.",
            "killing",
            [("Afghanistan", "clause")],
        ),
        ("Afghan rebels killed nine Pakistani soldiers.", "killing", []),
    ],
)
def test_place_told_around_the_event(
    text: str, kind: str, places: list[tuple[str, str]], pipeline: Pipeline
) -> None:
    assert _told(pipeline, text, kind) == places


def test_main_event_has_a_place(pipeline: Pipeline) -> None:
    text = (
        "Bomb kills nine in Gao\n\nA car bomb killed nine people in Gao on Friday. Gao is a town of 90,000.\n\n"
        "The minister has arrived.\n\nGunmen also shot dead a teacher."
    )
    assert _told(pipeline, text, "killing") == [("Gao", "report")]


def test_the_headline_tells_the_main_place(pipeline: Pipeline) -> None:
    text = (
        "Ministers meet on the fate of Gao\n\nThe ministers met in Bamako on Friday to discuss Gao. "
        "Gao is a town of 90,000, and the people of Gao are poor.\n\nHe spoke of the murder of nine men."
    )
    assert _told(pipeline, text, "killing") == [("Gao", "report")]


def test_a_city_is_the_one_that_its_sentence_names(pipeline: Pipeline) -> None:
    text = (
        "The minister arrived in Bamako. In Gao, where the army lost, rebels shot dead nine men in the city."
    )
    assert _told(pipeline, text, "killing") == [("Gao", "clause")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The minister condemned the attack on Friday.",
            "an act of speaking is done nowhere that the report tells",
        ),
        ("A US drone killed a commander.", "“US” stands in its clause, but not as where it happened"),
        (
            "Gunmen killed a commander.",
            "no place is told in its clause, its sentence, the paragraph or for the report's main event",
        ),
        ("The war has killed 9,000 people.", "so many are the toll of a war, not of the place told of last"),
    ],
)
def test_absence_of_a_place_has_a_reason(text: str, reason: str, pipeline: Pipeline) -> None:
    [claim] = pipeline(capture_text(text)).claims[:1]
    assert [one.reason for one in claim.absent if one.field == "place"] == [reason]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("A car bomb struck Baghdad on Friday.", "bombing", ["Baghdad"]),
        ("Kabul was hit by a suicide bomber on Friday.", "bombing", ["Kabul"]),
        ("Rebels attacked Azaz and Idlib on Friday.", "killing", ["Azaz", "Idlib"]),
    ],
)
def test_the_town_that_is_hit(pipeline: Pipeline, text: str, kind: str, places: list[str]) -> None:
    assert _places(_first(pipeline, text, kind)) == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        (
            "Troops were sent to Zabul, Ghazni and Uruzgan provinces on Friday.",
            "deployment",
            ["Zabul", "Ghazni", "Uruzgan"],
        ),
        (
            "Gunmen killed nine farmers in Kandahar, Helmand, and Uruzgan provinces.",
            "killing",
            ["Kandahar", "Helmand", "Uruzgan"],
        ),
        ("Thousands fled from Helmand and Uruzgan provinces.", "displacement", ["Helmand", "Uruzgan"]),
    ],
)
def test_provinces_of_one_noun(pipeline: Pipeline, text: str, kind: str, places: list[str]) -> None:
    assert _places(_first(pipeline, text, kind)) == places
