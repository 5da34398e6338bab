"""A claim in words, with the words of its values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.desk.cards import card_of, marks_of
from dateline.types import (
    Absence,
    Claim,
    Count,
    CountKind,
    Dated,
    EventWord,
    Located,
    Party,
    Place,
    PlaceRole,
    Precision,
    Span,
    Status,
    Told,
    Value,
    When,
)


def span(start: int, end: int) -> tuple[Span, ...]:
    return (Span("r", start, end),)


def claim(status: Status = Status.ATTRIBUTED) -> Claim:
    mosul = Place(
        "Mosul", lat=36.3, lon=43.1, country="IRQ", admin1="Nineveh", precision=2, reason="likeliest"
    )
    return Claim(
        id="c1",
        report_id="r",
        kind="air_strike",
        status=status,
        evidence=span(0, 60),
        actor=(Value("Iraq", "The army", span(0, 8), "names", 0.9),),
        place=(Located(PlaceRole.NEAR, Value(mosul, "Mosul", span(30, 35), "places"), told=Told.SENTENCE),),
        date=Dated(
            When(date(2014, 6, 9), date(2014, 6, 15), Precision.WEEK), "last week", span(40, 49), "times"
        ),
        counts=(Value(Count(CountKind.KILLED, low=12_000), "12,000 or more", span(15, 29), "figures"),),
        said_by=Value("doctor", "a doctor", span(50, 58), "voices"),
        triggers=(EventWord(Span("r", 9, 14), "air_strike/1:bomb"),),
        absent=(Absence("target", "nobody is named"),),
        parties=(Party("Iraq", True, kind="government", country="IRQ"),),
    )


def test_every_value_stands_on_the_card_with_its_words_and_how_it_was_read() -> None:
    cells = {cell.label: cell for cell in card_of(claim()).cells}
    assert {label: cell.words for label, cell in cells.items()} == {
        "voice": "doctor",
        "actor": "Iraq",
        "killed": "at least 12\u202f000",
        "near": "Mosul, Nineveh, IRQ (near it or in a part of it)",
        "date": "2014-06-09/2014-06-15",
        "event": "air strike",
    }
    assert cells["actor"].notes == ("government", "IRQ")
    assert cells["near"].notes == ("told in the sentence", "likeliest")
    assert (cells["actor"].original, cells["actor"].offsets) == ("The army", "0–8")
    assert (cells["actor"].origin, cells["actor"].confidence) == ("names", 0.9)
    assert [cells[label].field for label in ("actor", "killed", "near")] == ["actors", "killed", "place"]


def test_the_words_of_a_claim_and_of_its_values_are_marked() -> None:
    marks = marks_of([card_of(claim())])
    assert [mark.span for mark in marks if mark.value is None] == list(span(0, 60))
    told = {mark.value: (mark.span.start, mark.span.end) for mark in marks if mark.value is not None}
    assert told["c1:killed:0"] == (15, 29)
    assert told["c1:event:0"] == (9, 14)
    assert len(told) == 6


def test_what_is_only_planned_or_denied_is_not_counted() -> None:
    assert [status.value for status in Status if card_of(claim(status)).counted] == [
        "asserted",
        "attributed",
        "unverified",
    ]
    assert card_of(claim()).voice == "doctor"


def test_a_value_that_a_person_typed_is_marked_in_no_words() -> None:
    typed = replace(claim(), weapon=Value("mortar", "", span(0, 60), "given by R. Vane"))
    card = card_of(typed)
    [cell] = [one for one in card.cells if one.field == "weapon"]
    assert (cell.words, cell.original, cell.evidence, cell.offsets) == ("mortar", "", (), "")
    assert cell.id not in {mark.value for mark in marks_of([card])}
