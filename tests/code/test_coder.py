"""Claims from sentences: participants, figures, places, dates, and what must never be a claim."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim, PlaceRole


def _claims(pipeline: Pipeline, text: str, published: str | None = "2014-06-16") -> tuple[Claim, ...]:
    return pipeline(capture_text(text, published=published)).claims


def _only(pipeline: Pipeline, text: str) -> Claim:
    claims = _claims(pipeline, text)
    assert len(claims) == 1, [(claim.kind, claim.coded_by) for claim in claims]
    return claims[0]


def _figures(claim: Claim) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {
        value.value.what.value: (value.value.low, value.value.best, value.value.high)
        for value in claim.counts
    }


def test_bombing_that_killed_is_one_claim(pipeline: Pipeline) -> None:
    claim = _only(
        pipeline, "A car bomb killed nine people and wounded at least 20 others in Baghdad on Sunday."
    )
    assert claim.kind == "bombing"
    assert _figures(claim) == {"killed": (None, 9, None), "injured": (20, None, None)}
    assert [place.place.value.name for place in claim.place] == ["Baghdad"]
    assert claim.date is not None
    assert claim.date.value.end.isoformat() == "2014-06-15"
    assert claim.weapon is not None
    assert claim.weapon.value == "car bomb"


def test_killed_and_wounded_share_their_actor(pipeline: Pipeline) -> None:
    claim = _only(pipeline, "Gunmen shot dead two farmers and wounded three others near Balad.")
    assert claim.kind == "killing"
    assert [value.value for value in claim.actor] == ["Gunmen"]
    assert _figures(claim)["killed"] == (None, 2, None)
    assert claim.place[0].role is PlaceRole.NEAR


def test_coordinated_victims_add_up(pipeline: Pipeline) -> None:
    claim = _only(pipeline, "Militants executed two soldiers and four policemen in Tikrit.")
    assert _figures(claim) == {"killed": (None, 6, None)}


def test_captured_towns_are_places_of_one_claim(pipeline: Pipeline) -> None:
    claim = _only(pipeline, "Islamic State captured Mosul and Tikrit last week.")
    assert [place.place.value.name for place in claim.place] == ["Mosul", "Tikrit"]
    assert [value.value for value in claim.actor] == ["Islamic State"]


@pytest.mark.parametrize(
    "text",
    [
        "The town of 200,000 people lies 90 miles north of Basra.",
        "The mayor, 62, said the weather was fine.",
        "He shot a film in Morocco.",
        "The company struck a deal with its rival.",
        "The song exploded in popularity.",
    ],
)
def test_no_claim(pipeline: Pipeline, text: str) -> None:
    assert _claims(pipeline, text) == ()


def test_population_and_distance_are_never_figures(pipeline: Pipeline) -> None:
    text = "A council member said Sinjar, a town of about 88,000 people, had been captured by rebels."
    assert _figures(_only(pipeline, text)) == {}
    text = "Rebels captured Sinjar, 120 kilometres west of Mosul, on Sunday."
    assert _figures(_only(pipeline, text)) == {}


def test_what_is_only_feared_or_denied_says_so(pipeline: Pipeline) -> None:
    feared = _only(pipeline, "Residents fear a massacre of civilians in Aleppo.")
    denied = _only(pipeline, "The army denied that it had shelled the village.")
    assert feared.status.value == "hypothetical"
    assert denied.status.value == "denied"


def test_who_claims_responsibility_is_the_actor(pipeline: Pipeline) -> None:
    claims = _claims(
        pipeline, "Islamic State claimed responsibility for a suicide bombing in Kabul that killed 12 people."
    )
    bombing = next(claim for claim in claims if claim.kind == "bombing")
    assert [value.value for value in bombing.actor] == ["Islamic State"]
    assert bombing.status.value == "asserted"


def test_a_toll_in_the_next_sentence_belongs_to_the_event(pipeline: Pipeline) -> None:
    claim = _only(
        pipeline, "A truck bomb killed 12 people in Kirkuk on Monday. Another 20 people were wounded."
    )
    assert _figures(claim) == {"killed": (None, 12, None), "injured": (None, 20, None)}


def test_an_itemised_total_is_not_counted_twice(pipeline: Pipeline) -> None:
    text = (
        "Coalition aircraft conducted three strikes in Iraq on Sunday.\n"
        "Near Mosul, two strikes destroyed a bridge.\n"
        "Near Sinjar, one strike destroyed a tunnel."
    )
    claims = [claim for claim in _claims(pipeline, text) if claim.kind == "air_strike"]
    assert [claim.place[0].place.value.name for claim in claims] == ["Mosul", "Sinjar"]


def test_the_same_event_told_twice_is_one_claim_with_both_places_in_the_text(pipeline: Pipeline) -> None:
    text = "Gunmen killed the governor of Diyala on Friday. The killing of the governor by gunmen shocked the city."
    claims = [claim for claim in _claims(pipeline, text) if claim.kind == "killing"]
    assert len(claims) == 1
    assert len(claims[0].evidence) == 2


def test_relative_places_keep_distance_and_bearing(pipeline: Pipeline) -> None:
    claim = _only(pipeline, "Militiamen deployed to a ridge 30 or 40 miles north of Basra.")
    near = [place for place in claim.place if place.km is not None]
    assert near[0].bearing == "N"
    assert near[0].km == (48.3, 64.4)


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("The ministers met in Cairo to discuss the border.", "The ministers met in Cairo", "asserted"),
        ("The ministers consider talks with Sudan to end the war.", "talks with Sudan", "planned"),
    ],
)
def test_what_an_event_is_for_is_not_told_with_it(
    pipeline: Pipeline, text: str, quote: str, status: str
) -> None:
    reading = pipeline(capture_text(text))
    told = [(reading.report.quote(claim.evidence[0]), claim.status.value) for claim in reading.claims]
    assert told == [(quote, status)]


def test_every_value_has_evidence_in_the_text(pipeline: Pipeline) -> None:
    reading = pipeline(
        capture_text("Officials said rebels killed 12 villagers near Homs on Friday.", published="2014-06-16")
    )
    assert reading.claims
    for claim in reading.claims:
        claim.check(reading.report)
        assert all(value.evidence for value in claim.values())


def test_absent_fields_say_why(pipeline: Pipeline) -> None:
    claim = _only(pipeline, "Twelve villagers were killed.")
    assert {absence.field for absence in claim.absent} >= {"actor", "place", "date"}
    assert all(absence.reason for absence in claim.absent)


def test_same_text_same_claims(pipeline: Pipeline) -> None:
    text = "Rebels shelled Homs on Friday, killing four people. The army said it would respond."
    assert _claims(pipeline, text) == _claims(pipeline, text)
