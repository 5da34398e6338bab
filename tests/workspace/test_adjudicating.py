"""From two coders to judgements: what they agree on is taken, what they differ on is decided, and it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import JudgementError, NotThereError
from dateline.store import Store
from dateline.types import Assignment, CountKind, Role, Shown, Span, Verdict
from dateline.workspace import adjudicating
from dateline.workspace.adjudicating import close, decide, may_adjudicate, reopen
from dateline.workspace.assigning import assign
from dateline.workspace.hearing import hearing
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from tests.workspace.coders import (
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


@pytest.fixture
def store(work: Path) -> Iterator[Store]:
    with Store.open(work, create=True) as made:
        told(made)
        reconcile(made)
        yield made


def differing(store: Store) -> Assignment:
    """Anna keeps 12 killed and rejects the shelling; bert says 14 and accepts it."""
    of = given(store)
    says(store, of, "anna", Verdict.ACCEPT, "c-early")
    says(store, of, "anna", Verdict.REJECT, "c-late", "a drill")
    accepts_all(store, of, "bert")
    corrects(store, of, "bert", "c-early", KILLED, 14, MIDDLE)
    hands_in(store, of, "anna", "bert")
    return of


def killed(store: Store) -> list[int | None]:
    """The best figures of all incidents."""
    figures = [incident.figure(CountKind.KILLED) for incident in store.incidents.each()]
    return sorted((one.best for one in figures if one), key=lambda best: best or 0)


def rules(verdict: Verdict, claim: str, why: str = "so it stands", **more: str) -> Ruling:
    return Ruling(verdict, (claim,), why, **more)  # type: ignore[arg-type]  # fields that are words


def test_nothing_is_shown_before_all_have_handed_in(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    hands_in(store, of, "anna")
    with pytest.raises(JudgementError, match="not all have handed in"):
        hearing(store, of.id)
    with pytest.raises(JudgementError, match="not all have handed in"):
        close(store, of.id, "cora")


def test_what_coders_agree_on_is_taken(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    for coder in ("anna", "bert"):
        corrects(store, of, coder, "c-late", KILLED, 4)
    hands_in(store, of, "anna", "bert")
    assert hearing(store, of.id).left == ()
    made = close(store, of.id, "cora")
    assert [(one.verdict, one.subjects[0], one.field) for one in made] == [
        (Verdict.ACCEPT, "c-early", None),
        (Verdict.ACCEPT, "c-late", None),
        (Verdict.CORRECT, "c-late", KILLED),
    ]
    assert {one.who for one in made} == {"cora"}
    assert {one.action for one in made} == {of.id}
    assert "anna and bert agree" in made[0].why
    assert killed(store) == [4, 12]


def test_what_they_differ_on_is_decided_cell_by_cell(store: Store) -> None:
    of = differing(store)
    assert [(one.joint.id, one.field) for one in hearing(store, of.id).left] == [
        ("c-early", KILLED),
        ("c-late", "claim"),
    ]
    with pytest.raises(JudgementError, match="2 of the differences"):
        close(store, of.id, "cora")
    decide(store, of.id, rules(Verdict.PICK, "c-early", field=KILLED, detail="bert"), "cora")
    decide(store, of.id, rules(Verdict.REJECT, "c-late", "a drill indeed"), "cora")
    assert store.judgements.count() == 0
    made = close(store, of.id, "cora")
    assert killed(store) == [14]
    [correction] = [one for one in made if one.verdict is Verdict.CORRECT]
    assert (correction.detail, correction.evidence) == ("14", (MIDDLE,))
    assert "anna: 12, bert: 14; so it stands" in correction.why
    [rejection] = [one for one in made if one.verdict is Verdict.REJECT]
    assert "anna: is none, bert: is a claim; a drill indeed" in rejection.why


def test_a_third_value_may_be_given_and_a_decision_changed(store: Store) -> None:
    of = differing(store)
    decide(store, of.id, rules(Verdict.REJECT, "c-late"), "cora")
    decide(store, of.id, rules(Verdict.PICK, "c-early", field=KILLED, detail="bert"), "cora")
    third = Ruling(Verdict.CORRECT, ("c-early",), "both misread", KILLED, "13", (Span(REPORT, 0, 5),))
    decide(store, of.id, third, "cora")
    close(store, of.id, "cora")
    assert killed(store) == [13]


def test_the_fields_of_a_claim_that_is_taken_are_decided_too(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    corrects(store, of, "bert", "c-early", "actors", ["northern league"])
    corrects(store, of, "bert", "c-early", "date", None)
    hands_in(store, of, "anna", "bert")
    assert [one.field for one in hearing(store, of.id).left] == ["date", "actors"]
    decide(store, of.id, rules(Verdict.PICK, "c-early", field="date", detail="bert"), "cora")
    decide(store, of.id, rules(Verdict.PICK, "c-early", field="actors", detail="anna"), "cora")
    made = close(store, of.id, "cora")
    assert [(one.field, one.detail) for one in made if one.field] == [("date", "null")]


def test_a_claim_that_both_found_is_added_once(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    first = adds(store, of, "anna", MIDDLE)
    adds(store, of, "bert", Span(REPORT, 26, 40))
    corrects(store, of, "anna", first, KILLED, 2)
    hands_in(store, of, "anna", "bert")
    assert [(one.joint.id, one.field) for one in hearing(store, of.id).left] == [(first, KILLED)]
    decide(store, of.id, rules(Verdict.PICK, first, field=KILLED, detail="anna"), "cora")
    close(store, of.id, "cora")
    assert [claim.id for claim in store.claims.of_report(REPORT)] == ["c-early", first, "c-late"]
    assert killed(store) == [2, 3, 12]


def test_a_claim_that_one_found_is_decided(store: Store) -> None:
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    first = adds(store, of, "bert", MIDDLE)
    hands_in(store, of, "anna", "bert")
    assert [(one.joint.id, one.field) for one in hearing(store, of.id).left] == [(first, "claim")]
    decide(store, of.id, rules(Verdict.REJECT, first), "cora")
    close(store, of.id, "cora")
    assert len(store.claims.of_report(REPORT)) == 2
    reopen(store, of.id, "cora")
    decide(store, of.id, rules(Verdict.ACCEPT, first), "cora")
    close(store, of.id, "cora")
    assert len(store.claims.of_report(REPORT)) == 3


def test_from_the_words_what_nobody_filled_in_is_emptied(store: Store) -> None:
    of = given(store, Shown.WORDS)
    for coder in ("anna", "bert"):
        says(store, of, coder, Verdict.ACCEPT, "c-early")
        says(store, of, coder, Verdict.REJECT, "c-late")
        corrects(store, of, coder, "c-early", "kind", "bombing")
        corrects(store, of, coder, "c-early", "status", "asserted")
        corrects(store, of, coder, "c-early", KILLED, 12)
    hands_in(store, of, "anna", "bert")
    made = close(store, of.id, "cora")
    # Kind, status and the dead are as the machine read them; its actor and day nobody saw.
    assert {(one.field, one.detail) for one in made if one.field} == {("actors", "null"), ("date", "null")}


def test_what_others_corrected_gives_way_to_what_coders_hold(store: Store) -> None:
    judge(store, Ruling(Verdict.CORRECT, ("c-early",), "seen", KILLED, "99"), "dora")
    reconcile(store)
    assert killed(store) == [3, 99]
    of = given(store)
    accepts_all(store, of, "anna", "bert")
    hands_in(store, of, "anna", "bert")
    close(store, of.id, "cora")
    assert killed(store) == [3, 12]
    reopen(store, of.id, "cora")
    assert killed(store) == [3, 99]


def test_closing_is_undone_and_done_again(store: Store) -> None:
    before = list(store.incidents.each())
    of = differing(store)
    decide(store, of.id, rules(Verdict.PICK, "c-early", field=KILLED, detail="bert"), "cora")
    decide(store, of.id, rules(Verdict.REJECT, "c-late"), "cora")
    for _ in range(2):
        close(store, of.id, "cora")
        assert killed(store) == [14]
        reopen(store, of.id, "cora")
        assert list(store.incidents.each()) == before
    with pytest.raises(JudgementError, match="not closed"):
        reopen(store, of.id, "cora")


def test_who_coded_it_does_not_decide_it_where_somebody_else_can(store: Store) -> None:
    of = differing(store)
    assert may_adjudicate(store, of, "cora")
    assert not may_adjudicate(store, of, "anna")
    with pytest.raises(JudgementError, match="coded this report yourself"):
        decide(store, of.id, rules(Verdict.REJECT, "c-late"), "anna")
    with pytest.raises(JudgementError, match="coded this report yourself"):
        close(store, of.id, "anna")


def test_a_coder_decides_where_nobody_else_is(store: Store) -> None:
    [of] = assign(store, [REPORT], ["anna", "cora"], "cora")
    assert may_adjudicate(store, of, "cora")
    store.accounts.add("eve", Role.ADJUDICATOR, "no password", datetime(2026, 11, 1, tzinfo=UTC))
    assert not may_adjudicate(store, of, "cora")


@pytest.mark.parametrize(
    ("ruling", "wrong"),
    [
        (rules(Verdict.REJECT, "c-late", " "), "say why"),
        (rules(Verdict.REJECT, "c-early"), "do not differ on the claim"),
        (rules(Verdict.PICK, "c-early", field="place", detail="anna"), "do not differ on the place"),
        (rules(Verdict.PICK, "c-early", field=KILLED, detail="dora"), "dora has no value"),
        (rules(Verdict.CORRECT, "c-early", field=KILLED, detail='"x"'), "no value for killed"),
        (rules(Verdict.WITHDRAW, "c-early", field=KILLED), "does not say"),
    ],
)
def test_decisions_that_do_not_fit_are_refused(store: Store, ruling: Ruling, wrong: str) -> None:
    of = differing(store)
    with pytest.raises(JudgementError, match=wrong):
        decide(store, of.id, ruling, "cora")
    assert store.assignments.decisions(of.id) == []
    with pytest.raises(NotThereError):
        decide(store, of.id, rules(Verdict.REJECT, "c-9"), "cora")


@pytest.mark.parametrize("fault", [JudgementError("refused"), OverflowError("not foreseen")])
def test_a_failed_closing_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    of = differing(store)
    decide(store, of.id, rules(Verdict.PICK, "c-early", field=KILLED, detail="bert"), "cora")
    decide(store, of.id, rules(Verdict.REJECT, "c-late"), "cora")

    def rejoin(*_: object) -> None:
        raise fault

    monkeypatch.setattr(adjudicating, "rejoin", rejoin)
    with pytest.raises(type(fault), match=str(fault)):
        close(store, of.id, "cora")
    assert store.assignments.get(of.id).closed_at is None
    monkeypatch.undo()
    reconcile(store)
    assert killed(store) == [3, 12]
    close(store, of.id, "cora")
    assert killed(store) == [14]
