"""How far the coders of the workspace agree."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.agreement import THRESHOLDS, WIDTH, fields_in, figure, label_of, lines_of
from dateline.desk.desk import OpenDesk
from dateline.desk.pages import render
from dateline.workspace.agreement import FEWEST, RELIABLE, TENTATIVE
from dateline.workspace.reliability import reliability
from dateline.workspace.units import rounds

router = APIRouter(include_in_schema=False)


@router.get("/agreement")
def agreement(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """Alpha for each field, for each pair of coders, and by month; only of what all have handed in."""
    found = reliability(rounds(desk.store))
    return render(
        request,
        "agreement/agreement.html",
        person=person,
        found=found,
        lines=list(lines_of(found)),
        by_pair=fields_in(found.pairs.values()),
        by_month=fields_in(found.months.values()),
        thresholds=THRESHOLDS,
        width=WIDTH,
        limits=(TENTATIVE, RELIABLE, FEWEST),
        label_of=label_of,
        figure=figure,
    )
