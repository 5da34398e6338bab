"""What goes in comes out again, from both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.errors import NotThereError, StoreError
from dateline.store import Coded, Store
from dateline.types import Capture, Forwarding, Judgement, Verdict
from tests.store import made


def test_capture_comes_back_whole(store: Store) -> None:
    moment = datetime(2015, 3, 2, 14, 30, tzinfo=timezone(timedelta(hours=3)))
    page = Capture(
        b"\x00\xff page", "https://example.org/1", moment, "text/html", "2015-03-02", "Tigris Daily"
    )
    assert store.captures.add([page, page], source="pages", run=made.run(store)) == 1
    (found,) = store.captures.waiting(5)
    assert found.capture == page
    assert found.capture.fetched_at is not None
    assert found.capture.fetched_at.tzinfo is UTC
    assert store.captures.content(page.sha256) == page.content


def test_same_capture_is_kept_once(store: Store) -> None:
    run = made.run(store)
    pages = [Capture(b"one"), Capture(b"one", outlet="Tigris Daily"), Capture(b"two")]
    assert store.captures.add(pages, source="first", run=run) == 3
    assert store.captures.add(pages, source="second", run=run) == 0
    assert store.captures.count() == 3
    assert [one.capture.content for one in store.captures.each()] == [b"one", b"one", b"two"]


def test_what_no_database_takes_is_kept_readable(store: Store) -> None:
    run = made.run(store)
    odd = Capture(b"x", url="https://example.org/\x00", outlet="half \ud83d pair")
    assert store.captures.add([odd], source="odd\x00", run=run) == 1
    assert store.captures.add([odd], source="odd\x00", run=run) == 0
    (found,) = store.captures.waiting(1)
    assert (found.capture.url, found.capture.outlet) == ("https://example.org/\ufffd", "half \ufffd pair")


def test_dropped_record_is_told_once(store: Store) -> None:
    run = made.run(store)
    for line, reason in ((3, "no text"), (3, "no text"), (None, "cut off"), (None, "cut off")):
        store.captures.drop("wire.jsonl", line, reason, run)
    assert [(one.where, one.line, one.reason) for one in store.captures.dropped()] == [
        ("wire.jsonl", 3, "no text"),
        ("wire.jsonl", None, "cut off"),
    ]


def test_reports_and_claims_come_back_whole(store: Store) -> None:
    batch = made.filled(store)
    assert list(store.reports.each()) == sorted((coded.report for coded in batch), key=lambda one: one.id)
    assert [claim for coded in batch for claim in coded.claims] == list(store.claims.each())
    assert store.reports.get(batch[0].report.id) == batch[0].report
    assert store.claims.of_report(batch[1].report.id) == batch[1].claims
    assert store.claims.get(batch[1].claims[1].id) == batch[1].claims[1]
    assert store.claims.many(["none", batch[2].claims[0].id]) == {batch[2].claims[0].id: batch[2].claims[0]}
    assert store.captures.waiting(5) == []


def test_claims_come_in_order_of_the_news(store: Store) -> None:
    run = made.run(store)
    store.captures.add([made.page(number) for number in range(4)], source="pages", run=run)
    days = (date(2015, 3, 4), date(2015, 3, 1), None, date(2015, 3, 1))
    batch = []
    for waiting, day in zip(store.captures.waiting(4), days, strict=True):
        report = made.report(waiting.capture, day)
        batch.append(Coded(waiting.id, report, (made.claim(report, 1), made.claim(report, 0))))
    store.reports.save(batch, run=run)
    of_day = sorted((batch[1], batch[3]), key=lambda coded: coded.report.id)
    expected = [claim.id for coded in (batch[2], *of_day, batch[0]) for claim in coded.claims]
    assert [claim.id for claim in store.claims.each()] == expected


def test_reports_come_with_their_claims_in_order_of_the_news(store: Store) -> None:
    batch = made.filled(store, pages=23)
    bare = Coded(batch[4].capture_id, batch[4].report, ())
    undated = Coded(batch[5].capture_id, replace(batch[5].report, published=None), batch[5].claims)
    store.reports.save([bare, undated], run=made.run(store))
    changed = {one.capture_id: one for one in (*batch, bare, undated)}
    assert list(store.reports.coded()) == sorted(
        changed.values(), key=lambda one: (one.report.published or date.min, one.report.id)
    )


def test_saving_again_changes_nothing(store: Store) -> None:
    batch = made.filled(store)
    store.reports.save(batch, run=made.run(store))
    assert (store.reports.count(), store.claims.count()) == (3, 6)


def test_page_seen_twice_is_one_report_of_its_first_capture(store: Store) -> None:
    run = made.run(store)
    store.captures.add([Capture(b"one", outlet="A"), Capture(b"one", outlet="B")], source="s", run=run)
    first, second = store.captures.waiting(2)
    report = made.report(first.capture)
    later = Coded(second.id, made.report(first.capture, date(2015, 5, 5)), (made.claim(report, 7),))
    store.reports.save([later], run=run)
    store.reports.save([Coded(first.id, report, (made.claim(report),))], run=run)
    store.reports.save([later], run=run)
    assert store.reports.get(report.id).published == date(2015, 3, 2)
    assert [claim.id for claim in store.claims.each()] == [f"{report.id}-0"]
    assert store.captures.waiting_count() == 0


def test_refused_capture_waits_no_longer(store: Store) -> None:
    run = made.run(store)
    store.captures.add([made.page(1), Capture(b"two")], source="pages", run=run)
    first, second = store.captures.waiting(2)
    store.reports.refuse(first.id, "holds no text", run)
    store.reports.refuse(second.id, "is too long", run)
    assert store.captures.waiting(2) == []
    assert [(one.where, one.reason) for one in store.captures.refused()] == [
        ("https://example.org/1", "holds no text"),
        ("pages", "is too long"),
    ]


def test_all_are_read_again_without_losing_what_was_read(store: Store) -> None:
    batch = made.filled(store)
    assert store.captures.read_again() == 3
    assert (store.captures.waiting_count(), store.reports.count()) == (3, 3)
    store.reports.refuse(batch[0].capture_id, "holds no text any more", made.run(store))
    assert (store.captures.waiting_count(), store.reports.count(), store.claims.count()) == (2, 2, 4)


def test_heads_come_without_text(store: Store) -> None:
    batch = made.filled(store)
    ids = sorted(coded.report.id for coded in batch)
    assert [head.id for head in store.reports.heads()] == ids
    (head,) = store.reports.heads([ids[1], ids[1], "none"])
    assert (head.id, head.headline) == (ids[1], "Shells on a market")


def test_what_is_not_there_is_said(store: Store) -> None:
    for ask in (store.reports.get, store.claims.get, store.incidents.get, store.captures.content):
        with pytest.raises(NotThereError, match=r"has no \w+ nothing$"):
            ask("nothing")
    for unknown in ("7", "x", "9" * 40):
        with pytest.raises(NotThereError, match=f"there is no run {unknown}"):
            store.runs.finish(unknown, {})
    with pytest.raises(NotThereError, match="there is no capture 7"):
        store.reports.refuse(7, "no", made.run(store))


def test_incidents_are_replaced_as_a_whole(store: Store) -> None:
    run = made.run(store)
    store.incidents.replace(
        [made.incident("i2", "c3"), made.incident("i1", "c1", "c2", beside=("c9",))], [], run=run
    )
    assert [one.id for one in store.incidents.each()] == ["i1", "i2"]
    assert dict(store.incidents.memberships()) == {"c1": "i1", "c2": "i1", "c3": "i2"}
    only = made.incident("i3", "c3", day=date(2015, 3, 2))
    store.incidents.replace(iter([only]), iter([Forwarding("i2", "i3", "merged")]), run=run)
    assert list(store.incidents.each()) == [only]
    assert store.incidents.get("i2") == only


def test_failing_join_leaves_the_last_one(store: Store) -> None:
    run = made.run(store)
    store.incidents.replace([made.incident("i1", "c1")], [], run=run)
    with pytest.raises(StoreError):
        store.incidents.replace([made.incident("i2", "c1"), made.incident("i2", "c2")], [], run=run)
    assert [one.id for one in store.incidents.each()] == ["i1"]


def test_join_may_read_the_store_while_it_is_replaced(store: Store) -> None:
    run = made.run(store)
    store.incidents.replace([made.incident("i1", "c1")], [], run=run)
    again = (made.incident(f"{one.id}-again", *one.claim_ids) for one in store.incidents.each())
    store.incidents.replace(again, [], run=run)
    assert [one.id for one in store.incidents.each()] == ["i1-again"]


def test_incidents_of_some_days(store: Store) -> None:
    days = {"i1": date(2015, 3, 1), "i2": date(2015, 3, 2), "i3": date(2015, 3, 3), "i4": None}
    found = [made.incident(name, f"c-{name}", day=day) for name, day in days.items()]
    store.incidents.replace(found, [], run=made.run(store))
    assert [one.id for one in store.incidents.each(start=date(2015, 3, 2))] == ["i2", "i3"]
    assert [one.id for one in store.incidents.each(end=date(2015, 3, 2))] == ["i1", "i2"]


def test_id_leads_on_through_merges_and_stops_at_a_split(store: Store) -> None:
    run = made.run(store)
    store.incidents.replace([made.incident("i2", "c1")], [Forwarding("i1", "i2", "merged")], run=run)
    leads = [
        Forwarding("i2", "i3", "merged"),
        Forwarding("i0", "i3", "split by a person"),
        Forwarding("i0", "i4", "split by a person"),
        Forwarding("i9", None, "its report was withdrawn"),
    ]
    store.incidents.replace([made.incident("i3", "c1"), made.incident("i4", "c2")], leads, run=run)
    assert store.incidents.get("i1").id == "i3"
    with pytest.raises(NotThereError, match="i0 was split into i3, i4: split by a person"):
        store.incidents.get("i0")
    with pytest.raises(NotThereError, match="i9 is no more: its report was withdrawn"):
        store.incidents.get("i9")
    store.incidents.replace([made.incident("i1", "c1")], [Forwarding("i3", "i1", "merged")], run=run)
    assert [(one.old, one.new) for one in store.incidents.forwardings()][:2] == [("i0", "i3"), ("i0", "i4")]
    assert store.incidents.get("i2").id == "i1"


def test_judgements_stay_in_order(store: Store) -> None:
    when = datetime(2015, 3, 3, tzinfo=UTC)
    given = [
        Judgement("j2", Verdict.DIFFERENT, ("c1", "c2"), "coder", when, "two markets"),
        Judgement("j1", Verdict.CORRECT, ("c1",), "coder", when, "misread", "weapon", '"rocket"'),
    ]
    for judgement in (*given, given[0]):
        store.judgements.add(judgement)
    assert list(store.judgements.each()) == given
    with pytest.raises(StoreError, match="another judgement j1"):
        store.judgements.add(Judgement("j1", Verdict.ACCEPT, ("c1",), "coder", when, "right"))


def test_runs_say_what_was_done(store: Store) -> None:
    first, second = made.run(store), store.runs.begin("reconcile", {})
    store.runs.finish(first, {"reports": 3})
    found = list(store.runs.each())
    assert [(run.id, run.what, run.counts) for run in found] == [
        (first, "add", {"reports": 3}),
        (second, "reconcile", {}),
    ]
    assert found[0].versions == {"code": "1.0", "codebook": "c1", "parser": "p1"}
    assert found[0].finished is not None
    assert found[1].finished is None
