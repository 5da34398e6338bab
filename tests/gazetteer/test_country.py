from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import CodebookError, GazetteerError
from dateline.gazetteer import Entry, Gazetteer, Sort
from dateline.gazetteer.country import places_of, read_rows
from dateline.gazetteer.features import load_features
from tests.gazetteer.geonames import line, lines, villages, write_base

FEATURES = load_features(files("dateline.gazetteer") / "features.yaml")


def silent(rows: int) -> None:
    assert rows >= 0


@pytest.fixture
def base(tmp_path: Path) -> Gazetteer:
    return Gazetteer([write_base(tmp_path / "places.sqlite")])


def made(base: Gazetteer, *rows: str, titles: dict[str, str] | None = None) -> dict[str, Entry]:
    read = read_rows(lines(*rows).splitlines(keepends=True), "IQ", FEATURES, silent)
    assert read.broken == 0
    return {
        named.entry.key: named.entry for named in places_of(read.kept, "IRQ", FEATURES, titles or {}, base)
    }


def test_a_village_lies_in_its_unit(base: Gazetteer) -> None:
    assert made(base, line(9, "Bashir")) == {
        "geonames:9": Entry(
            "geonames:9", "Bashir", Sort.TOWN, 35.32, 44.35, "IRQ", admin1="IQ.13", radius_km=1
        )
    }


def test_a_unit_takes_key_and_name_of_the_base_and_gets_number_and_point(base: Gazetteer) -> None:
    unit = line(94786, "Kirkuk Governorate", "A.ADM1", lat=35.5, lon=44.3, population=5)
    entry = made(base, unit, line(9, lat=35.5, lon=44.5))["admin1:IQ.13"]
    assert (entry.name, entry.geonames_id, entry.lat, entry.population) == ("Kirkuk", 94786, 35.5, 1_000_000)
    assert entry.radius_km == pytest.approx(18.1, abs=0.1)


def test_a_unit_that_the_base_lacks_is_named_by_the_file_of_units(base: Gazetteer) -> None:
    district = line(91, "Qada Daquq", "A.ADM2", admin2="91")
    assert made(base, district)["admin2:IQ.13.91"].name == "Qada Daquq"
    entry = made(base, district, titles={"IQ.13.91": "Daquq District"})["admin2:IQ.13.91"]
    assert (entry.name, entry.radius_km, entry.admin1) == ("Daquq District", 20, "IQ.13")


def test_a_unit_without_a_code_goes_by_its_number_and_of_two_the_first_counts(base: Gazetteer) -> None:
    found = made(
        base,
        line(91, "Qada Daquq", "A.ADM2"),
        line(5, "First", "A.ADM1", admin1="14"),
        line(6, "Second", "A.ADM1", admin1="14"),
    )
    assert sorted(found) == ["admin1:IQ.14", "geonames:91"]
    assert found["admin1:IQ.14"].name == "First"


@pytest.mark.parametrize(
    ("feature", "sort", "radius"),
    [
        ("P.PPLX", Sort.TOWN, 0.5),
        ("S.AIRB", Sort.SITE, 2),
        ("S.CMPRF", Sort.SITE, 1),
        ("H.STM", Sort.RIVER, 20),
        ("H.LK", Sort.LAKE, 5),
        ("T.MTS", Sort.RELIEF, 20),
        ("L.RGN", Sort.REGION, 50),
        ("T.ISL", Sort.ISLAND, 5),
    ],
)
def test_kinds_of_features_become_sorts(base: Gazetteer, feature: str, sort: Sort, radius: float) -> None:
    entry = made(base, line(9, "Bashir", feature))["geonames:9"]
    assert (entry.sort, entry.radius_km) == (sort, radius)


def test_the_capital_is_known_and_farms_wells_and_the_country_are_left_out(base: Gazetteer) -> None:
    found = made(
        base,
        line(7, "Baghdad", "P.PPLC", population=4_000_000),
        line(8, feature="S.FRM"),
        line(9, feature="H.WLL"),
        line(99237, "Iraq", "A.PCLI"),
    )
    assert [key for key in found if found[key].capital] == ["geonames:7"] == list(found)


def test_a_broken_row_among_many_is_dropped_with_its_line() -> None:
    rows = read_rows([b"1\tBashir\n", *lines(*villages(200)).splitlines()], "IQ", FEATURES, silent)
    assert (rows.read, rows.broken, len(rows.kept)) == (201, 1, 200)
    assert rows.reasons == ["IQ.txt:1 has 2 columns instead of 19"]


def test_a_number_that_stands_twice_is_dropped() -> None:
    rows = read_rows(lines(*villages(200), line(1000)).splitlines(), "IQ", FEATURES, silent)
    assert rows.reasons == ["IQ.txt:201 has the number 1000 of an earlier row"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "IQ.txt is empty"),
        (lines(*villages(50), "x"), "1 of 51 rows of IQ.txt are broken; the first: IQ.txt:51 has 1 columns"),
        (lines(*villages(9, country="SY")), "9 of 9 rows .* the country code 'SY' instead of IQ"),
        (lines(line(feature="S.FRM")), "no place that the gazetteer takes"),
        (b"\n" * 300_000, "200001 of 200001 rows"),
    ],
)
def test_a_file_that_is_no_country_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(GazetteerError, match=reason):
        read_rows(content.splitlines(keepends=True), "IQ", FEATURES, silent)


def test_rows_are_counted_on_the_way() -> None:
    told: list[int] = []
    read_rows(lines(*villages(5001)).splitlines(), "IQ", FEATURES, told.append)
    assert told == [5000, 5001]


def test_a_feature_that_stands_twice_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "features.yaml"
    page.write_text(
        "source: x\nfeatures:\n  - {sort: town, radius_km: 0, codes: [PPL]}\n"
        "  - {sort: site, radius_km: 1, codes: [PPL]}\n"
    )
    with pytest.raises(CodebookError, match=r"features.yaml:4: PPL stands twice"):
        load_features(page)
