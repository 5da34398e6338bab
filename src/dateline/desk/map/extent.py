"""How a place is drawn: as exactly as it is known, and no more. docs/reference/map.md shows the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.desk.map.areas import Shape, country_area, disc, unit_area, unit_towns
from dateline.gazetteer import Gazetteer, Sort

NEAR_KM = 25.0
"""UCDP's second precision: within some 25 km of a known point."""
_KM = {3: 25.0, 4: 80.0, 5: 60.0, 6: 300.0, 7: 150.0}
"""Kilometres, where the gazetteer knows no radius, by UCDP's precision."""
_UNKNOWN = 5
"""A place whose precision nobody told is drawn as UCDP's fuzzy area."""


class Form(StrEnum):
    """How a place is drawn."""

    POINT = "point"
    NEAR = "near"
    UNIT = "unit"
    TOWNS = "towns"
    DISC = "disc"
    COUNTRY = "country"
    WATER = "water"


WORDS = {
    Form.POINT: "in the town",
    Form.NEAR: f"near, within some {NEAR_KM:.0f} km",
    Form.UNIT: "somewhere in the province",
    Form.TOWNS: "somewhere in the province, extent not known",
    Form.DISC: "somewhere about there, extent not known",
    Form.COUNTRY: "somewhere in the country",
    Form.WATER: "on the water, extent not known",
}
"""What each form says of where an event was."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an event may have been. ``shape`` is None for a point alone; ``km`` is the radius of a circle."""

    form: Form
    shape: Shape | None = None
    km: float | None = None

    @property
    def words(self) -> str:
        """What the form says, with the radius of a circle that was drawn for want of an area."""
        told = WORDS[self.form]
        return f"{told}: drawn {self.km:.0f} km around" if self.form is Form.DISC and self.km else told


def form_of(precision: int | None) -> Form:
    """The form by UCDP's precision, before it is known whether there is an area: only a town is ever a point."""
    known = {1: Form.POINT, 2: Form.NEAR, 4: Form.UNIT, 6: Form.COUNTRY, 7: Form.WATER}
    return known.get(precision or _UNKNOWN, Form.DISC)


def extent(
    precision: int | None,
    key: str | None,
    country: str | None,
    point: tuple[float, float],
    gazetteer: Gazetteer,
) -> Extent:
    """Where an event at such a place may have been; ``point`` (latitude, longitude) stands for the place."""
    form = form_of(precision)
    if form is Form.POINT:
        return Extent(form)
    if form is Form.NEAR:
        return Extent(form, disc(*point, NEAR_KM), NEAR_KM)
    if form is Form.COUNTRY and (land := country_area(country or "")) is not None:
        return Extent(form, land)
    if key is not None and form in {Form.UNIT, Form.DISC}:
        if (area := unit_area(key)) is not None:
            return Extent(Form.UNIT, area)
        if (around := unit_towns(key)) is not None:
            return Extent(Form.TOWNS, around)
    km = _radius(precision, key, gazetteer)
    return Extent(Form.WATER if form is Form.WATER else Form.DISC, disc(*point, km), km)


def _radius(precision: int | None, key: str | None, gazetteer: Gazetteer) -> float:
    entry = gazetteer.get(key) if key else None
    if entry is not None and entry.radius_km > 0 and entry.sort is not Sort.COUNTRY:
        return entry.radius_km
    return _KM.get(precision or _UNKNOWN, _KM[_UNKNOWN])
