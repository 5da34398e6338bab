"""The codes, names and regions of countries in the schemes that data sets use."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory; a scheme that does not have it gives None.

    ``numeric`` is ISO's number, ``gw`` that of Gleditsch and Ward, ``cow`` that of the Correlates of War.
    ``ucdp`` and ``acled`` are its names there. UCDP counts Palestine to Israel and Western Sahara to Morocco.
    """

    iso3: str
    iso2: str
    numeric: int | None
    name: str
    gw: int | None
    cow: int | None
    ucdp: str | None
    ucdp_region: str | None
    acled: str
    acled_region: str


class Countries:
    """Countries by their ISO 3166 alpha-3 codes."""

    def __init__(self, countries: dict[str, Country]) -> None:
        self._countries = countries

    def get(self, code: str | None) -> Country | None:
        """The country of a code, None for None and for a code that nobody has any more."""
        return self._countries.get(code) if code is not None else None

    def name(self, code: str | None) -> str | None:
        """The plain English name of a country."""
        country = self.get(code)
        return country.name if country else None


@cache
def load_countries() -> Countries:
    """Our table of countries, read once; training/countries/make_table.py makes it."""
    source = files("dateline.export") / "countries.tsv"
    with source.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return Countries({row["iso3"]: _country(row) for row in rows})


def _country(row: dict[str, str]) -> Country:
    numbers = {name: int(row[name]) if row[name] else None for name in ("numeric", "gw", "cow")}
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        name=row["name"],
        ucdp=row["ucdp"] or None,
        ucdp_region=row["ucdp_region"] or None,
        acled=row["acled"],
        acled_region=row["acled_region"],
        **numbers,
    )
