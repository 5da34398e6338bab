"""What a headline says in short is not coded again; what points back is not a new event."""

from __future__ import annotations

from dateline.collect import capture_text
from dateline.pipeline import Pipeline

REPORT = """Bomb kills nine in Kirkuk

KIRKUK - A car bomb killed nine people in Kirkuk on Monday, police said.

The attack was condemned by the governor. Such attacks have become common, he said.
"""


def test_headline_and_body_make_one_claim(pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(REPORT, published="2014-06-16")).claims
    bombings = [claim for claim in claims if claim.kind == "bombing"]
    assert len(bombings) == 1
    assert bombings[0].said_by is not None
    assert bombings[0].said_by.value == "police"


def test_the_attack_is_the_bombing_told_before(pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(REPORT, published="2014-06-16")).claims
    assert [claim.kind for claim in claims if claim.kind == "killing"] == []


def test_the_condemnation_is_the_governors_own_act(pipeline: Pipeline) -> None:
    claims = pipeline(capture_text(REPORT, published="2014-06-16")).claims
    accusation = next(claim for claim in claims if claim.kind == "accusation")
    assert accusation.status.value == "asserted"
    assert [value.value for value in accusation.actor] == ["governor"]


def test_a_bare_mention_adds_its_word_to_the_event(pipeline: Pipeline) -> None:
    reading = pipeline(capture_text(REPORT, published="2014-06-16"))
    bombing = next(claim for claim in reading.claims if claim.kind == "bombing")
    assert [reading.report.quote(word.span) for word in bombing.triggers][:2] == ["bomb", "killed"]
    assert "attack" in {reading.report.quote(word.span) for word in bombing.triggers}
    assert bombing.triggers[0].kind == "bombing"


def test_a_headline_that_leaves_the_means_open_is_told_in_full_by_the_body(pipeline: Pipeline) -> None:
    text = REPORT.replace("Bomb kills nine in Kirkuk", "Deadly attack in Kirkuk")
    kinds = [claim.kind for claim in pipeline(capture_text(text, published="2014-06-16")).claims]
    assert sorted(kinds) == ["accusation", "bombing"]
