"""Type, mode, quad code, intensity and contexts of an incident in PLOVER, by the codebook's crosswalk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from pydantic import Field

from dateline.export.context import Context, evidence_of
from dateline.export.crosswalks import codes_of_incident, schemes
from dateline.export.shape import Trace
from dateline.export.sides import sides
from dateline.gazetteer import Sort
from dateline.sheet import Sheet, read_sheet
from dateline.types import Claim, Incident, Place

RULE = "crosswalk of the incident's kind, over the words, parties and weapon of its claims"


class Intensity(Sheet):
    """The score of a type, and of its modes where they have one of their own."""

    type: float
    modes: dict[str, float] = Field(default_factory=dict)


class PloverSheet(Sheet):
    """plover_codes.yaml."""

    source: str
    intensity: dict[str, Intensity]
    contexts: dict[str, tuple[str, ...]]
    two_sided: frozenset[str]
    features: dict[Sort, tuple[str, str]]
    resolution: dict[int, int]


@cache
def load_plover_codes() -> PloverSheet:
    """The shipped sheet; raises CodebookError where it is wrong."""
    return read_sheet(resources.files("dateline.export") / "plover_codes.yaml", PloverSheet)


@dataclass(frozen=True, slots=True)
class PloverCode:
    """One incident's codes, and the claims of its kind that gave them."""

    type: str
    mode: str | None
    quad: int
    intensity: float
    contexts: tuple[str, ...]
    claims: tuple[Claim, ...]

    def traces(self, context: Context, rule: str = RULE) -> tuple[Trace, ...]:
        """Where a cell that follows from the codes came from: the clauses of the claims that gave them."""
        return tuple(evidence_of(claim, context.report(claim.report_id), rule) for claim in self.claims)


def plover_code(incident: Incident, context: Context) -> PloverCode | None:
    """The codes of an incident; None for a kind that PLOVER has no type of, or that our codebook does not have."""
    plover = codes_of_incident(incident, context, *sides(incident, context)).plover
    if plover is None:
        return None
    sheet = load_plover_codes()
    score = sheet.intensity[plover.type]
    return PloverCode(
        plover.type,
        plover.mode,
        schemes().plover.types[plover.type].quad,
        score.modes.get(plover.mode or "", score.type),
        sheet.contexts.get(incident.kind, ()),
        tuple(claim for claim in context.claims(incident) if claim.kind == incident.kind),
    )


def feature_of(place: Place, context: Context) -> tuple[str, str] | None:
    """GeoNames' feature class and code of a place; None for what the gazetteer does not have."""
    entry = context.gazetteer.get(place.key) if place.key else None
    return load_plover_codes().features.get(entry.sort) if entry else None


def is_point(place: Place) -> bool:
    """Whether a place is known well enough for a pin: itself or within some 25 km, and never a whole unit."""
    return place.precision in {1, 2} and place.lat is not None and place.lon is not None
