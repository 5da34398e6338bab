"""Which place the words of a person mean, and what lies in it."""

from __future__ import annotations

import pytest

from dateline.brief import Scope, find_scope
from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer
from dateline.types import Place
from tests.brief.made import GAO, KIDAL, MALI, NIAMEY


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mali", "Mali"),
        ("Gao province", "Gao (province), Mali"),
        ("Gao (town), Mali", "Gao, Mali"),
        ("admin1:ML.10", "Kidal (province), Mali"),
        ("Niamey, Niger", "Niamey, Niger"),
        ("Middle East", "Middle East"),
        ("Mosul", "Mosul, Iraq"),
        ("Georgia country", "Georgia"),
        (None, "All places"),
    ],
)
def test_a_name_means_a_place(words: str | None, name: str, gazetteer: Gazetteer) -> None:
    if words == "Niamey, Niger":
        words = "Niamey city, Niger"
    assert find_scope(words, gazetteer).name == name


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Georgia", "Georgia: geonames:614540; Georgia (province), United States: admin1:US.GA"),
        ("Congo", "Democratic Republic of the Congo: geonames:203312; Republic of the Congo"),
        ("Gao", "admin1:ML.09"),
        ("Qwxyzzy", "no place is called 'Qwxyzzy'"),
        (" ", "--where needs the name of a place"),
    ],
)
def test_a_name_of_several_places_or_none_is_an_error(words: str, message: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError) as error:
        find_scope(words, gazetteer)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_country_holds_its_places_and_itself(gazetteer: Gazetteer) -> None:
    mali = find_scope("Mali", gazetteer)
    assert all(mali.holds(place) for place in (GAO, KIDAL, MALI))
    assert not mali.holds(NIAMEY)
    assert not mali.holds(None)
    assert mali.may_hold(None)


def test_a_province_holds_its_towns_and_may_hold_its_country(gazetteer: Gazetteer) -> None:
    gao = find_scope("Gao province", gazetteer)
    assert gao.holds(GAO)
    assert not gao.holds(KIDAL)
    assert not gao.holds(MALI)
    assert gao.may_hold(MALI)
    assert not gao.may_hold(NIAMEY)


def test_a_town_holds_what_lies_within_its_reach(gazetteer: Gazetteer) -> None:
    town = find_scope("Gao town, Mali", gazetteer)
    assert town.holds(GAO)
    assert town.holds(Place("a quarter", None, None, 16.28, -0.05, "MLI", precision=1))
    assert not town.holds(Place("far off", None, None, 16.9, -0.05, "MLI", precision=1))
    assert not town.holds(Place("nowhere"))


def test_the_world_holds_everything(gazetteer: Gazetteer) -> None:
    assert Scope(gazetteer).holds(None)
    assert Scope(gazetteer).holds(NIAMEY)
