"""Tolls in words, and what no flat shape holds."""

from __future__ import annotations

import pytest

from dateline.export.common import common_losses, other_places, told
from dateline.types import Chosen, CountKind, Figure, Place, Said, Status, Value
from tests.export import made
from tests.export.made import TOWN


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (12, 12, 12, "12 killed"),
        (10, 12, 15, "12 killed (10 to 15)"),
        (20, 20, None, "at least 20 killed"),
        (None, 20, None, "at least 20 killed"),
        (None, None, 30, "up to 30 killed"),
        (None, 12, 12, "12 killed"),
    ],
)
def test_toll_in_words(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert told(Figure(CountKind.KILLED, low, best, high, "rule", ())) == words


def test_other_tolls_weapons_and_disagreement_are_losses() -> None:
    injured = Figure(CountKind.INJURED, 3, 3, 3, "rule", ())
    incident = made.told(figures=(injured,), disputed=True).incident
    losses = {
        (loss.kind, loss.detail) for loss in common_losses(incident, tolls=(CountKind.KILLED,), weapon=False)
    }
    assert ("injured has no column", "3 injured") in losses
    assert ("disagreement of voices", "place: one value is kept, by the only voice") in losses


def test_places_that_other_voices_tell_are_losses() -> None:
    incident = made.told().incident
    (said,) = incident.place.said
    value: Value[Place] = Value(Place("Faenza"), "Faenza", said.value.evidence, "test")
    other = Said("c2", "r2", "Inland Post", "Inland Post", Status.ASSERTED, value, used=False)
    place = Chosen(TOWN, "most voices", (said, other))
    (loss,) = other_places(type(incident)(**{**incident.__dict__, "place": place}))
    assert loss.detail == "Ravenna is kept of Ravenna, Faenza"
