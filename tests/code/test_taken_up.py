"""What "this happened" takes up of the sentence before."""

from __future__ import annotations

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim, Status

FEARED = "Aid workers warn that the militia could massacre Masalit civilians."


def claims(pipeline: Pipeline, *sentences: str) -> tuple[Claim, ...]:
    return pipeline(capture_text(" ".join(sentences), published="2023-11-20")).claims


def test_what_was_feared_has_happened(pipeline: Pipeline) -> None:
    feared, done = claims(
        pipeline, FEARED, "This had already happened in El Geneina even before the offensive."
    )
    assert (feared.kind, feared.status) == ("killing", Status.HYPOTHETICAL)
    assert (done.kind, done.status) == ("killing", Status.ASSERTED)
    assert [value.value for value in done.target] == [value.value for value in feared.target]
    assert [one.place.value.name for one in done.place] == ["El Geneina"]


def test_what_is_told_as_done_is_no_second_event(pipeline: Pipeline) -> None:
    found = claims(pipeline, "The militia massacred Masalit civilians.", "This happened in Geneina.")
    assert [claim.kind for claim in found] == ["killing"]


def test_another_thing_that_happens_takes_nothing_up(pipeline: Pipeline) -> None:
    assert len(claims(pipeline, FEARED, "The floods happened in Geneina.")) == 1
