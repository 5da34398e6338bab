"""What was read: the list of reports, and each report as the page stood with its claims beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.desk import OpenDesk
from dateline.desk.judged import standing_on
from dateline.desk.pages import render
from dateline.desk.report_page import cards_of, facts_of, is_safe, statuses_of, voices_of
from dateline.desk.report_text import text_of

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """Every report."""
    return render(request, "reports/list.html", person=person, heads=list(desk.store.reports.heads()))


@router.get("/reports/{report_id}")
def report(
    request: Request, desk: OpenDesk, person: AsReader, report_id: str, claim: str | None = None
) -> Response:
    """One report with its claims; ``claim`` is the one to show first."""
    store = desk.store
    found = store.reports.get(report_id)
    claims = store.claims.of_report(report_id)
    ids = [one.id for one in claims]
    cards = cards_of(
        found, claims, judgements=standing_on(store, ids), incidents=store.incidents.holding(ids)
    )
    origin = store.reports.origin(report_id)
    return render(
        request,
        "reports/report.html",
        person=person,
        report=found,
        text=text_of(found, cards),
        voices=voices_of(cards),
        tally=statuses_of(cards),
        facts=list(facts_of(found)),
        origin=origin,
        linked=is_safe(origin.url),
        copies=list(store.reports.heads(store.copies.beside(report_id))),
        chosen=claim if claim in ids else None,
    )
