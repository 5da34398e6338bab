"""Tellings kept in a store as their reports and claims, for the tests of reconciling."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from dateline.incidents import Telling
from dateline.store import Coded, Store
from dateline.types import Block, BlockKind, Capture, Incident, Report

OPENING = "A bomb went off in Ardun on Monday, and the ministry counted the dead until the evening."


def text_of(report_id: str) -> str:
    """A text like others only in its first words, so that no report is taken for a copy."""
    return f"{OPENING} {' '.join(f'{report_id} {number}' for number in range(100, 130))}."


def keep(store: Store, tellings: Sequence[Telling]) -> None:
    """Keep each report once, with its claims, in the order given."""
    run = store.runs.begin("add", {"code": "1"})
    for report_id, of_report in groupby(tellings, key=lambda one: one.claim.report_id):
        told = list(of_report)
        page = Capture(f"page {report_id}".encode())
        store.captures.add([page], source="pages", run=run)
        [capture] = store.captures.waiting(1)
        head = told[0]
        text = text_of(head.dispatch or report_id)
        block = Block(BlockKind.BODY, 0, len(text), "the only one")
        report = Report(
            report_id,
            page.sha256,
            text,
            (block,),
            headline=head.headline,
            outlet=head.outlet,
            published=head.published,
        )
        store.reports.save([Coded(capture.id, report, tuple(one.claim for one in told))], run=run)


def incidents(path: Path) -> list[Incident]:
    """What a workspace holds."""
    with Store.open(path) as store:
        return list(store.incidents.each())
