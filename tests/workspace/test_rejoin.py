"""After a judgement the incidents that it concerns are as a whole reconcile would make them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.store import Store
from dateline.types import Forwarding, Incident, Verdict
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from dateline.workspace.rejoin import rejoin
from dateline.workspace.reshaping import keep as keep_plan
from dateline.workspace.reshaping import plan_merge, plan_split
from tests.workspace.test_reconcile import MERSK, blast
from tests.workspace.told import keep


@pytest.fixture
def store(work: Path) -> Iterator[Store]:
    """Four reports of a blast in Ardun, and one of a blast in Mersk."""
    with Store.open(work, create=True) as made:
        tellings = [
            blast(12, "Lamp"),
            blast(15, "Well", day=11),
            blast(12, "Barn", day=12),
            blast(40, "Forge"),
        ]
        keep(made, [*tellings, blast(3, "Mill", place=MERSK)])
        reconcile(made)
        yield made


def state(store: Store) -> tuple[list[Incident], list[Forwarding]]:
    return list(store.incidents.each()), list(store.incidents.forwardings())


def judged(
    store: Store, verdict: Verdict, *claims: str, field: str | None = None, detail: str | None = None
) -> str:
    """A judgement, and the incidents made again after it, which must be those of a whole reconcile."""
    made = judge(store, Ruling(verdict, claims, "seen", field, detail), "R. Vane")
    rejoin(store, claims)
    found = state(store)
    reconcile(store)
    assert found == state(store)
    return made.id


def test_a_picked_and_a_corrected_value_stand_at_once(store: Store) -> None:
    judged(store, Verdict.PICK, "c-Well", field="killed")
    [incident] = [one for one in store.incidents.each() if "c-Well" in one.claim_ids]
    assert incident.figures[0].best == 15
    judged(store, Verdict.CORRECT, "c-Well", field="killed", detail="16")
    [incident] = [one for one in store.incidents.each() if "c-Well" in one.claim_ids]
    assert incident.figures[0].best == 16


def test_nothing_else_is_touched(store: Store) -> None:
    judge(store, Ruling(Verdict.PICK, ("c-Mill",), "seen", "killed"), "R. Vane")
    found = rejoin(store, ["c-Mill"])
    assert found.incidents == (store.incidents.holding(["c-Mill"])["c-Mill"],)
    assert found.gone == ()
    assert rejoin(store, ["nothing"]).incidents == ()


def test_what_people_say_of_two_claims_holds_at_once(store: Store) -> None:
    apart = judged(store, Verdict.DIFFERENT, "c-Lamp", "c-Well")
    judged(store, Verdict.SAME, "c-Lamp", "c-Mill")
    judged(store, Verdict.SAME, "c-Well", "c-Mill")
    judged(store, Verdict.DIFFERENT, "c-Barn", "c-Forge")
    judge(store, Ruling(Verdict.WITHDRAW, (apart,), "wrong"), "R. Vane")
    rejoin(store, ["c-Lamp", "c-Well"])
    found = state(store)
    reconcile(store)
    assert found == state(store)


@pytest.mark.parametrize("again", [False, True])
def test_a_rejected_claim_leaves_and_an_accepted_one_comes_back(store: Store, again: bool) -> None:
    before = state(store)
    for claim in ("c-Lamp", "c-Mill", "c-Well"):
        judge(store, Ruling(Verdict.REJECT, (claim,), "seen"), "R. Vane")
        rejoin(store, [claim])
        if again:
            found = state(store)
            reconcile(store)
            assert found == state(store)
    for claim in ("c-Well", "c-Mill", "c-Lamp"):
        judge(store, Ruling(Verdict.ACCEPT, (claim,), "seen"), "R. Vane")
        rejoin(store, [claim])
    found = state(store)
    reconcile(store)
    assert found == state(store)
    assert found[0] == before[0]


def test_a_correction_moves_a_claim(store: Store) -> None:
    judged(store, Verdict.CORRECT, "c-Well", field="place", detail='{"name": "Mersk", "key": "geonames:9"}')
    judged(store, Verdict.CORRECT, "c-Barn", field="status", detail='"denied"')
    judged(store, Verdict.CORRECT, "c-Barn", field="status", detail='"asserted"')


def test_two_people_at_once_lose_nothing(store: Store, work: Path) -> None:
    def person(name: str, verdict: Verdict, claims: tuple[str, str]) -> None:
        with Store.open(work) as own:
            judge(own, Ruling(verdict, claims, "seen"), name)
            rejoin(own, claims)

    with ThreadPoolExecutor(2) as people:
        done = [
            people.submit(person, "R. Vane", Verdict.SAME, ("c-Lamp", "c-Mill")),
            people.submit(person, "O. Reed", Verdict.DIFFERENT, ("c-Well", "c-Barn")),
            people.submit(person, "R. Vane", Verdict.DIFFERENT, ("c-Forge", "c-Lamp")),
        ]
        for one in done:
            one.result()
    found = state(store)
    reconcile(store)
    assert found == state(store)


def test_a_plan_writes_nothing(store: Store) -> None:
    before = state(store)
    one, other = (
        store.incidents.get(id) for id in sorted(set(dict(store.incidents.memberships()).values()))[:2]
    )
    plan = plan_merge(store, one, other, "seen", "R. Vane")
    assert plan.holds
    assert state(store) == before
    assert store.judgements.count() == 0
    _, made = keep_plan(store, plan, "R. Vane")
    assert [one.id for one in plan.made.incidents] == list(made.incidents)


def test_a_split_keeps_together_what_stays(store: Store) -> None:
    [whole] = [one for one in store.incidents.each() if len(one.claim_ids) == 4]
    for gone in whole.claim_ids:
        plan = plan_split(store, whole, [gone], "seen", "R. Vane")
        assert plan.holds
        assert {one.claim_ids for one in plan.made.incidents} >= {(gone,)}
        assert {len(one.claim_ids) for one in plan.made.incidents} == {1, 3}
