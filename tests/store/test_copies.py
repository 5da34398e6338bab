"""Copies are found among what is stored, and found anew where reports change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.store import Coded, Store
from dateline.types import Block, BlockKind, Capture, Report
from tests.incidents import agency
from tests.store import made

TEXTS = {"wire": agency.whole(), "paper": agency.localised(), "other": agency.other()}


def report_of(capture: Capture, day: int) -> Report:
    text = TEXTS[capture.outlet or ""]
    block = Block(BlockKind.BODY, 0, len(text), "made")
    return replace(made.report(capture, date(2019, 5, day)), text=text, blocks=(block,))


def saved(store: Store, outlets: tuple[str, ...], run: str) -> list[Coded]:
    store.captures.add([Capture(b"page", outlet=outlet) for outlet in outlets], source="pages", run=run)
    waiting = store.captures.waiting(9)
    batch = [
        Coded(one.id, report_of(one.capture, 4 + (one.capture.outlet == "paper")), ()) for one in waiting
    ]
    store.reports.save(batch, run=run)
    return batch


def test_copy_leads_to_its_dispatch_that_arrived_later(store: Store) -> None:
    run = made.run(store)
    (paper, other) = (coded.report.id for coded in saved(store, ("paper", "other"), run))
    assert store.copies.group() == 0
    assert store.copies.dispatch_of(paper) == paper
    (wire,) = (coded.report.id for coded in saved(store, ("wire",), run))
    assert store.copies.dispatch_of(wire) == wire
    assert store.copies.group() == 1
    assert [store.copies.dispatch_of(one) for one in (paper, other, wire)] == [wire, other, wire]
    assert dict(store.copies.each()) == {paper: wire, other: other, wire: wire}


def test_report_that_is_saved_again_is_signed_again(store: Store) -> None:
    run = made.run(store)
    _, paper = saved(store, ("wire", "paper"), run)
    assert store.copies.group() == 1
    text = TEXTS["other"]
    changed = replace(paper.report, text=text, blocks=(Block(BlockKind.BODY, 0, len(text), "made"),))
    store.reports.save([replace(paper, report=changed)], run=run)
    assert store.copies.group() == 0
    assert store.copies.dispatch_of(paper.report.id) == paper.report.id


def test_signature_that_is_given_is_kept(store: Store) -> None:
    (wire, other) = (coded.report.id for coded in saved(store, ("wire", "other"), made.run(store)))
    store.copies.add(wire, b"\x00" * 504)
    store.copies.add(other, b"\x00" * 504)
    assert store.copies.group() == 1
    assert store.copies.dispatch_of(max(wire, other)) == min(wire, other)
