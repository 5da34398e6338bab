"""What the gazetteer knows of one place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    SITE = "site"
    WATER = "water"
    STRAIT = "strait"
    LAKE = "lake"
    RIVER = "river"
    RELIEF = "relief"
    ISLAND = "island"
    REGION = "region"
    TERRITORY = "territory"
    FORMER_COUNTRY = "former country"
    WORLD_REGION = "world region"


class Match(StrEnum):
    """How a name met a place.

    ``LOOSE`` names mean other things too ("the Gulf"), ``SHORT`` ones stand behind a town ("Pa."), ``CLOSE`` is a
    spelling close to one of its names.
    """

    MAIN = "main name"
    OTHER = "other name"
    LOOSE = "loose name"
    SHORT = "short name"
    CLOSE = "close spelling"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. ``key`` is its identity: "geonames:94787", "admin1:IQ.13", "admin2:IQ.13.7", "ours:persian-gulf".

    ``lat`` and ``lon`` are degrees (WGS 84) of a representative point, ``radius_km`` about how far the place reaches
    from it. ``country`` is an ISO 3166 alpha-3 code, None for what lies in several or none: ``countries`` are all.
    ``admin1`` and ``admin2`` are GeoNames' codes of the units that it lies in or is ("IQ.13", "IQ.13.7").
    ``population`` is 0 where unknown; that of a unit is the sum of its towns. ``capital`` is true for the capital of
    a country. ``international`` is true for waters that belong to no state. ``number`` is GeoNames' number of a unit,
    None where it is not known: the base does not have it, the files of added countries do.
    """

    key: str
    name: str
    sort: Sort
    lat: float
    lon: float
    country: str | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    radius_km: float = 0.0
    capital: bool = False
    international: bool = False
    number: int | None = None

    @property
    def geonames_id(self) -> int | None:
        """GeoNames' number, None for what we have no number of."""
        scheme, _, number = self.key.partition(":")
        return int(number) if scheme == "geonames" else self.number


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may mean; ``likeness`` is 1 but for close spellings."""

    entry: Entry
    match: Match
    likeness: float = 1.0
