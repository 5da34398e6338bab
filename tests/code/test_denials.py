"""Parts in an event that are denied, what is only foretold, and what is long past."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim, Status

BEFORE = "The shops near the river had few customers that day, and the weather was cold.\n\n"


def _claims(pipeline: Pipeline, text: str) -> list[Claim]:
    return list(pipeline(capture_text(BEFORE + text, published="2021-09-13")).claims)


@pytest.mark.parametrize(
    ("denial", "voice"),
    [
        ("A rebel group denied involvement in the ambush.", "rebel group"),
        ("A rebel group denied that its fighters had any role in the ambush.", "rebel group"),
    ],
)
def test_a_denied_part_is_a_denied_claim_of_the_event(pipeline: Pipeline, denial: str, voice: str) -> None:
    text = f"The army said gunmen had killed five soldiers in an ambush near Arauca. {denial}"
    told, denied = _claims(pipeline, text)
    assert told.status is Status.ATTRIBUTED
    assert (denied.kind, denied.status) == (told.kind, Status.DENIED)
    assert [one.value for one in denied.actor] == [voice]
    assert denied.said_by is not None
    assert denied.said_by.value == voice
    assert [one.value for one in denied.target] == ["soldiers"]


def test_a_denial_of_nothing_that_was_told_adds_no_event(pipeline: Pipeline) -> None:
    kinds = [one.kind for one in _claims(pipeline, "A rebel group denied involvement in politics.")]
    assert kinds == ["rejection"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The United Nations warned that militias could attack the camp.", {"killing", "battle"}),
        ("The militia warned that it would attack the camp.", {"threat"}),
    ],
)
def test_whoever_warns_of_others_threatens_nobody(pipeline: Pipeline, text: str, kinds: set[str]) -> None:
    found = {one.kind for one in _claims(pipeline, text)}
    assert ("threat" in found) == ("threat" in kinds)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The anniversary of the massacre of 70 villagers in Tikrit was marked.", Status.BACKGROUND),
        ("The massacre of 70 villagers in Tikrit was told of.", Status.ASSERTED),
        ("Had the bomb exploded in the school, it would have killed children.", Status.HYPOTHETICAL),
        ("It is not clear who attacked the convoy near Baqubah.", Status.ASSERTED),
        ("The minister escaped an assassination attempt in Kabul.", Status.ASSERTED),
    ],
)
def test_how_it_stands(pipeline: Pipeline, text: str, status: Status) -> None:
    assert [one.status for one in _claims(pipeline, text)] == [status]
