"""Which claims go on with the day of their story, and which stay without one."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim, Told

LEAD = "Gunmen stormed a hotel in Bamako on Friday."


def claims(pipeline: Pipeline, *paragraphs: str) -> tuple[Claim, ...]:
    text = "\n\n".join(("Attack on hotel in Mali", *paragraphs))
    return pipeline(capture_text(text, published="2015-11-21")).claims


def of_kind(found: tuple[Claim, ...], *kinds: str) -> Claim:
    return next(claim for claim in reversed(found) if claim.kind in kinds)


@pytest.mark.parametrize(
    ("paragraphs", "kinds", "told"),
    [
        ((f"{LEAD} The army shelled a nearby camp.",), ("shelling",), Told.PARAGRAPH),
        ((LEAD, "The army shelled a nearby camp."), ("shelling",), Told.BEFORE),
        ((LEAD, "The army shelled a camp, officials said."), ("shelling",), Told.BEFORE),
        ((LEAD, *["The streets were calm."] * 6, "Soldiers arrested two cooks."), ("arrest",), Told.REPORT),
    ],
)
def test_the_story_goes_on(
    paragraphs: tuple[str, ...], kinds: tuple[str, ...], told: Told, pipeline: Pipeline
) -> None:
    date = of_kind(claims(pipeline, *paragraphs), *kinds).date
    assert date is not None
    assert (date.value.end.isoformat(), date.original, date.told) == ("2015-11-20", "Friday", told)
    assert date.confidence < 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "The army has shelled the camp.",
        "The army often shelled the camp.",
        "The army had earlier shelled the camp.",
        "The army shelled the camp for three weeks.",
        "The lull came a week after rebels shelled the camp.",
        "The army will shell the camp.",
        "The army could shell the camp.",
        "The army said on Saturday that it had shelled the camp.",
    ],
)
def test_another_time_is_not_the_story_s(sentence: str, pipeline: Pipeline) -> None:
    assert of_kind(claims(pipeline, LEAD, sentence), "shelling").date is None


def test_an_older_event_breaks_the_story_off(pipeline: Pipeline) -> None:
    found = claims(pipeline, LEAD, "Rebels shelled Gao in March 2013. The army shelled a camp.")
    assert of_kind(found, "shelling").date is None


def test_what_is_said_has_no_day_of_the_story(pipeline: Pipeline) -> None:
    found = claims(pipeline, LEAD, "The prime minister condemned the rebels.")
    assert of_kind(found, "accusation").date is None


def test_a_toll_belongs_to_the_story(pipeline: Pipeline) -> None:
    found = claims(pipeline, "A blast hit a market in Sikasso on Friday.", "At least nine people are dead.")
    assert all(claim.date is not None for claim in found)


def test_deeds_do_not_go_on_from_talks(pipeline: Pipeline) -> None:
    found = claims(pipeline, "Ministers met rebels for talks on Friday.", "The army shelled a camp.")
    assert of_kind(found, "shelling").date is None
