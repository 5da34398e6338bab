"""Agreement over what was coded: by field, by pair of coders, and by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.store import Store
from dateline.types import Assignment, Claim, Part, Shown, Verdict
from dateline.workspace.coded import Coded
from dateline.workspace.joint import Joint
from dateline.workspace.reliability import Row, reliability
from dateline.workspace.units import Round, rounds, units
from tests.incidents.tellings import telling
from tests.workspace.coders import (
    EARLY,
    KILLED,
    LATE,
    MIDDLE,
    accepts_all,
    adds,
    corrects,
    given,
    hands_in,
    says,
    told,
)


@pytest.fixture
def store(work: Path) -> Iterator[Store]:
    with Store.open(work, create=True) as made:
        told(made)
        yield made


def row(store: Store, field: str) -> Row:
    return next(one for one in reliability(rounds(store)).rows if one.field == field)


def test_nothing_is_measured_before_all_have_handed_in(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    hands_in(store, of, "anna")
    assert rounds(store) == ()
    assert reliability(()).reports == 0


def test_units_are_the_claims_that_two_gave_a_value_for(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    corrects(store, of, "bert", "c-early", KILLED, {"low": 10, "high": 20})
    corrects(store, of, "bert", "c-late", KILLED, None)
    hands_in(store, of, "anna", "bert")
    done = rounds(store)
    assert units(done, KILLED) == [{"anna": 12.0, "bert": 15.0}, {"anna": 3.0}]
    assert row(store, KILLED).one_sided == 1
    assert units(done, "kind") == [
        {"anna": "bombing", "bert": "bombing"},
        {"anna": "shelling", "bert": "shelling"},
    ]
    assert units(done, "weapon") == [{"anna": "", "bert": ""}] * 2
    assert row(store, "kind").agreement.alpha == 1.0
    assert row(store, "weapon").agreement.alpha is None


def test_a_rejected_claim_has_no_fields_and_one_unsure_no_answer(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna")
    says(store, of, "bert", Verdict.REJECT, "c-early")
    says(store, of, "bert", Verdict.UNSURE, "c-late")
    hands_in(store, of, "anna", "bert")
    done = rounds(store)
    assert units(done, "claim") == [{"anna": "is one", "bert": "is none"}, {"anna": "is one"}]
    assert units(done, KILLED) == [{"anna": 12.0}, {"anna": 3.0}]


def test_who_did_not_add_a_claim_says_that_it_is_none(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    adds(store, of, "anna", MIDDLE)
    hands_in(store, of, "anna", "bert")
    assert {"anna": "is one", "bert": "is none"} in units(rounds(store), "claim")


def test_two_additions_meet_by_words_and_kind(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    for coder, kind in (("anna", "arrest"), ("bert", "arrest"), ("bert", "protest")):
        adds(store, of, coder, MIDDLE, kind)
    hands_in(store, of, "anna", "bert")
    found = units(rounds(store), "claim")
    assert found.count({"anna": "is one", "bert": "is one"}) == 3
    assert found.count({"anna": "is none", "bert": "is one"}) == 1


def test_days_are_numbers_and_before_is_none(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    corrects(store, of, "bert", "c-early", "date", {"start": "2015-03-09", "end": "2015-03-12"})
    hands_in(store, of, "anna", "bert")
    day = float(date(2015, 3, 9).toordinal())
    assert units(rounds(store), "date")[0] == {"anna": day, "bert": day + 1.5}


def made(number: int, month: int, **by: Claim) -> Round:
    """A report with one claim, as coders have it."""
    at = datetime(2026, month, 3, tzinfo=UTC)
    assignment = Assignment(
        f"a{number}", f"r{number}", Shown.PREFILLED, tuple(Part(name, at) for name in by), "cora", at
    )
    coded = {name: Coded(claim, Verdict.ACCEPT) for name, claim in by.items()}
    return Round(assignment, (Joint(f"c{number}", coded),))


def test_pairs_and_months_stand_apart() -> None:
    one, other = telling(1, kind="bombing").claim, telling(1, kind="arrest").claim
    done = [
        made(1, 10, anna=one, bert=one),
        made(2, 10, anna=other, bert=other),
        made(3, 11, anna=one, cleo=other),
        made(4, 11, anna=other, cleo=one),
    ]
    found = reliability(done)
    assert found.reports == 4
    assert set(found.pairs) == {("anna", "bert"), ("anna", "cleo")}
    assert found.pairs["anna", "bert"]["kind"].alpha == 1.0
    below = found.pairs["anna", "cleo"]["kind"].alpha
    assert below is not None
    assert below < 0
    assert list(found.months) == ["2026-10", "2026-11"]
    assert found.months["2026-10"]["kind"].units == 2


def test_claims_are_in_text_order(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    hands_in(store, of, "anna", "bert")
    [one] = rounds(store)
    assert [next(iter(joint.by.values())).claim.evidence[0] for joint in one.joints] == [EARLY, LATE]
    assert one.month == f"{datetime.now(UTC):%Y-%m}"
