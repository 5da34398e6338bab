"""Where an incident was, by what its claims say; a place is never made more exact than a claim has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from dateline.incidents.choose import Option, Reckoning, choose
from dateline.incidents.rules import Rules
from dateline.incidents.rulings import Pick
from dateline.incidents.voices import Heard
from dateline.types import Chosen, Place, PlaceRole

_ROLES = (PlaceRole.AT, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.FROM)
_LEAVING = (PlaceRole.AT, PlaceRole.FROM, PlaceRole.NEAR, PlaceRole.TO)
_NEAR, _DISTRICT, _PROVINCE, _REGION, _COUNTRY = 2, 3, 4, 5, 6
_UNKNOWN = 9
_EARTH_KM = 6371.0


def choose_place(heard: Sequence[Heard], kind: str, picks: Sequence[Pick], rules: Rules) -> Chosen[Place]:
    """The most exact place that most voices leave room for, as one claim has it.

    ``candidates`` of places are left out: the claims keep them.
    """
    roles = _LEAVING if kind in rules.leaving else _ROLES
    options = [option for one in heard for option in _options(one, roles)]
    return choose(options, _reckoning(rules), picks, rules)


def _options(one: Heard, roles: Sequence[PlaceRole]) -> Iterator[Option[Place]]:
    """The places of a claim in the role that says most of where it was."""
    role = next((role for role in roles if any(place.role is role for place in one.claim.place)), None)
    for located in one.claim.place:
        if located.role is role:
            value = located.place
            yield Option(one, replace(value, value=replace(value.value, candidates=())))


def _reckoning(rules: Rules) -> Reckoning[Place]:
    def holds(said: Place, value: Place) -> bool:
        return _holds(said, value, rules.same_place_km)

    def against(one: Place, two: Place) -> bool:
        if holds(one, two) or holds(two, one) or not (_is_known(one) and _is_known(two)):
            return False
        apart = distance_km(one, two)
        return apart is None or apart > rules.other_place_km

    def exactness(place: Place) -> tuple[int, int, str]:
        return int(not _is_known(place)), place.precision or _UNKNOWN, place.key or place.name

    return Reckoning("place", holds, against, exactness)


def _is_known(place: Place) -> bool:
    return place.key is not None or place.lat is not None


def _holds(said: Place, value: Place, near: float) -> bool:
    """Whether who says ``said`` leaves room for ``value``: the same place, one within it, or words nobody knows."""
    if not _is_known(said):
        return True
    if said.key is not None and said.key == value.key:
        return (said.precision or _UNKNOWN) >= (value.precision or _UNKNOWN)
    precision = said.precision or _UNKNOWN
    if precision <= _NEAR and (value.precision or _UNKNOWN) <= _NEAR:
        apart = distance_km(said, value)
        return apart is not None and apart <= near and precision >= (value.precision or _UNKNOWN)
    if precision == _COUNTRY:
        return said.country is not None and said.country == value.country
    if precision == _PROVINCE:
        return _same(said.country, value.country) and _same(said.admin1, value.admin1)
    if precision == _DISTRICT:
        return _same(said.admin1, value.admin1) and _same(said.admin2, value.admin2)
    return False


def _same(one: str | None, two: str | None) -> bool:
    return one is not None and one == two


def distance_km(one: Place, two: Place) -> float | None:
    """The way between two places as the crow flies; None where one has no point."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, two.lat, two.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
