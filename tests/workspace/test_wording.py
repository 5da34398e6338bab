"""Words that a person selects or types become values by the readers that pages go through."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dateline.incidents import parse_correction, write_correction
from dateline.types import (
    Block,
    BlockKind,
    Claim,
    Count,
    CountKind,
    Party,
    Place,
    Precision,
    Report,
    Span,
    Status,
    When,
)
from dateline.workspace.wording import Offer, WordReader

TEXT = (
    "Gunmen killed at least 12 people near Tikrit last Friday, the Iraqi army said.\n"
    "Between 30 and 40 shells had hit Mosul on June 10. The town of Paris, Texas was quiet."
)


@pytest.fixture(scope="module")
def reader() -> WordReader:
    return WordReader()


@pytest.fixture
def report() -> Report:
    block = Block(BlockKind.BODY, 0, len(TEXT), "the only one")
    return Report("r-1", "0" * 64, TEXT, (block,), published=date(2014, 6, 18))


def selected(report: Report, words: str) -> list[Span]:
    start = report.text.index(words)
    return [report.span(start, start + len(words))]


def read(reader: WordReader, report: Report, field: str, words: str) -> list[Offer]:
    return reader.read(report, field, selected(report, words))


def test_a_place_is_looked_up_and_others_of_its_name_are_offered(reader: WordReader, report: Report) -> None:
    first, *others = read(reader, report, "place", "Mosul")
    assert isinstance(first.value, Place)
    assert (first.value.name, first.value.key, first.value.country) == ("Mosul", "geonames:99072", "IRQ")
    assert "admin2:IQ.15.9166649" in {one.value.key for one in others if isinstance(one.value, Place)}
    assert others[-1].value == Place("Mosul")


def test_places_of_one_name_are_offered_with_their_countries(reader: WordReader, report: Report) -> None:
    places = [one.value for one in read(reader, report, "place", "Paris")]
    assert {"FRA", "USA"} <= {place.country for place in places if isinstance(place, Place)}


def test_a_name_that_nobody_bears_stands_as_it_is(reader: WordReader, report: Report) -> None:
    assert [one.value for one in reader.read_typed(report, "place", "Qxzwv")] == [Place("Qxzwv")]


def test_a_day_is_told_by_the_publication(reader: WordReader, report: Report) -> None:
    friday = date(2014, 6, 13)
    assert [one.value for one in read(reader, report, "date", "last Friday")] == [
        When(friday, friday, Precision.DAY)
    ]
    typed = reader.read_typed(report, "date", "2014-06-13")
    assert [one.value for one in typed] == [When(friday, friday, Precision.DAY)]
    assert read(reader, report, "date", "Tikrit") == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("at least 12", Count(CountKind.KILLED, low=12)),
        ("12", Count(CountKind.KILLED, best=12)),
        ("Between 30 and 40", Count(CountKind.KILLED, low=30, high=40)),
    ],
)
def test_a_figure_keeps_the_bounds_that_were_selected(
    reader: WordReader, report: Report, words: str, count: Count
) -> None:
    assert [one.value for one in read(reader, report, "killed", words)] == [count]
    assert [one.value for one in reader.read_typed(report, "killed", words)] == [count]


def test_who_somebody_is_comes_from_the_lexicon(reader: WordReader, report: Report) -> None:
    known = [one.value for one in read(reader, report, "source", "Iraqi army")]
    assert isinstance(known[0], Party)
    assert (known[0].known, known[0].country) == (True, "IRQ")
    unknown = reader.read_typed(report, "actors", "the brotherhood of bakers")
    assert unknown[-1].value == Party("the brotherhood of bakers", False)


def test_other_words_stand_as_they_are(reader: WordReader, report: Report) -> None:
    assert [one.value for one in read(reader, report, "weapon", "shells")] == ["shells"]
    assert reader.read_typed(report, "weapon", "  ") == []
    assert reader.read_typed(report, "killed", "half of them") == []


def test_the_places_of_other_claims_help(reader: WordReader, report: Report) -> None:
    claim = Claim("c-1", "r-1", "battle", Status.ASSERTED, tuple(selected(report, "Gunmen")))
    assert reader.read(report, "place", selected(report, "Tikrit"), [claim])[0].value == (
        read(reader, report, "place", "Tikrit")[0].value
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", When(date(2014, 6, 1), date(2014, 6, 30), Precision.MONTH)),
        ("date", When(None, date(2014, 6, 30), Precision.BEFORE)),
        ("killed", Count(CountKind.KILLED, low=12, high=15)),
        ("weapon", "mortar"),
        ("source", Party("army", True, "state forces", "IRQ", "MIL")),
        ("source", None),
        ("place", Place("Mosul", "geonames:99072", 99072, 36.3, 43.1, "IRQ", "Nineveh", None, 1)),
    ],
)
def test_what_is_written_is_read_back(field: str, value: object) -> None:
    found = parse_correction(field, write_correction(value))  # type: ignore[arg-type]
    if isinstance(value, Place):
        assert isinstance(found, Place)
        assert (found.name, found.key, found.lat, found.precision) == ("Mosul", "geonames:99072", 36.3, 1)
    else:
        assert found == value


def test_the_detail_of_actors_is_a_list() -> None:
    assert json.loads(Offer(Party("army", False)).detail("actors")) == [{"known": False, "name": "army"}]
