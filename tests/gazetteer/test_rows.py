from __future__ import annotations

import pytest

from dateline.gazetteer.rows import Row, read_row
from tests.gazetteer.geonames import line


def test_a_row_is_read() -> None:
    row = read_row(
        line(94787, "Kirkūk", others="Karkuk,Arrapha", admin2="91", population=1_031_000).encode() + b"\r\n",
        "IQ",
    )
    assert row == Row(
        94787,
        "Kirkūk",
        ("Karkuk", "Arrapha"),
        35.32,
        44.35,
        "PPL",
        "IQ.13",
        "IQ.13.91",
        1_031_000,
        "2026-03-01",
    )


def test_what_is_unknown_is_none() -> None:
    row = read_row(line(admin1="00", admin2="91", population="", day="soon").encode(), "IQ")
    assert isinstance(row, Row)
    assert (row.admin1, row.admin2, row.population, row.changed) == (None, None, 0, "")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b"1\tBashir\t35.3", "has 3 columns instead of 19"),
        (b"", "has 1 columns instead of 19"),
        (line(name="Ba\tshir").encode(), "has 20 columns"),
        (line(name="Kirkūk").encode("latin-1", "replace").replace(b"?", b"\xff"), "is not UTF-8 text"),
        (line(lat="north").encode(), "has the latitude 'north'"),
        (line(lat=90.5).encode(), "has the latitude '90.5'"),
        (line(lat="nan").encode(), "has the latitude 'nan'"),
        (line(lon=-181).encode(), "has the longitude '-181'"),
        (line(lon="").encode(), "has the longitude ''"),
        (line(country="").encode(), "has no country code"),
        (line(country="SY").encode(), "has the country code 'SY' instead of IQ"),
        (line(number=0).encode(), "has the number '0'"),
        (line(name=" ").encode(), "has no name"),
        (line(population="many").encode(), "has the population 'many'"),
        (line(population=-4).encode(), "has the population '-4'"),
    ],
)
def test_a_broken_row_says_what_is_wrong(broken: bytes, reason: str) -> None:
    found = read_row(broken, "IQ")
    assert isinstance(found, str)
    assert found.startswith(reason)
