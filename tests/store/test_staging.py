"""Incidents put in place while others work: only what differs, in one short transaction, and nothing lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.derived import derive_all
from dateline.store.staging import staging
from dateline.store.tables import incident_heads, incident_outlets, incident_parties, incidents, queue
from dateline.types import Forwarding, Incident, Verdict
from tests.store import listed, made


def runs_of(store: Store) -> dict[str, int]:
    """The run that wrote each incident last."""
    with store.incidents._database.reading() as connection:
        return {row.id: row.run_id for row in connection.execute(select(incidents.c.id, incidents.c.run_id))}


def waiting(store: Store) -> list[str]:
    return [row.claim_id for row in store.queue.page().rows]


def test_only_what_differs_is_written(store: Store) -> None:
    found = listed.fill(store)
    before = runs_of(store)
    run = made.run(store)
    changed = found | {"b": replace(found["b"], voices=2)}
    del changed["f"]
    store.incidents.replace(changed.values(), [], run=run)
    after = runs_of(store)
    assert after == {name: int(run) if name == "b" else before[name] for name in "abcde"}
    assert {row.id: row.voices for row in store.browse.incidents().rows}["b"] == 2
    assert store.queue.left() == 5


def test_what_stands_beside_is_made_again_where_it_is_gone(store: Store) -> None:
    found = listed.fill(store)
    order = waiting(store)
    with store.incidents._database.writing() as connection:
        connection.execute(queue.delete().where(queue.c.claim_id == order[0]))
    store.incidents.replace(found.values(), [], run=made.run(store))
    assert waiting(store) == order


def test_others_read_and_write_while_incidents_are_made(store: Store) -> None:
    found = listed.fill(store)
    first, *rest = waiting(store)

    def slowly() -> Iterator[Incident]:
        for number, one in enumerate(found.values()):
            if number == 3:
                listed.judge(store, "j1", Verdict.ACCEPT, first)
                assert store.browse.count() == 6
            yield replace(one, voices=3)

    store.incidents.replace(slowly(), [], run=made.run(store))
    assert waiting(store) == rest
    assert {one.voices for one in store.incidents.each()} == {3}


def test_what_others_changed_meanwhile_is_put_back(store: Store) -> None:
    found = listed.fill(store)
    database = store.incidents._database
    changed = found | {"c": replace(found["c"], voices=2)}
    by_others, run = made.run(store), int(made.run(store))
    asked: list[str] = []

    def again(ids: Collection[str]) -> list[Incident]:
        asked.extend(sorted(ids))
        return [changed[id] for id in ids]

    with staging(database, run, None) as staged:
        staged.add(list(changed.values()))
        split = listed.listed("b2", found["b"].claim_ids[0])
        with store.incidents.changing() as change:
            change.put([replace(found["a"], voices=7)], run=by_others)
            change.put([split], [Forwarding("b", "b2", "split")], gone=["b"], run=by_others)
        with (
            pytest.raises(StoreError, match="by another process in the meantime"),
            database.writing_on(staged.connection),
        ):
            staged.write(None)
        assert {one.id for one in store.incidents.each()} == {"a", "b2", "c", "d", "e", "f"}
        with database.writing_on(staged.connection):
            staged.write(again)
    assert asked == ["a", "b"]
    assert {one.id: one for one in store.incidents.each()} == changed
    assert store.queue.left() == 6


def test_failing_leaves_all_as_it_was(store: Store) -> None:
    found = listed.fill(store)
    before = list(store.incidents.each()), waiting(store), runs_of(store)

    def broken() -> Iterator[Incident]:
        yield replace(found["a"], voices=9)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.incidents.replace(broken(), [], run=made.run(store))
    assert (list(store.incidents.each()), waiting(store), runs_of(store)) == before
    store.incidents.replace([], [], run=made.run(store))
    assert store.incidents.count() == store.browse.count() == store.queue.left() == 0


def test_a_claim_that_went_meanwhile_does_not_wait(store: Store) -> None:
    found = listed.fill(store)
    gone = found["a"].claim_ids[0]
    page = (
        next(one for one in store.captures.waiting(9, from_end=True)) if store.captures.waiting(1) else None
    )
    assert page is None

    def slowly() -> Iterator[Incident]:
        yield from (replace(one, voices=4) for one in found.values())
        report = store.claims.get(gone).report_id
        capture = next(one.id for one in store.captures.each() if one.capture.identity.startswith(report))
        store.reports.refuse(capture, "withdrawn", run=made.run(store))

    store.incidents.replace(slowly(), [], run=made.run(store))
    assert gone not in waiting(store)
    assert store.queue.left() == 4


def test_an_older_workspace_gets_what_stands_beside_its_incidents(store: Store) -> None:
    listed.fill(store)
    first = waiting(store)[0]
    listed.judge(store, "j1", Verdict.ACCEPT, first)
    rows, facets, order = store.browse.incidents().rows, store.browse.facets(), waiting(store)
    with store.incidents._database.writing() as connection:
        for table in (queue, incident_outlets, incident_parties, incident_heads):
            connection.execute(table.delete())
        connection.execute(incidents.update().where(incidents.c.id == "f").values(document="{}"))
    assert store.browse.count() == store.queue.left() == 0
    with store.incidents._database.writing() as connection:
        derive_all(connection)
        derive_all(connection)
    assert store.browse.incidents().rows == tuple(row for row in rows if row.id != "f")
    assert store.browse.facets().actors == facets.actors
    assert waiting(store) == [claim for claim in order if store.queue.get(claim)] and store.queue.left() == 4
