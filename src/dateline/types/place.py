"""A place, and how the words of a report put an event there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.types.value import Told, Value

_ACLED = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""ACLED's geo_precision by UCDP's where_prec, after the definitions of both."""


class PlaceRole(StrEnum):
    """How a place stands to the event."""

    AT = "at"
    FROM = "from"
    TO = "to"
    NEAR = "near"


class Relation(StrEnum):
    """How a place lies to the places it is told by: one, or two for ``BETWEEN``, ``ALONG`` and ``BORDER``.

    ``AWAY`` is at a distance or in a direction ("30 km south of"), ``OUTSKIRTS`` at the rim of a town and
    still a part of it, ``ALONG`` on the road to a place or from one to the other, ``OFF`` on the water
    before a coast, ``BEYOND`` on the other side of a border or a river.
    """

    NEAR = "near"
    OUTSIDE = "outside"
    OUTSKIRTS = "outskirts"
    AWAY = "away"
    BETWEEN = "between"
    ALONG = "along"
    BORDER = "border"
    OFF = "off"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean, and how it was weighed.

    ``key`` is its identity in the gazetteer ("geonames:94787", "admin1:IQ.13"), ``lat`` and ``lon`` degrees
    (WGS 84). ``chance`` is its share among all that were weighed, "none of these" among them. ``points`` are
    what each feature adds to its score; place/ranking.yaml says what the features mean.
    """

    key: str
    name: str
    lat: float
    lon: float
    chance: float
    points: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its best name, and what the gazetteer knows of it: blank where it was not looked up.

    ``key`` is its identity in the gazetteer; a point that only words tell ("20 km north of Balad") has none.
    ``lat`` and ``lon`` are degrees (WGS 84), ``country`` an ISO 3166 alpha-3 code, ``admin1`` and ``admin2``
    names. ``precision`` follows UCDP's where_prec (1 exact … 7 international waters). ``candidates`` are those
    that were weighed, the likeliest first, and ``reason`` says why it won or why none did.
    """

    name: str
    key: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: int | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str = "not looked up"

    @property
    def geo_precision(self) -> int | None:
        """ACLED's code: 1 the town, 2 near it or a part of its region, 3 a larger region; None where unknown.

        ACLED has no code for countries and for the open sea: they get none, so that nobody takes them for more.
        """
        return _ACLED.get(self.precision) if self.precision is not None else None


@dataclass(frozen=True, slots=True)
class Located:
    """A place in its role, and what the words tell of where it lies.

    ``relation``, ``km`` (low, high) and ``bearing`` (compass point) say how the event's place lies to the
    ``anchors``; a bearing without kilometres is a direction alone ("north of the capital"). ``within`` are
    the places that it is told to be a part of, the innermost first. ``told`` says where the place was told.
    """

    role: PlaceRole
    place: Value[Place]
    km: tuple[float, float] | None = None
    bearing: str | None = None
    relation: Relation | None = None
    anchors: tuple[Value[Place], ...] = ()
    within: tuple[Value[Place], ...] = ()
    told: Told = Told.CLAUSE

    @property
    def unnamed(self) -> bool:
        """True where the event's own place has no name: ``place`` is then the first of the anchors."""
        return bool(self.anchors) and self.anchors[0] == self.place

    def values(self) -> tuple[Value[Place], ...]:
        """The place and those it is told by, each once."""
        told = self.anchors[1:] if self.unnamed else self.anchors
        return (self.place, *told, *self.within)
