"""Which day is the event's own."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Gunmen killed nine people in Kabul on Friday.", "killing", "2014-06-13"),
        ("The army said on Friday that gunmen had killed nine people in Kabul.", "killing", None),
        ("In 2009 the group said it had captured Bosaso.", "territory_taken", "2009-12-31"),
        ("Canada accused the rebels of the May 2 attack on the port.", "accusation", None),
        ("He had warned the rebels of an attack at a summit on May 2.", "threat", "2014-05-02"),
        ("A bomb was planted near the bakery at 1530 GMT.", "bombing", None),
    ],
)
def test_day_of_the_event(pipeline: Pipeline, text: str, kind: str, day: str | None) -> None:
    claims = pipeline(capture_text(text, published="2014-06-16")).claims
    claim = next(claim for claim in claims if claim.kind == kind)
    assert (claim.date.value.end.isoformat() if claim.date else None) == day
