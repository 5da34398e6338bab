""" "The claim could not be verified": which claims the doubt of a report reaches."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline


def statuses(pipeline: Pipeline, text: str) -> list[str]:
    reading = pipeline(capture_text(f"Fighting in the north\n\n{text}", published="2015-11-21"))
    return [claim.status.value for claim in reading.claims]


@pytest.mark.parametrize(
    "doubt",
    [
        "The claim could not be independently verified.",
        "There was no immediate confirmation.",
        "There was no independent confirmation of the claim.",
        "The BBC was unable to verify the statement.",
        "It was not possible to confirm the report.",
        "The group's figures have not been independently confirmed.",
    ],
)
def test_what_was_just_said_is_unverified(doubt: str, pipeline: Pipeline) -> None:
    text = f"The group said it had kidnapped two engineers in Homs. {doubt}"
    assert statuses(pipeline, text) == ["unverified"]


@pytest.mark.parametrize(
    "other",
    [
        "Police confirmed the report.",
        "Police declined to comment.",
        "The identity of the men could not be confirmed.",
        "The claim can be verified.",
    ],
)
def test_other_words_leave_it(other: str, pipeline: Pipeline) -> None:
    text = f"The group said it had kidnapped two engineers in Homs. {other}"
    assert statuses(pipeline, text) == ["attributed"]


def test_a_quotation_of_two_sentences(pipeline: Pipeline) -> None:
    quoted = '"Our men took the bridge. We killed 12 soldiers in Azaz," a rebel spokesman said.'
    text = f"{quoted} The claim could not be verified."
    assert statuses(pipeline, text) == ["unverified", "unverified"]


def test_in_one_sentence(pipeline: Pipeline) -> None:
    text = "Rebels said they had killed nine soldiers in Azaz, but the claim could not be independently verified."
    assert statuses(pipeline, text) == ["unverified"]


def test_the_reporter_s_own_words_stand(pipeline: Pipeline) -> None:
    text = (
        "Rebels shelled a post near Homs. The army said it had retaken the bridge. "
        "Reuters could not independently confirm the report."
    )
    assert statuses(pipeline, text) == ["asserted", "unverified"]


def test_neither_claim(pipeline: Pipeline) -> None:
    text = (
        "The army said it killed 40 rebels near Azaz. Rebels said they had shot dead 12 soldiers in Idlib. "
        "{} could be verified."
    )
    assert statuses(pipeline, text.format("Neither claim")) == ["unverified", "unverified"]
    assert statuses(pipeline, text.format("None of this")) == ["attributed", "attributed"]
