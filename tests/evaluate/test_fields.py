"""When a field of a matched claim counts as right."""

from __future__ import annotations

import pytest

from dateline.evaluate.fields import FieldScorer
from dateline.pipeline import Pipeline


@pytest.fixture(scope="module")
def scorer(pipeline: Pipeline) -> FieldScorer:
    return FieldScorer(pipeline.lexicon)


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Islamic State", "ISIL", True),
        ("Iraqi soldiers", "soldiers", True),
        ("Israel", "Israeli army", True),
        ("the mayor of Tal Afar", "mayor", True),
        ("rebels", "the army", False),
        ("Tikrit", "Mosul", False),
    ],
)
def test_names(scorer: FieldScorer, wanted: str, found: str, same: bool) -> None:
    assert scorer.same_name(wanted, found) is same


def test_absent_agrees_with_absent_only(scorer: FieldScorer) -> None:
    assert scorer.names([], [])
    assert not scorer.names(["rebels"], [])
    assert not scorer.names([], ["rebels"])
