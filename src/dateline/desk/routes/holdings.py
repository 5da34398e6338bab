"""Who is said to hold what on a day: on the map and as a table, with the claims behind each place."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.codebook.book import packaged
from dateline.desk.desk import OpenDesk
from dateline.desk.filters import read_day
from dateline.desk.map.framing import framed
from dateline.desk.map.holders import drawn, holders, site_of, told
from dateline.desk.pages import render
from dateline.gazetteer.added import open_gazetteer
from dateline.workspace.holding import HeldOn, held_on

router = APIRouter(include_in_schema=False)


@router.get("/holdings")
def show_holdings(request: Request, desk: OpenDesk, person: AsReader, day: str = "") -> Response:
    """The page; without a day it is that of the last claim."""
    written, fault, asked = day.strip(), None, None
    try:
        asked = read_day(written) if written else None
    except ValueError as error:
        fault = str(error)
    every = held_on(desk.store, packaged(), date.max)
    days = _days(every)
    on = asked or (days[-1] if days else None)
    found = held_on(desk.store, packaged(), on) if on else every
    by_name = {one.name: one for one in holders(found.places)}
    return render(
        request,
        "map/holdings.html",
        status=422 if fault else 200,
        person=person,
        day=on,
        written=written or (on.isoformat() if on else ""),
        fault=fault,
        before=max((one for one in days if on and one < on), default=None),
        after=min((one for one in days if on and one > on), default=None),
        places=[told(one, by_name) for one in found.places],
        holders=list(by_name.values()),
        all_read=found.all_read,
        box=framed([site_of(one) for one in found.places]),
        settings=desk.settings,
    )


@router.get("/holdings/marks")
def show_holding_marks(request: Request, desk: OpenDesk, person: AsReader, day: str) -> Response:  # noqa: ARG001
    """What is drawn for a day."""
    try:
        found = held_on(desk.store, packaged(), read_day(day))
    except ValueError as error:
        raise HTTPException(422, f"day: {error}") from error
    by_name = {one.name: one for one in holders(found.places)}
    return JSONResponse(drawn(found.places, by_name, open_gazetteer()))


def _days(every: HeldOn) -> list[date]:
    """The days on which something is told to have changed."""
    return sorted({one.day for place in every.places for one in place.behind if one.day is not None})
