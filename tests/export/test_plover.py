"""PLOVER's records: the required keys are there, every value is of its kind, and no report's text is in them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

import polars as pl
import pytest
from pydantic import BaseModel, ConfigDict, Field

from dateline.codebook.vocabulary import load_schemes
from dateline.export.make import make
from dateline.export.plover import PLOVER
from dateline.lexicon.actors.sheets import Sector
from dateline.types import EventWord, Party, Precision, Span, When
from tests.export.made import ARMY, REBELS, TOWN, Memory, Told, told

SECTORS = set(get_args(Sector))


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Entity(Strict):
    sector: str
    code: str | None = Field(None, pattern="^[A-Z]{3}$")
    entity_text: str | None = None
    office: str | None = None


class Location(Strict):
    extracted_place: str | None = None
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    country_code: str | None = Field(None, pattern="^[A-Z]{3}$")
    feature_class: str | None = None
    feature_code: str | None = None
    resolution: Literal[1, 2, 3, 4, 5] | None = None


class Size(Strict):
    dead: int | None = Field(None, ge=0)
    injured: int | None = Field(None, ge=0)
    arrested: int | None = Field(None, ge=0)


class Cited(Strict):
    corpus: str
    citation: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    more: list[Cited] = []


class Record(Strict):
    """The keys that the manual requires have no default."""

    id: str
    date: dt.date
    actor: list[Entity] = Field(min_length=1)
    event: list[str] = Field(min_length=1)
    has_event: Literal[True]
    enddate: dt.date | None = None
    recipient: list[Entity] = []
    mode: list[str] = []
    context: list[str] = []
    quad_code: Literal[1, 2, 3, 4]
    event_scale: float = Field(ge=-10, le=10)
    event_text: list[str] = []
    event_loc: Location | None = None
    size: Size | None = None
    link: str | None = None
    cite_info: Cited
    coder: str
    comment: str | None = None


def records(tmp_path: Path, *made: Told) -> list[dict[str, Any]]:
    memory = Memory()
    for one in made:
        memory.add(one)
        memory.reports.urls |= {report.id: f"https://news.example/{report.id}" for report in one.reports}
    make(memory, PLOVER, tmp_path / "out")
    lines = (tmp_path / "out" / "plover.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    for record in found:
        checked = Record.model_validate(record)
        assert all(entity.sector in SECTORS for entity in (*checked.actor, *checked.recipient))
        assert all(event in load_schemes().plover.types for event in checked.event)
    return found


def losses(tmp_path: Path) -> set[str]:
    lines = (tmp_path / "out" / "losses.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["kind"] for line in lines}


def test_two_sides_that_fight_are_both_actors(tmp_path: Path) -> None:
    record = records(tmp_path, told())[0]
    assert [actor["entity_text"] for actor in record["actor"]] == ["Italian Army", "Lagoon Front"]
    assert "recipient" not in record
    assert record["size"] == {"dead": 12}
    assert record["event_loc"]["resolution"] == 4
    assert record["link"] == "https://news.example/r-i1"
    assert losses(tmp_path) == {"range of killed"}


def test_one_sided_violence_has_a_recipient(tmp_path: Path) -> None:
    record = records(tmp_path, told(kind="shelling", actors=(REBELS,), targets=(ARMY,)))[0]
    assert [one["entity_text"] for one in record["recipient"]] == ["Italian Army"]
    assert record["mode"] == ["heavy-weapons"]
    assert record["event_scale"] == -9.5


def test_a_sanction_is_material(tmp_path: Path) -> None:
    assert records(tmp_path, told(kind="sanction", killed=None))[0]["quad_code"] == 4


def test_an_unknown_actor_is_said_to_be_unknown(tmp_path: Path) -> None:
    assert records(tmp_path, told(actors=()))[0]["actor"] == [{"sector": "UNK"}]


def test_without_a_day_there_is_no_record(tmp_path: Path) -> None:
    before = When(None, date(2014, 6, 16), Precision.BEFORE)
    assert records(tmp_path, told(when=None), told("i2", when=before)) == []
    assert losses(tmp_path) == {"left out: no first day"}
    days = When(date(2014, 6, 9), date(2014, 6, 15), Precision.WEEK)
    record = records(tmp_path, told(when=days))[0]
    assert (record["date"], record["enddate"]) == ("2014-06-09", "2014-06-15")


@pytest.mark.parametrize(("precision", "resolution"), [(2, 4), (3, 3), (4, 2), (6, 1), (5, None)])
def test_resolution_follows_precision_and_only_points_have_coordinates(
    tmp_path: Path, precision: int, resolution: int | None
) -> None:
    place = records(tmp_path, told(place=replace(TOWN, precision=precision)))[0]["event_loc"]
    assert place.get("resolution") == resolution
    assert ("lat" in place) == ("city" in place) == (precision == 2)


def test_every_report_is_cited_and_none_is_copied(tmp_path: Path) -> None:
    first, second = (
        told(),
        told("i2", "An officer counted 15 bodies after the clash.", published=date(2014, 6, 16)),
    )
    both = replace(first.incident, claim_ids=("c-i1", "c-i2"))
    memory = Told(both, first.claims + second.claims, first.reports + second.reports)
    cited = records(tmp_path, memory)[0]["cite_info"]
    assert cited["citation"] == "Adria Post, 2014-06-16"
    assert [one["citation"] for one in cited["more"]] == ["Adria Post, 2014-06-17"]
    assert "15 bodies" not in (tmp_path / "out" / "plover.jsonl").read_text(encoding="utf-8")


def test_the_words_of_the_event(tmp_path: Path) -> None:
    made = told()
    words = EventWord(Span("r-i1", 9, 16), "battle/1:clash")
    record = records(tmp_path, replace(made, claims=(replace(made.claims[0], triggers=(words,)),)))[0]
    assert record["event_text"] == ["clashed"]


def test_headlines_name_no_private_people(tmp_path: Path) -> None:
    victim = Party("Odile Kamaro", False, "civilians", None, "CVL")
    record = records(tmp_path, told(kind="killing", targets=(victim,), headline="Odile Kamaro, 9, killed"))[0]
    assert record["cite_info"]["title"] == "[name], 9, killed"
    assert record["recipient"] == [{"sector": "CVL", "entity_text": "a civilian"}]


def test_polars_reads_it(tmp_path: Path) -> None:
    records(tmp_path, told(), told("i2"))
    assert pl.read_ndjson(tmp_path / "out" / "plover.jsonl")["id"].to_list() == ["i1", "i2"]
