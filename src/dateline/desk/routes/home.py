"""The first page: what the workspace holds, and what to do next."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.desk import OpenDesk
from dateline.desk.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """What is in the workspace."""
    store = desk.store
    counts = {
        "reports": store.reports.count(),
        "claims": store.claims.count(),
        "incidents": store.incidents.count(),
        "judgements": store.judgements.count(),
    }
    return render(request, "home/home.html", person=person, counts=counts)
