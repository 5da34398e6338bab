"""How precise a place is, after UCDP's where_prec, and where a place lies that is told by others.

1 exact, 2 within about 25 km of a known point, 3 a district, 4 a province, 5 a line or a region wider than that,
6 a country, 7 waters of no state. A province never becomes its capital: it keeps its own point and a 4.
"""

from __future__ import annotations

from math import radians, tan

from dateline.gazetteer import Entry, Sort
from dateline.gazetteer.geometry import COMPASS, away, kilometres, middle
from dateline.types import Place, Relation

NEAR_KM = 25.0
"""What UCDP takes for near a known point."""
_HALF_POINT = 22.5  # degrees to either side that "north" can mean
_BY_SORT = {
    Sort.TOWN: 1,
    Sort.SITE: 1,
    Sort.ADMIN2: 3,
    Sort.ADMIN1: 4,
    Sort.COUNTRY: 6,
    Sort.FORMER_COUNTRY: 6,
}
_ROUND_IT = frozenset({Relation.NEAR, Relation.OUTSIDE, Relation.AWAY, Relation.OFF, Relation.BEYOND})
_BESIDE = frozenset({Relation.NEAR, Relation.OUTSIDE, Relation.OUTSKIRTS})
_LINES = frozenset({Relation.BETWEEN, Relation.ALONG, Relation.BORDER})
Point = tuple[float, float]


def where_prec(entry: Entry, relation: Relation | None) -> int | None:
    """UCDP's code for an event at a place, or near it; None for what is wider than a country."""
    if entry.sort is Sort.WORLD_REGION:
        return None
    if entry.international:
        return 7
    own = _BY_SORT.get(entry.sort) or (5 if entry.radius_km > NEAR_KM else 2)
    if relation in _LINES:
        return max(own, 5)
    if relation in _ROUND_IT:
        return {1: 2, 3: 5, 4: 5}.get(own, own)
    return own


def told_point(
    relation: Relation | None, km: tuple[float, float] | None, bearing: str | None, anchors: list[Place]
) -> tuple[Point, int] | None:
    """The point that a distance and a direction, or two places, tell, with its where_prec; None where they tell none.

    What the words leave open is the half of the distance they span, and half a compass point to each side.
    """
    spots = [(one.lat, one.lon) for one in anchors if one.lat is not None and one.lon is not None]
    exact = [one.precision in {1, 2} for one in anchors]
    if len(spots) != len(anchors) or not spots or not all(exact):
        return None
    if relation in {Relation.BETWEEN, Relation.ALONG} and len(spots) == 2:
        point = middle(*spots[0], *spots[1])
        return point, 2 if kilometres(*spots[0], *spots[1]) <= 2 * NEAR_KM else 5
    if km is not None and bearing is not None and relation is Relation.AWAY:
        far = sum(km) / 2
        open_km = max((km[1] - km[0]) / 2, far * tan(radians(_HALF_POINT)))
        return away(*spots[0], far, COMPASS[bearing]), 2 if open_km <= NEAR_KM else 5
    if km is not None:
        return spots[0], 2 if km[1] <= NEAR_KM else 5
    if relation in _BESIDE and len(spots) == 1:
        return spots[0], 2
    return None


def part_of(entry: Entry, direction: str) -> tuple[Point, int]:
    """A part of a place ("northern Iraq"), half way from its point to its rim, and its where_prec.

    "C" is a part without a direction ("central", "rural"): it keeps the point. A part of a town is exact.
    """
    own = where_prec(entry, None) or 5
    point = (entry.lat, entry.lon)
    if direction != "C" and entry.sort is not Sort.TOWN:
        point = away(entry.lat, entry.lon, entry.radius_km / 2, COMPASS[direction])
    return point, 5 if entry.sort is Sort.COUNTRY else own
