"""Places in words: where on the map a claim is put, no more exactly than it is known."""

from __future__ import annotations

from dateline.types import Claim, Place, PlaceRole

_EXACTLY = {
    1: "mapped to the place",
    2: "mapped near the place",
    3: "mapped to the district",
    4: "mapped to the province",
    5: "mapped to a wider region",
    6: "mapped to the country",
    7: "mapped to international waters",
}
"""By UCDP's where_prec."""


def on_the_map(claim: Claim) -> str:
    """ "Mapped to the place (Nineveh, IRQ)": of the claim's first place, not the one that a movement left."""
    here = [located for located in claim.place if located.role is not PlaceRole.FROM] or list(claim.place)
    if not here:
        return "no place"
    place = here[0].place.value
    if place.lat is None:
        return "not on the map"
    holder = ", ".join(name for name in (_unit(place), place.country) if name)
    exactly = _EXACTLY[place.precision] if place.precision is not None else "mapped to more than a country"
    return f"{exactly} ({holder})" if holder else exactly


def _unit(place: Place) -> str | None:
    """The province, where it is not the place itself."""
    return place.admin1 if place.precision in {1, 2, 3} and place.admin1 != place.name else None
