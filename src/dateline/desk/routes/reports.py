"""What was read: the list of reports, and each report as the page stood with its claims beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.desk import OpenDesk
from dateline.desk.pages import render
from dateline.desk.report_list import Asked
from dateline.desk.report_page import cards_of, facts_of, is_safe, statuses_of, voices_of
from dateline.desk.report_text import text_of
from dateline.workspace.judging import judgements_on

_ROWS = 100
"""Reports on one page of the list."""

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(
    request: Request,
    desk: OpenDesk,
    person: AsReader,
    words: str = "",
    outlet: str = "",
    start: str = "",
    end: str = "",
    after: str | None = None,
) -> Response:
    """The reports of some words, outlet and days, the latest first, a page at a time."""
    asked = Asked(words.strip(), outlet.strip(), start.strip(), end.strip())
    page = desk.store.browse.reports(
        asked.words or None, asked.first, asked.last, asked.outlet or None, after=after or None, limit=_ROWS
    )
    return render(
        request,
        "reports/list.html",
        person=person,
        asked=asked,
        page=page,
        began=after is not None,
        outlets=sorted({row.outlet for row in page.rows if row.outlet}),
    )


@router.get("/reports/{report_id}")
def report(
    request: Request, desk: OpenDesk, person: AsReader, report_id: str, claim: str | None = None
) -> Response:
    """One report with its claims; ``claim`` is the one to show first."""
    store = desk.store
    found = store.reports.get(report_id)
    claims = store.claims.of_report(report_id)
    ids = [one.id for one in claims]
    cards = cards_of(found, claims, judgements_on(store, ids), store.incidents.holding(ids))
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
