"""POLECAT's 40 columns in order, PLOVER's codes by the codebook's crosswalk, and no pin for a province."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codebook.vocabulary import load_schemes
from dateline.export.make import make
from dateline.export.plover_codes import load_plover_codes
from dateline.export.polecat import KIND, POLECAT
from dateline.export.shape import Column, ColumnType, Options
from dateline.types import Party, Place, Precision, When
from tests.export.made import ARMY, REBELS, TOWN, Memory, Told, told

HEAD = """
Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor
Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia
Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient
Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District,
Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source,
Publication Date, Story People, Story Organizations, Story Locations, Language, Version
"""
ORDER = HEAD.strip().replace("\n", " ").split(", ")
PROVINCE = Place("Nineveh", "admin1:IQ.15", 99628, 36.0, 42.5, "IRQ", "Nineveh", None, 4)


def rows(tmp_path: Path, *made: Told, options: Options | None = None) -> list[dict[str, str]]:
    memory = Memory()
    for one in made:
        memory.add(one)
    make(memory, POLECAT, tmp_path / "out", options)
    with (tmp_path / "out" / "polecat.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def losses(tmp_path: Path) -> set[str]:
    lines = (tmp_path / "out" / "losses.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["kind"] for line in lines}


def test_the_columns_are_polecats(tmp_path: Path) -> None:
    assert [column.name for column in POLECAT.tables[0].columns] == ORDER
    assert len(ORDER) == 40
    assert list(rows(tmp_path, told())[0]) == ORDER


def test_a_fight(tmp_path: Path) -> None:
    row = rows(tmp_path, told())[0]
    assert row["Event Type"] == "ASSAULT"
    assert (row["Event Mode"], row["Intensity"], row["Quad Code"]) == ("None", "-9.0", "4")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Italian Army", "ITA", "325")
    assert (row["Recipient Name"], row["Primary Recipient Sector"]) == ("Lagoon Front", "REB")
    assert (row["City"], row["Province"], row["Country"]) == ("Ravenna", "Emilia-Romagna", "ITA")
    assert (row["Latitude"], row["Longitude"], row["Publication Date"]) == (
        "44.41344",
        "12.20121",
        "2014-06-17",
    )
    assert row["Wikipedia Actor ID"] == "None"
    assert losses(tmp_path) == {"killed has no column"}


def test_the_crosswalk_gives_the_mode(tmp_path: Path) -> None:
    made = told(kind="killing")
    stabbed = replace(made.claims[0], coded_by="killing/1:stab")
    row = rows(tmp_path, replace(made, claims=(stabbed,)))[0]
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("ASSAULT", "primitive", "-8.0")


def test_a_province_gets_no_pin(tmp_path: Path) -> None:
    row = rows(tmp_path, told(place=PROVINCE))[0]
    assert (row["Province"], row["City"], row["Latitude"], row["Longitude"]) == (
        "Nineveh",
        "None",
        "None",
        "None",
    )
    assert row["Feature Type"] == "ADM1"
    assert "area without a point" in losses(tmp_path)


def test_what_polecat_has_no_type_for_is_told_as_lost(tmp_path: Path) -> None:
    assert rows(tmp_path, told(kind="casualties")) == []
    assert losses(tmp_path) == {"left out: a kind without a PLOVER type"}


def test_of_several_actors_the_first_stands_and_the_rest_is_told(tmp_path: Path) -> None:
    row = rows(tmp_path, told(actors=(ARMY, REBELS), targets=()))[0]
    assert (row["Actor Name"], row["Recipient Name"]) == ("Italian Army", "Lagoon Front")
    row = rows(tmp_path, told(kind="shelling", actors=(ARMY, REBELS), targets=()))[0]
    assert (row["Actor Name"], row["Recipient Name"], row["Actor Sectors"]) == (
        "Italian Army",
        "None",
        "MIL;REB",
    )
    assert "further actors" in losses(tmp_path)


def test_a_range_of_days_and_no_day(tmp_path: Path) -> None:
    days = When(date(2014, 6, 9), date(2014, 6, 15), Precision.WEEK)
    assert rows(tmp_path, told(when=days))[0]["Event Date"] == "2014-06-09"
    assert "days of a range" in losses(tmp_path)
    assert rows(tmp_path, told(when=None))[0]["Event Date"] == "None"


def test_private_victims_have_no_name_and_leaders_do(tmp_path: Path) -> None:
    victim = Party("Odile Kamaro", False, "civilians", None, "CVL")
    text = "Gunmen shot Odile Kamaro dead in Ravenna, officer said."
    killed = told(text=text, kind="killing", actors=(), targets=(victim,))
    row = rows(tmp_path, killed)[0]
    assert (row["Recipient Name"], row["Story People"]) == ("a civilian", "None")
    assert "Kamaro" not in (tmp_path / "out" / "polecat.tsv").read_text(encoding="utf-8")
    row = rows(tmp_path, killed, options=Options(name_victims=True))[0]
    assert (row["Recipient Name"], row["Story People"]) == ("Odile Kamaro", "Odile Kamaro")
    leader = Party("Angela Merkel", True, "government", "DEU", "GOV")
    row = rows(tmp_path, told(kind="threat", targets=(leader,)))[0]
    assert (row["Recipient Name"], row["Story People"]) == ("Angela Merkel", "Angela Merkel")


def test_a_title_stands_apart(tmp_path: Path) -> None:
    leader = Party("Angela Merkel", True, "government", "DEU", "GOV")
    made = told(kind="threat", targets=(leader,))
    value = replace(made.claims[0].target[0], original="Chancellor Angela Merkel")
    row = rows(tmp_path, replace(made, claims=(replace(made.claims[0], target=(value,)),)))[0]
    assert (row["Recipient Title"], row["Recipient Name Raw"]) == ("Chancellor", "Chancellor Angela Merkel")


def test_polars_and_pandas_read_it(tmp_path: Path) -> None:
    rows(tmp_path, told(), told("i2"))
    path = tmp_path / "out" / "polecat.tsv"
    assert pl.read_csv(path, separator="\t").columns == ORDER
    assert len(pd.read_csv(path, sep="\t", na_values="None")) == 2


def test_hostile_words_stay_in_their_cells(tmp_path: Path) -> None:
    hostile = '=1+1\t"x\r\ny\x00 None'
    row = rows(tmp_path, told(outlet=hostile, place=replace(TOWN, name=hostile)))[0]
    assert row["Source"] == "'=1+1 'x y None"
    assert set(row) == set(ORDER)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=2, max_size=2))
def test_any_text_stays_in_its_cell(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    columns = tuple(Column(name, ColumnType.TEXT, "", "") for name in ("a", "b"))
    path = tmp_path_factory.mktemp("cells") / "x.tsv"
    writer = KIND.create(path, columns)
    writer.write([text.replace("\n", " ").replace("\r", " ").replace("\ud800", "") for text in texts])
    writer.close()
    with path.open(encoding="utf-8", newline="") as file:
        assert [len(line.split("\t")) for line in file.read().split("\n")[:-1]] == [2, 2]


def test_every_type_and_mode_has_an_intensity_or_takes_its_types() -> None:
    schemes, sheet = load_schemes().plover.types, load_plover_codes()
    assert schemes.keys() == sheet.intensity.keys()
    for name, score in sheet.intensity.items():
        assert set(score.modes) <= set(schemes[name].modes)
        assert all(-10 <= one <= 10 for one in (score.type, *score.modes.values()))
