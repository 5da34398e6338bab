"""How likely it is that a careful coder would code a claim, and with its kind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateline.code.draft import Draft
from dateline.sheet import Sheet, read_sheet
from dateline.syntax import kind_chances
from dateline.types import Status

_LEAST = 0.005
"""The encoder's chances are cut off here: below, they say no more."""


class Confidence(Sheet):
    """A logistic model: ``weights`` by feature, fitted by ``training/confidence/fit.py`` on coded reports."""

    weights: dict[str, float]

    def of(self, draft: Draft) -> float:
        """Chance, two decimals, that the draft is a claim of its kind."""
        told = features(draft)
        total = sum(weight * told.get(name, 0.0) for name, weight in self.weights.items())
        return round(1 / (1 + math.exp(-total)), 2)


@cache
def load_confidence() -> Confidence:
    """The weights that are shipped; raises CodebookError where the file is wrong."""
    return read_sheet(resources.files("dateline.code") / "confidence.yaml", Confidence)


def features(draft: Draft) -> Mapping[str, float]:
    """What the confidence is read from, by name."""
    chances = kind_chances(draft.token)
    kind = chances.of(draft.token, draft.kind) if chances is not None else None
    told: dict[str, float] = {
        "always": 1.0,
        "conditions": min(draft.trigger.entry.frame.specificity, 3),
        "filled": min(draft.filled, 6),
        "mentions": min(len(draft.also), 3),
        "noun": draft.token.pos_ != "VERB",
        "headline": draft.headline,
        "speech": draft.page.speech,
        "generic": draft.has("generic"),
        "toll": draft.has("toll"),
        "not said to have happened": draft.status in {Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED},
    }
    if chances is None or kind is None:
        return told | {"no second reader": 1.0}
    return told | {"kind": _odds(kind), "event": _odds(chances.of_any(draft.token))}


def _odds(chance: float) -> float:
    """Logarithm of the odds."""
    cut = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(cut / (1 - cut))
