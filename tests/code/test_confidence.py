"""How sure the coder is of a claim."""

from __future__ import annotations

import pytest

from dateline.code import Confidence, load_confidence
from dateline.collect import capture_text
from dateline.pipeline import Pipeline


def confidences(pipeline: Pipeline, text: str) -> list[float]:
    return [claim.confidence for claim in pipeline(capture_text(text, published="2016-05-04")).claims]


def test_confidence_is_a_chance_of_two_decimals(pipeline: Pipeline) -> None:
    (sure,) = confidences(pipeline, "Gunmen killed 12 villagers in Mosul on Monday.")
    assert 0.5 < sure < 1 and sure == round(sure, 2)


def test_a_well_told_event_is_surer_than_a_bare_word(pipeline: Pipeline) -> None:
    (well,) = confidences(pipeline, "Gunmen killed 12 villagers in Mosul on Monday.")
    (bare,) = confidences(pipeline, "The meeting was chaired by the deputy ministers.")
    assert bare < well


def test_weights_are_what_confidence_is_read_from(pipeline: Pipeline) -> None:
    reading = pipeline(capture_text("Gunmen killed 12 villagers in Mosul on Monday."))
    coder = next(stage for stage in pipeline.stages if stage.name == "code")
    (draft,) = coder.drafts(reading)  # type: ignore[attr-defined]
    assert Confidence(weights={"always": 0.0}).of(draft) == 0.5
    assert Confidence(weights={"always": 0.0, "kind": 1.0}).of(draft) > 0.5


def test_every_weight_that_is_shipped_names_a_feature() -> None:
    weights = load_confidence().weights
    assert {"always", "kind", "event", "filled"} <= set(weights)
    assert all(abs(weight) < 10 for weight in weights.values())


@pytest.mark.parametrize("part", ["codebook@", "code@", "read@dateline-"])
def test_a_claim_names_what_made_it(pipeline: Pipeline, part: str) -> None:
    (claim,) = pipeline(capture_text("Gunmen killed 12 villagers in Mosul on Monday.")).claims
    assert claim.coded_by.startswith("killing/")
    assert part in claim.coded_by
