"""Which of GeoNames' kinds of features are taken, and what they are for us (features.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from pydantic import Field

from dateline.errors import CodebookError
from dateline.gazetteer.entry import Sort
from dateline.sheet import Sheet, line_in, read_sheet


class FeatureGroup(Sheet):
    """Feature codes of one sort; ``radius_km`` is a usual extent, 0 where population tells it."""

    sort: Sort
    radius_km: float = Field(ge=0, le=1000)
    codes: tuple[str, ...] = Field(min_length=1)


class FeaturesPage(Sheet):
    """features.yaml."""

    source: str
    features: tuple[FeatureGroup, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature code means for us."""

    sort: Sort
    radius_km: float


def load_features(path: Traversable) -> dict[str, Feature]:
    """Features by code ("PPL"); raises CodebookError with file and line, also for a code that stands twice."""
    found: dict[str, Feature] = {}
    for index, group in enumerate(read_sheet(path, FeaturesPage).features):
        for code in group.codes:
            if code in found:
                raise CodebookError(path.name, line_in(path, ("features", index)), f"{code} stands twice")
            found[code] = Feature(group.sort, group.radius_km)
    return found
