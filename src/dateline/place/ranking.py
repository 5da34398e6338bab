"""ranking.yaml: how much each feature weighs, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.errors import CodebookError
from dateline.place.features import FEATURES
from dateline.sheet import Sheet, read_sheet


class Feature(Sheet):
    """One feature."""

    weight: float
    means: str


class RankingSheet(Sheet):
    """ranking.yaml."""

    least: float
    most_nothing: float
    features: dict[str, Feature]


@dataclass(frozen=True)
class Ranking:
    """``weights`` in the order of FEATURES; ``least`` is the chance below which no place is given.

    ``most_nothing`` is the chance of "none of these" from which none is given either.
    """

    weights: tuple[float, ...]
    means: Mapping[str, str]
    least: float
    most_nothing: float


def load_ranking(path: Traversable | None = None) -> Ranking:
    """Read ranking.yaml, ours when None; raises CodebookError for a feature that is missing or unknown."""
    path = path if path is not None else files("dateline.place") / "ranking.yaml"
    sheet = read_sheet(path, RankingSheet)
    strange = sorted(set(FEATURES) ^ set(sheet.features))
    if strange:
        raise CodebookError(
            path.name, None, f"features must be {', '.join(FEATURES)}; not so: {', '.join(strange)}"
        )
    return Ranking(
        tuple(sheet.features[name].weight for name in FEATURES),
        {name: feature.means for name, feature in sheet.features.items()},
        sheet.least,
        sheet.most_nothing,
    )
