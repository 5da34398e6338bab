"""What the types refuse: values without evidence, impossible counts and dates, spans outside the text."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from dateline.types import (
    Claim,
    Count,
    CountKind,
    Located,
    Place,
    PlaceRole,
    Precision,
    Relation,
    Report,
    Span,
    Status,
    Value,
    When,
)

TEXT = "Gunmen killed 12 villagers near Baquba."
REPORT = Report("r1", "0" * 64, TEXT, ())


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return REPORT.span(start, start + len(words))


def test_what_happened_long_ago_is_no_event_to_count() -> None:
    countable = {Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED}
    assert {status for status in Status if status.countable} == countable
    assert {status for status in Status if status.happened} == {*countable, Status.BACKGROUND}


def test_value_without_evidence_is_not_built() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        Value("gunmen", "Gunmen", (), "rule")


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_lies_between_nothing_and_certainty(confidence: float) -> None:
    with pytest.raises(ValueError, match="outside"):
        Value("gunmen", "Gunmen", (span_of("Gunmen"),), "rule", confidence)


def test_value_takes_its_words_from_the_report() -> None:
    value = Value.read(REPORT, "gunmen", (span_of("Gunmen"), span_of("Baquba")), "rule")
    assert value.original == "Gunmen … Baquba"
    value.check(REPORT)


def test_value_that_reads_otherwise_fails_its_check() -> None:
    value = Value("gunmen", "Gunmen", (span_of("villagers"),), "rule")
    with pytest.raises(ValueError, match="evidence reads 'villagers'"):
        value.check(REPORT)


def test_value_cannot_be_changed() -> None:
    value = Value.read(REPORT, "gunmen", (span_of("Gunmen"),), "rule")
    with pytest.raises(FrozenInstanceError):
        value.value = "soldiers"  # type: ignore[misc]


@pytest.mark.parametrize("figures", [(12, 10, None), (None, 5, 4), (20, None, 10), (-1, None, None)])
def test_count_is_an_interval_in_order(figures: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError, match="low <= best <= high"):
        Count(CountKind.KILLED, *figures)


def test_count_without_a_figure_is_not_built() -> None:
    with pytest.raises(ValueError, match="without any figure"):
        Count(CountKind.KILLED)


def test_count_may_leave_bounds_open() -> None:
    count = Count(CountKind.KILLED, low=24)
    assert (count.low, count.best, count.high) == (24, None, None)


def test_date_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        When(date(2014, 6, 16), date(2014, 6, 15), Precision.RANGE)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2014-06-16", "2014-06-16", 1),
        ("2014-06-16", "2014-06-17", 2),
        ("2014-06-16", "2014-06-21", 2),
        ("2014-06-16", "2014-06-22", 3),
        ("2014-06-16", "2014-06-23", 4),
        ("2014-07-01", "2014-07-31", 4),
        ("2014-07-01", "2014-08-01", 5),
        ("2016-01-01", "2016-12-31", 5),
        ("2015-01-01", "2016-12-31", None),
        (None, "2016-12-31", None),
    ],
)
def test_precision_by_the_code_of_ucdp(start: str | None, end: str, code: int | None) -> None:
    first = date.fromisoformat(start) if start else None
    assert When(first, date.fromisoformat(end), Precision.RANGE).date_prec == code


def test_days_lie_within_others() -> None:
    june = When(date(2014, 6, 1), date(2014, 6, 30), Precision.MONTH)
    day = When(date(2014, 6, 16), date(2014, 6, 16), Precision.DAY)
    before = When(None, date(2014, 6, 30), Precision.BEFORE)
    assert day.within(june)
    assert not june.within(day)
    assert not day.within(before)
    assert not before.within(june)


def test_claim_without_evidence_is_not_built() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        Claim("c1", "r1", "killing", Status.ASSERTED, ())


def test_place_without_a_name_is_told_by_its_anchor() -> None:
    near = Value.read(REPORT, Place("Baquba"), (span_of("Baquba"),), "rule")
    other = Value.read(REPORT, Place("villagers"), (span_of("villagers"),), "rule")
    unnamed = Located(PlaceRole.NEAR, near, (5.0, 6.0), "N", Relation.AWAY, (near, other))
    assert unnamed.unnamed
    assert unnamed.values() == (near, other)
    named = Located(PlaceRole.AT, other, relation=Relation.NEAR, anchors=(near,), within=(near,))
    assert not named.unnamed
    assert named.values() == (other, near, near)


def test_claim_checks_every_value_it_holds() -> None:
    wrong = Value(Place("Baquba"), "Baquba", (span_of("near"),), "rule")
    claim = Claim(
        "c1", "r1", "killing", Status.ASSERTED, (span_of(TEXT),), place=(Located(PlaceRole.NEAR, wrong),)
    )
    assert claim.values() == (wrong,)
    with pytest.raises(ValueError, match="evidence reads 'near'"):
        claim.check(REPORT)
