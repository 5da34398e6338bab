"""The queue: what waits, in which order, and how judgements take it out and bring it back."""

from __future__ import annotations

import pytest

from dateline.errors import CursorError
from dateline.incidents.priority import load_priorities
from dateline.store import Store
from dateline.types import Verdict
from tests.store import listed, made

WORDS = load_priorities()


def waiting(store: Store) -> list[str]:
    return [row.claim_id for row in store.queue.page().rows]


def test_claims_wait_in_order_with_reasons(store: Store) -> None:
    found = listed.fill(store)
    page = store.queue.page(limit=4)
    rows = (*page.rows, *store.queue.page(after=page.after, limit=4).rows)
    assert {row.claim_id for row in rows} == {one.claim_ids[0] for one in found.values()}
    assert [row.priority for row in rows] == sorted((row.priority for row in rows), reverse=True)
    assert rows[0].incident_id == "a"
    assert rows[0].reasons == ("low confidence", "disputed", "high toll")
    assert store.claims.get(rows[0].claim_id).report_id == rows[0].report_id
    assert store.queue.left() == 6
    assert store.queue.left(["disputed"]) == len(store.queue.page(reasons=["disputed"]).rows) == 1
    assert store.queue.left(["disputed", "low confidence"]) == 6
    assert store.queue.left(["%"]) == 0


def test_next_passes_over_what_is_skipped(store: Store) -> None:
    listed.fill(store)
    order = waiting(store)
    assert [store.queue.next(order[:count]) for count in range(6)] == list(store.queue.page().rows)
    assert store.queue.next(order) is None
    assert store.queue.next([*order[1:], "nothing"]) == store.queue.get(order[0])


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.CORRECT])
def test_a_judged_claim_waits_no_longer(store: Store, verdict: Verdict) -> None:
    listed.fill(store)
    first, second, *rest = waiting(store)
    listed.judge(store, "j1", verdict, first)
    assert waiting(store) == [second, *rest]
    assert store.queue.get(first) is None
    assert store.queue.left() == 5
    listed.judge(store, "j2", Verdict.WITHDRAW, "j1")
    assert waiting(store) == [first, second, *rest]
    listed.judge(store, "j3", Verdict.WITHDRAW, "j2")
    assert waiting(store) == [second, *rest]


def test_a_claim_judged_twice_waits_when_both_are_withdrawn(store: Store) -> None:
    listed.fill(store)
    first = waiting(store)[0]
    listed.judge(store, "j1", Verdict.CORRECT, first, field="weapon")
    listed.judge(store, "j2", Verdict.ACCEPT, first)
    listed.judge(store, "j3", Verdict.WITHDRAW, "j2")
    assert first not in waiting(store)
    listed.judge(store, "j4", Verdict.WITHDRAW, "j1")
    assert first in waiting(store)


def test_what_is_said_of_incidents_leaves_their_claims_waiting(store: Store) -> None:
    listed.fill(store)
    order = waiting(store)
    listed.judge(store, "j1", Verdict.SAME, order[0], order[1])
    listed.judge(store, "j2", Verdict.PICK, order[0], field="killed")
    listed.judge(store, "j3", Verdict.WITHDRAW, "nothing")
    assert waiting(store) == order


def test_incidents_made_again_keep_what_was_judged(store: Store) -> None:
    found = listed.fill(store)
    first, *rest = waiting(store)
    listed.judge(store, "j1", Verdict.ACCEPT, first)
    store.incidents.replace(found.values(), [], run=made.run(store))
    assert waiting(store) == rest
    run = made.run(store)
    with store.incidents.changing() as change:
        change.put([found["b"]], gone=["a", "c"], run=run)
    assert {row.incident_id for row in store.queue.page().rows} == set("bdef")


def test_another_cursor_is_refused(store: Store) -> None:
    listed.fill(store)
    with pytest.raises(CursorError):
        store.queue.page(after=store.browse.incidents(limit=1).after)
