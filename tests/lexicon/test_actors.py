"""Names of actors."""

from __future__ import annotations

import pytest

from dateline.lexicon.actors import fold
from dateline.pipeline import Pipeline


@pytest.mark.parametrize(
    "name", ["Isis", "ISIL", "Da’esh", "Dae'sh", "the Islamic State", "Islamic State group"]
)
def test_one_group_by_many_names(pipeline: Pipeline, name: str) -> None:
    actor = pipeline.lexicon.actors.find(name)
    assert actor is not None
    assert actor.name == "Islamic State"


def test_abbreviations_count_in_capitals_only(pipeline: Pipeline) -> None:
    actors = pipeline.lexicon.actors
    assert actors.find("US") is not None
    assert actors.find("us") is None
    assert actors.find("car") is None
    assert actors.find("is") is None


def test_unknown_names_are_nobody(pipeline: Pipeline) -> None:
    assert pipeline.lexicon.actors.find("masked gunmen") is None


def test_fold() -> None:
    assert fold("The U.S.") == fold("US")
    assert fold("al-Qaeda") == fold("al Qaeda")
