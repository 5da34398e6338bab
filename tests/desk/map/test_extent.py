"""A place is drawn as exactly as it is known: only a town is ever a point."""

from __future__ import annotations

import pytest

from dateline.desk.map.areas import box_of, country_area, disc, middle_of, unit_area, unit_towns, width_km
from dateline.desk.map.extent import Extent, Form, extent
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.added import open_gazetteer

KIRKUK = (35.4, 44.2)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def drawn(
    gazetteer: Gazetteer, precision: int | None, key: str | None, country: str | None = "IRQ"
) -> Extent:
    return extent(precision, key, country, KIRKUK, gazetteer)


@pytest.mark.parametrize("precision", [None, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("key", [None, "admin1:IQ.13", "admin2:IQ.13.7", "ours:persian-gulf", "nobody:1"])
def test_nothing_but_a_town_is_a_point(gazetteer: Gazetteer, precision: int | None, key: str | None) -> None:
    found = drawn(gazetteer, precision, key)
    assert found.form is not Form.POINT
    assert found.shape is not None


def test_a_town_is_a_point_without_an_extent(gazetteer: Gazetteer) -> None:
    assert drawn(gazetteer, 1, "geonames:94787") == Extent(Form.POINT)


def test_a_province_is_its_area(gazetteer: Gazetteer) -> None:
    found = drawn(gazetteer, 4, "admin1:IQ.13")
    assert found.form is Form.UNIT
    west, south, east, north = box_of(found.shape or {})
    assert west < 44.39 < east and south < 35.47 < north, "the city of Kirkuk lies in it"
    assert east - west < 3


def test_a_province_that_nobody_has_drawn_is_marked_as_such(gazetteer: Gazetteer) -> None:
    found = extent(4, "admin1:IQ.19", "IRQ", (35.18, 45.99), gazetteer)
    assert unit_area("admin1:IQ.19") is None
    assert unit_towns("admin1:IQ.19") is not None
    assert found.form is Form.TOWNS
    assert "extent not known" in found.words


def test_a_country_is_its_land_with_holes(gazetteer: Gazetteer) -> None:
    assert drawn(gazetteer, 6, "geonames:99237").form is Form.COUNTRY
    land = country_area("ZAF")
    assert land is not None
    assert any(len(rings) > 1 for rings in land["coordinates"]), "Lesotho is a hole in South Africa"


def test_what_has_no_area_is_a_circle_that_says_so(gazetteer: Gazetteer) -> None:
    for precision, form in ((5, Form.DISC), (3, Form.DISC), (7, Form.WATER), (None, Form.DISC)):
        found = drawn(gazetteer, precision, None)
        assert found.form is form
        assert "extent not known" in found.words
        assert found.km


def test_near_a_town_is_a_circle_of_25_km(gazetteer: Gazetteer) -> None:
    found = drawn(gazetteer, 2, "geonames:94787")
    assert found.form is Form.NEAR
    assert width_km(found.shape or {}) == pytest.approx(50, rel=0.02)


def test_a_circle_over_the_date_line_stays_whole() -> None:
    west, _, east, _ = box_of(disc(-17, 179.9, 100))
    assert east - west < 3


def test_the_number_of_an_area_stands_in_its_largest_part() -> None:
    lat, lon = middle_of(country_area("IDN") or {})
    assert (round(lat), round(lon)) == (0, 114), "in Borneo"


def test_the_table_has_what_the_model_card_says() -> None:
    for key in ("admin1:SY.02", "admin1:UA.13", "admin1:NG.05", "admin1:AF.06", "admin1:FR.11"):
        assert unit_area(key) is not None, key
    assert unit_area("admin1:CD.99") is None
