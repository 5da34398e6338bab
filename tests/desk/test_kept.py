"""What the desk keeps of many incidents, and for how long."""

from __future__ import annotations

from dateline.desk.kept import Kept
from dateline.store import Store


def test_an_answer_is_kept_until_a_run_begins_or_ends(store: Store) -> None:
    kept, made = Kept(), iter(range(10))
    assert [kept.get(store, "sites", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    run = store.runs.begin("reconcile", {})
    assert kept.get(store, "sites", lambda: next(made)) == 1
    store.runs.finish(run, {})
    assert kept.get(store, "sites", lambda: next(made)) == 2


def test_what_nobody_asked_for_long_is_forgotten(store: Store) -> None:
    kept, made = Kept(), iter(range(100))
    for number in range(30):
        kept.get(store, number, lambda: next(made))
    assert kept.get(store, 29, lambda: next(made)) == 29
    assert kept.get(store, 0, lambda: next(made)) == 30
