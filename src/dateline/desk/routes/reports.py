"""What was read: the list of reports, and each report as the page stood with its claims beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.cards import card_of
from dateline.desk.desk import OpenDesk
from dateline.desk.pages import render
from dateline.desk.report_text import text_of

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """Every report."""
    return render(request, "reports/list.html", person=person, heads=list(desk.store.reports.heads()))


@router.get("/reports/{report_id}")
def report(request: Request, desk: OpenDesk, person: AsReader, report_id: str) -> Response:
    """One report with its claims."""
    found = desk.store.reports.get(report_id)
    claims = desk.store.claims.of_report(report_id)
    cards = [card_of(claim, number) for number, claim in enumerate(claims, start=1)]
    return render(request, "reports/report.html", person=person, report=found, text=text_of(found, cards))
