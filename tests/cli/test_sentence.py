"""Claims as sentences: voice and status must not get lost on the way to English."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.cli.sentence import load_phrases, sentence
from dateline.codebook import load_codebook
from dateline.types import (
    Claim,
    Count,
    CountKind,
    Dated,
    Located,
    Place,
    PlaceRole,
    Precision,
    Relation,
    Span,
    Status,
    Value,
    When,
)

SPAN = Span("r1", 0, 1)


def value(of: Any) -> Value[Any]:
    return Value(of, "x", (SPAN,), "test")


def claim(kind: str, status: Status = Status.ASSERTED, **fields: Any) -> Claim:
    return Claim("c1", "r1", kind, status, (SPAN,), **fields)


def at(name: str, role: PlaceRole = PlaceRole.AT, **fields: Any) -> Located:
    return Located(role, value(Place(name)), **fields)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.ASSERTED, "Rebels killed soldiers."),
        (Status.ATTRIBUTED, "Rebels killed soldiers."),
        (Status.UNVERIFIED, "Rebels reportedly killed soldiers."),
        (Status.DENIED, "Rebels did not kill soldiers."),
        (Status.PLANNED, "Rebels are to kill soldiers."),
        (Status.HYPOTHETICAL, "Rebels might kill soldiers."),
        (Status.BACKGROUND, "Rebels killed soldiers."),
    ],
)
def test_status_shapes_the_verb(status: Status, told: str) -> None:
    assert sentence(claim("killing", status, actor=(value("rebels"),), target=(value("soldiers"),))) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"target": (value("mayor"),)}, "Mayor was killed."),
        ({"target": (value("men"),)}, "Men were killed."),
        ({"target": (value("mayor"), value("driver"))}, "Mayor and driver were killed."),
        ({"actor": (value("rebels"),)}, "Rebels killed people."),
        ({}, "A killing."),
    ],
)
def test_who_is_not_known_is_left_out(fields: dict[str, Any], told: str) -> None:
    assert sentence(claim("killing", **fields)) == told


def test_places_dates_and_figures_follow() -> None:
    told = sentence(
        claim(
            "battle",
            actor=(value("army"),),
            target=(value("rebels"),),
            place=(at("Mosul"), at("Tikrit"), at("Samarra", PlaceRole.NEAR)),
            date=Dated(When(date(2014, 6, 9), date(2014, 6, 10), Precision.RANGE), "on", (SPAN,), "rule"),
            counts=(value(Count(CountKind.KILLED, low=24)), value(Count(CountKind.INJURED, 60, None, 70))),
        )
    )
    assert told == (
        "Army fought rebels in Mosul and Tikrit near Samarra between 9 June 2014 and 10 June 2014 "
        "(at least 24 killed, 60 to 70 injured)."
    )


def test_what_is_taken_is_the_place() -> None:
    assert (
        sentence(claim("territory_taken", actor=(value("rebels"),), place=(at("Mosul"),)))
        == "Rebels took Mosul."
    )
    lost = claim("territory_taken", Status.DENIED, target=(value("army"),), place=(at("Mosul"),))
    assert sentence(lost) == "Mosul was not taken from army."


def test_relative_places_keep_their_distance() -> None:
    place = at("Baghdad", PlaceRole.NEAR, km=(96.6, 112.7), bearing="N")
    assert sentence(claim("deployment", actor=(value("militias"),), place=(place,))) == (
        "Militias moved 97 to 113 km north of Baghdad."
    )


@pytest.mark.parametrize(
    ("names", "relation", "bearing", "told"),
    [
        (["Aden", "Taiz"], Relation.BETWEEN, None, "Militias moved between Aden and Taiz."),
        (["Aden", "Taiz"], Relation.ALONG, None, "Militias moved on the road between Aden and Taiz."),
        (["Aden"], Relation.ALONG, None, "Militias moved near Aden."),
        (["Aden"], Relation.OUTSKIRTS, None, "Militias moved on the outskirts of Aden."),
        (["Aden"], Relation.AWAY, "N", "Militias moved north of Aden."),
    ],
)
def test_relative_places_keep_their_relation(
    names: list[str], relation: Relation, bearing: str | None, told: str
) -> None:
    anchors = tuple(value(Place(name)) for name in names)
    place = Located(PlaceRole.NEAR, anchors[0], None, bearing, relation, anchors)
    assert sentence(claim("deployment", actor=(value("militias"),), place=(place,))) == told


def test_a_named_place_goes_by_its_name() -> None:
    place = at(
        "Radaa", relation=Relation.AWAY, km=(30.0, 30.0), bearing="W", anchors=(value(Place("Bayda")),)
    )
    assert (
        sentence(claim("deployment", actor=(value("militias"),), place=(place,)))
        == "Militias moved in Radaa."
    )


def test_a_kind_without_a_phrase_is_named() -> None:
    assert sentence(claim("new_kind", Status.PLANNED)) == "New kind (planned)."


def test_every_kind_has_its_phrase_and_every_status_its_form() -> None:
    phrases = load_phrases()
    assert set(load_codebook().pages) <= set(phrases.kinds)
    for kind in phrases.kinds:
        for status in Status:
            for fields in (
                {},
                {"actor": (value("a"),)},
                {"target": (value("b"),)},
                {"actor": (value("a"),), "target": (value("b"),)},
            ):
                told = sentence(claim(kind, status, **fields), phrases)
                assert told[0].isupper() or told[0] in "AB"
                assert told.endswith(".")
                assert "  " not in told
