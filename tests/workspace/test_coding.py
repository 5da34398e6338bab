"""What a coder says of a report: checked, kept apart, and closed once it is handed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.errors import JudgementError, NotThereError
from dateline.store import Coded, Store
from dateline.types import Shown, Span, Verdict
from dateline.workspace.assigning import Sample, assign, draw
from dateline.workspace.coded import in_words
from dateline.workspace.coding import hand_in, say, sheet
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from tests.incidents.tellings import telling
from tests.workspace.coders import (
    EARLY,
    KILLED,
    MIDDLE,
    REPORT,
    accepts_all,
    adds,
    corrects,
    given,
    hands_in,
    says,
    told,
)
from tests.workspace.told import keep


@pytest.fixture
def store(work: Path) -> Iterator[Store]:
    with Store.open(work, create=True) as made:
        told(made)
        yield made


def test_a_coder_starts_from_what_the_machine_read(store: Store) -> None:
    work = sheet(store, given(store).id, "anna")
    assert [one.claim.id for one in work.claims] == ["c-early", "c-late"]
    assert [one.unanswered for one in work.claims] == [("claim",), ("claim",)]
    assert in_words(work.claims[0].claim, KILLED) == "12"


def test_or_from_the_words_alone(store: Store) -> None:
    of = given(store, Shown.WORDS)
    [early, _] = sheet(store, of.id, "anna").claims
    assert early.claim.values() == ()
    assert (early.claim.kind, early.claim.triggers, early.claim.evidence) == ("", (), (EARLY,))
    says(store, of, "anna", Verdict.ACCEPT, "c-early")
    assert sheet(store, of.id, "anna").claims[0].unanswered == ("kind", "status")
    corrects(store, of, "anna", "c-early", "kind", "bombing")
    corrects(store, of, "anna", "c-early", "status", "asserted")
    assert sheet(store, of.id, "anna").claims[0].unanswered == ()


def test_what_is_said_counts_for_nothing_and_stays_with_the_coder(store: Store) -> None:
    reconcile(store)
    before = list(store.incidents.each())
    of = given(store)
    says(store, of, "anna", Verdict.REJECT, "c-early")
    corrects(store, of, "anna", "c-late", KILLED, 5, MIDDLE)
    adds(store, of, "anna", MIDDLE)
    reconcile(store)
    assert store.judgements.count() == 0
    assert list(store.incidents.each()) == before
    assert [one.verdict for one in sheet(store, of.id, "bert").claims] == [None, None]


def test_judgements_made_elsewhere_are_not_shown(store: Store) -> None:
    of = given(store)
    judge(store, Ruling(Verdict.CORRECT, ("c-early",), "seen", KILLED, "99"), "cora")
    judge(store, Ruling(Verdict.REJECT, ("c-late",), "seen"), "cora")
    early, late = sheet(store, of.id, "anna").claims
    assert in_words(early.claim, KILLED) == "12"
    assert late.verdict is None


def test_a_value_is_put_in_with_its_words_and_taken_back(store: Store) -> None:
    of = given(store)
    made = corrects(store, of, "anna", "c-early", KILLED, 14, MIDDLE)
    [early, _] = sheet(store, of.id, "anna").claims
    assert in_words(early.claim, KILLED) == "14"
    assert early.corrections[KILLED].original == store.reports.get(REPORT).text[24:40]
    say(store, of.id, Ruling(Verdict.WITHDRAW, (made.id,), "no"), "anna")
    assert in_words(sheet(store, of.id, "anna").claims[0].claim, KILLED) == "12"


def test_a_claim_that_was_missed_is_added_and_taken_back(store: Store) -> None:
    of = given(store)
    claim = adds(store, of, "anna", MIDDLE)
    found = sheet(store, of.id, "anna")
    assert [one.claim.id for one in found.claims] == ["c-early", claim, "c-late"]
    one = found.of(claim)
    assert one is not None
    assert one.added
    assert one.addition is not None
    with pytest.raises(JudgementError, match="take it back"):
        says(store, of, "anna", Verdict.REJECT, claim)
    say(store, of.id, Ruling(Verdict.WITHDRAW, (one.addition.id,), "no"), "anna")
    assert len(sheet(store, of.id, "anna").claims) == 2


@pytest.mark.parametrize(
    ("ruling", "wrong"),
    [
        (Ruling(Verdict.REJECT, ("c-early",), " "), "say why"),
        (Ruling(Verdict.SAME, ("c-early", "c-late"), "one"), "does not say 'same'"),
        (Ruling(Verdict.PICK, ("c-early",), "one", KILLED), "does not say 'pick'"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", KILLED, '"many"'), "no value for killed"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", "kind", '"no_kind"'), "no kind of the codebook"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", "colour", '"red"'), "no field of a claim"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", KILLED, "2", (Span("r-2", 0, 4),)), "do not stand"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", KILLED, "2", (Span(REPORT, 0, 99_999),)), "do not stand"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", KILLED, "9" * 400), "not so many people"),
        (Ruling(Verdict.CORRECT, ("c-early",), "x", "place", "[" * 9_000), "no value for place"),
        (Ruling(Verdict.ADD, ("c-new",), "x", detail="{}"), "no claim of a report"),
    ],
)
def test_what_does_not_fit_is_refused(store: Store, ruling: Ruling, wrong: str) -> None:
    of = given(store)
    with pytest.raises(JudgementError, match=wrong):
        say(store, of.id, ruling, "anna")
    assert store.assignments.codings(of.id, "anna") == []


def test_nobody_speaks_of_what_is_not_there_or_not_theirs(store: Store) -> None:
    of = given(store)
    made = says(store, of, "anna", Verdict.ACCEPT, "c-early")
    with pytest.raises(NotThereError):
        says(store, of, "anna", Verdict.ACCEPT, "c-9")
    with pytest.raises(NotThereError):
        sheet(store, of.id, "cora")
    with pytest.raises(NotThereError):
        says(store, of, "dora", Verdict.ACCEPT, "c-early")
    with pytest.raises(NotThereError):
        say(store, of.id, Ruling(Verdict.WITHDRAW, (made.id,), "not mine"), "bert")


def test_only_what_is_answered_is_handed_in_and_then_it_stays(store: Store) -> None:
    of = given(store)
    says(store, of, "anna", Verdict.UNSURE, "c-early")
    with pytest.raises(JudgementError, match="say of 1 of the claims"):
        hand_in(store, of.id, "anna")
    says(store, of, "anna", Verdict.ACCEPT, "c-late")
    hands_in(store, of, "anna")
    with pytest.raises(JudgementError, match="handed this in"):
        says(store, of, "anna", Verdict.REJECT, "c-early")


def test_two_coders_with_accounts_are_needed(store: Store) -> None:
    for names, wrong in ((["anna"], "two coders"), (["anna", "dora"], "dora"), (["anna", "zoe"], "zoe")):
        with pytest.raises(JudgementError, match=wrong):
            assign(store, [REPORT], names, "cora")
    with pytest.raises(NotThereError):
        assign(store, [REPORT, "r-9"], ["anna", "bert"], "cora")
    store.accounts.disable("bert", datetime(2026, 11, 2, tzinfo=UTC))
    with pytest.raises(JudgementError, match="bert"):
        assign(store, [REPORT], ["anna", "bert"], "cora")
    assert store.assignments.each() == []


def test_a_sample_is_drawn_again_by_its_seed(store: Store) -> None:
    many = [telling(1, report=f"s-{number:02}", day=number) for number in range(1, 21)]
    keep(store, many)
    drawn = draw(store, Sample(6, seed=7))
    assert drawn == draw(store, Sample(6, seed=7))
    assert drawn != draw(store, Sample(6, seed=8))
    assert draw(store, Sample(3, seed=7)) == drawn[:3]
    in_time = draw(store, Sample(99, start=date(2015, 3, 5), end=date(2015, 3, 7)))
    assert set(in_time) == {"s-05", "s-06", "s-07"}
    assert draw(store, Sample(99, outlet="nobody's")) == ()
    assign(store, drawn, ["anna", "bert"], "cora")
    assert not set(drawn) & set(draw(store, Sample(99, seed=7)))


def test_a_sample_may_hold_reports_in_which_nothing_was_found(store: Store) -> None:
    [one] = store.reports.coded()
    run = store.runs.begin("rebuild", {})
    store.reports.save([Coded(one.capture_id, one.report, ())], run=run)
    assert draw(store, Sample(5)) == ()
    assert draw(store, Sample(5, empty=True)) == (REPORT,)


def test_agreeing_coders_hand_in(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    hands_in(store, of, "anna", "bert")
    assert store.assignments.get(of.id).all_in
