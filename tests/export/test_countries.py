"""The table of countries: codes that data sets join by."""

from __future__ import annotations

import pytest

from dateline.export.countries import load_countries


@pytest.mark.parametrize(
    ("code", "numeric", "gw", "cow", "ucdp", "acled"),
    [
        ("IRQ", 368, 645, 645, "Iraq", "Iraq"),
        ("YEM", 887, 678, 679, "Yemen (North Yemen)", "Yemen"),
        ("DEU", 276, 260, 255, "Germany", "Germany"),
        ("VNM", 704, 816, 816, "Vietnam (North Vietnam)", "Vietnam"),
        ("SRB", 688, 340, 345, "Serbia (Yugoslavia)", "Serbia"),
        ("COD", 180, 490, 490, "DR Congo (Zaire)", "Democratic Republic of Congo"),
        ("PSE", 275, 666, None, "Israel", "Palestine"),
        ("XKX", None, 347, 347, "Kosovo", "Kosovo"),
        ("GUF", 254, None, None, None, "French Guiana"),
    ],
)
def test_codes_of_a_country(
    code: str, numeric: int | None, gw: int | None, cow: int | None, ucdp: str | None, acled: str
) -> None:
    country = load_countries().get(code)
    assert country is not None
    assert (country.numeric, country.gw, country.cow) == (numeric, gw, cow)
    assert (country.ucdp, country.acled) == (ucdp, acled)


@pytest.mark.parametrize(
    ("code", "ucdp", "acled"),
    [
        ("SYR", "Middle East", "Middle East"),
        ("EGY", "Middle East", "Northern Africa"),
        ("AFG", "Asia", "Caucasus and Central Asia"),
        ("GEO", "Europe", "Caucasus and Central Asia"),
        ("MEX", "Americas", "Central America"),
        ("MLI", "Africa", "Western Africa"),
    ],
)
def test_regions_of_a_country(code: str, ucdp: str, acled: str) -> None:
    country = load_countries().get(code)
    assert country is not None and (country.ucdp_region, country.acled_region) == (ucdp, acled)


def test_unknown_codes_have_no_country() -> None:
    assert load_countries().get(None) is None and load_countries().get("SCG") is None
