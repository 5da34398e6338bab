"""What a model proposed and a claim did not get, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.types import Mark, Reading

NOT_THERE = "is not in the report"
LAYER = "dropped"
"""The layer of a reading that holds them."""


@dataclass(frozen=True)
class Dropped(Mark):
    """A value, or with ``field`` "claim" a whole claim, that was left out. ``label`` is the reason, always one of ours.

    ``span`` is the sentence that the model named, the first one where it named none. ``words`` are the model's own:
    whatever shows them must escape them.
    """

    field: str = "claim"
    words: str = ""


class UnfitError(Exception):
    """A proposed value is not to be had from its quote; the text is the reason. It never leaves the engine."""


def dropped_from(reading: Reading) -> tuple[str, ...]:
    """The reasons in a reading's layer, each with its field ("actor is not in the report"); none without a model."""
    marks = [mark for layer in reading.layers if layer.name == LAYER for mark in layer.marks]
    return tuple(f"{mark.field} {mark.label}" for mark in marks if isinstance(mark, Dropped))
