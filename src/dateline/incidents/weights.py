"""weights.yaml: how much each feature weighs, and which kinds of event are told for each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.errors import CodebookError
from dateline.sheet import Sheet, read_sheet

FEATURES = (
    "story",
    "rare",
    "sentence",
    "same_kind",
    "other_kind",
    "same_day",
    "days_apart",
    "told_apart",
    "place",
    "km_apart",
    "other_unit",
    "other_country",
    "same_site",
    "other_site",
    "names",
    "same_toll",
    "toll_apart",
    "toll_grown",
    "weapon",
    "copy",
    "same_report",
    "close_by",
    "other_voice",
    "spoken",
)
"""In the order of the numbers of a row."""


class Feature(Sheet):
    """One feature."""

    weight: float
    means: str


class WeightsSheet(Sheet):
    """weights.yaml."""

    start: float
    threshold: float
    least: float
    features: dict[str, Feature]
    sorts: tuple[tuple[str, ...], ...]
    spoken: frozenset[str]
    close: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Weights:
    """``weights`` in the order of FEATURES, ``start`` the score of two happenings of which nothing else is known.

    ``threshold`` is the mean chance from which two groups are one; pairs below ``least`` are forgotten.
    ``sorts`` gives each kind the number of its sort, ``ranks`` its place in there, ``close`` how well one kind
    is told as another. ``spoken`` are the kinds that are done by speaking: who says so is who does it.
    """

    start: float
    weights: tuple[float, ...]
    means: Mapping[str, str]
    threshold: float
    least: float
    sorts: Mapping[str, int]
    ranks: Mapping[str, int]
    close: Mapping[tuple[str, str], float]
    spoken: frozenset[str] = frozenset()

    def closeness(self, one: str, other: str) -> float:
        """How well one kind is told as the other, from 0 to 1; 1 where either is not known."""
        if one == other or not one or not other:
            return 1.0
        return self.close.get((one, other), self.close.get((other, one), 0.0))


def load_weights(path: Traversable | None = None) -> Weights:
    """Read weights.yaml, ours when None; raises CodebookError for a feature that is missing or unknown."""
    path = path if path is not None else files("dateline.incidents") / "weights.yaml"
    sheet = read_sheet(path, WeightsSheet)
    strange = sorted(set(FEATURES) ^ set(sheet.features))
    if strange:
        raise CodebookError(
            path.name, None, f"features must be {', '.join(FEATURES)}; not so: {', '.join(strange)}"
        )
    return Weights(
        sheet.start,
        tuple(sheet.features[name].weight for name in FEATURES),
        {name: feature.means for name, feature in sheet.features.items()},
        sheet.threshold,
        sheet.least,
        {kind: number for number, kinds in enumerate(sheet.sorts) for kind in kinds},
        {kind: place for kinds in sheet.sorts for place, kind in enumerate(kinds)},
        {(kind, other): value for kind, others in sheet.close.items() for other, value in others.items()},
        sheet.spoken,
    )
