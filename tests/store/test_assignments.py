"""Assignments in each database: nobody changes what is handed in, nobody takes back what another may have seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dateline.errors import JudgementError, NotThereError
from dateline.store import Store
from dateline.types import Assignment, Coding, Judgement, Part, Shown, Verdict

WHEN = datetime(2015, 3, 3, 12, tzinfo=UTC)


def given(id: str = "a1", *coders: str, later: int = 0) -> Assignment:
    names = coders or ("anna", "bert")
    at = WHEN + timedelta(minutes=later)
    return Assignment(id, f"report {id}", Shown.WORDS, tuple(map(Part, names)), "cora", at, "a note")


def says(id: str, coder: str, *, of: str = "a1", action: str | None = None) -> Coding:
    judgement = Judgement(id, Verdict.ACCEPT, ("c1",), coder, WHEN, "seen", action=action)
    return Coding(of, coder, "c1", judgement)


def test_they_come_back_as_they_were_given(store: Store) -> None:
    first, second = given("a1"), given("a2", "anna", "cora", "dora", later=1)
    store.assignments.add([first, second])
    assert store.assignments.get("a1") == first
    assert store.assignments.each() == [second, first]
    assert store.assignments.each(coder="bert") == [first]
    with pytest.raises(NotThereError):
        store.assignments.get("a3")


def test_all_or_none_are_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="two different coders"):
        store.assignments.add(given(id, *names) for id, names in (("a1", ()), ("a2", ("anna", "anna"))))
    assert store.assignments.each() == []


def test_a_coder_is_blind_until_all_have_handed_in(store: Store) -> None:
    store.assignments.add([given()])
    assert store.assignments.blind("anna") == {"report a1": "a1"}
    assert store.assignments.blind("cora") == {}
    store.assignments.hand_in("a1", "anna", WHEN)
    assert store.assignments.blind("anna") == {"report a1": "a1"}
    store.assignments.hand_in("a1", "bert", WHEN)
    assert store.assignments.blind("anna") == store.assignments.blind("bert") == {}


def test_what_one_says_is_not_told_of_another(store: Store) -> None:
    store.assignments.add([given()])
    store.assignments.code(says("j1", "anna"))
    assert [one.id for one in store.assignments.codings("a1", "anna")] == ["j1"]
    assert store.assignments.codings("a1", "bert") == []
    assert list(store.assignments.finished()) == []
    assert store.judgements.count() == 0


def test_who_does_not_code_it_says_nothing(store: Store) -> None:
    store.assignments.add([given()])
    with pytest.raises(NotThereError):
        store.assignments.code(says("j1", "cora"))
    with pytest.raises(NotThereError):
        store.assignments.hand_in("a1", "cora", WHEN)
    with pytest.raises(JudgementError, match="not all have handed in"):
        store.assignments.decide(says("j1", "cora", action="a1"))


def test_what_is_handed_in_stays(store: Store) -> None:
    store.assignments.add([given()])
    store.assignments.hand_in("a1", "anna", WHEN)
    store.assignments.hand_in("a1", "anna", WHEN + timedelta(days=1))
    assert store.assignments.get("a1").part("anna") == Part("anna", WHEN)
    with pytest.raises(JudgementError, match="handed this in"):
        store.assignments.code(says("j1", "anna"))
    store.assignments.take_back("a1", "anna")
    store.assignments.code(says("j1", "anna"))
    for coder in ("anna", "bert"):
        store.assignments.hand_in("a1", coder, WHEN)
    with pytest.raises(JudgementError, match="cannot be taken back"):
        store.assignments.take_back("a1", "anna")


def test_decisions_stand_apart_from_what_coders_say(store: Store) -> None:
    store.assignments.add([given()])
    store.assignments.code(says("j1", "anna"))
    for coder in ("anna", "bert"):
        store.assignments.hand_in("a1", coder, WHEN)
    store.assignments.decide(says("j2", "anna", action="a1"))
    assert [one.id for one in store.assignments.codings("a1", "anna")] == ["j1"]
    assert [one.id for one in store.assignments.decisions("a1")] == ["j2"]
    [(_, said)] = store.assignments.finished()
    assert {coder: [one.id for one in ones] for coder, ones in said.items()} == {"anna": ["j1"], "bert": []}


def test_it_is_closed_once_and_can_be_opened(store: Store) -> None:
    store.assignments.add([given()])
    with pytest.raises(JudgementError, match="not all have handed in"):
        store.assignments.close("a1", "cora", WHEN)
    for coder in ("anna", "bert"):
        store.assignments.hand_in("a1", coder, WHEN)
    store.assignments.close("a1", "cora", WHEN)
    found = store.assignments.get("a1")
    done = tuple(Part(coder, WHEN) for coder in ("anna", "bert"))
    assert found == replace(given(), parts=done, closed_at=WHEN, closed_by="cora")
    with pytest.raises(JudgementError, match="cora has closed it"):
        store.assignments.close("a1", "dora", WHEN)
    with pytest.raises(JudgementError, match="closed"):
        store.assignments.decide(says("j1", "cora", action="a1"))
    store.assignments.reopen("a1")
    assert store.assignments.get("a1").closed_at is None


def test_only_what_nobody_began_is_taken_away(store: Store) -> None:
    store.assignments.add([given("a1"), given("a2")])
    store.assignments.code(says("j1", "anna"))
    with pytest.raises(JudgementError, match="begun"):
        store.assignments.remove("a1")
    store.assignments.remove("a2")
    assert [one.id for one in store.assignments.each()] == ["a1"]
