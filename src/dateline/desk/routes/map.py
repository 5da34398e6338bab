"""The map with its time line, the list beside it, and what the map draws, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.desk import OpenDesk
from dateline.desk.map.asked import read_box, read_zoom
from dateline.desk.map.days import FOOT, HIGH, chart
from dateline.desk.map.framing import framed
from dateline.desk.map.gather import find_days, find_rows, find_sites
from dateline.desk.map.listed import PLACES, ROWS, heading, places
from dateline.desk.map.marks import marks
from dateline.desk.map.plain import plain_map
from dateline.desk.map.query import Asked, read_asked
from dateline.desk.map.sites import Site
from dateline.desk.pages import render
from dateline.gazetteer.added import open_gazetteer
from dateline.store import Store

router = APIRouter(include_in_schema=False)


@router.get("/map")
def show_map(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """The page: its list and a plain picture are in it, so that it works without a script."""
    asked = read_asked(request.query_params)
    sites = find_sites(desk.store, asked.filter)
    days, undated = find_days(desk.store, asked.without_days)
    return render(
        request,
        "map/map.html",
        status=422 if asked.faults else 200,
        person=person,
        total=sum(site.incidents for site in sites),
        nowhere=sum(site.incidents for site in sites if site.point is None),
        chart=chart(days),
        undated=undated,
        high=HIGH,
        foot=FOOT,
        box=framed(sites),
        settings=desk.settings,
        **_list(desk.store, asked, sites),
    )


@router.get("/map/beside")
def show_list(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """The list beside the map alone, for when a mark is chosen."""
    asked = _checked(request)
    sites = find_sites(desk.store, asked.filter)
    return render(request, "map/beside.html", person=person, **_list(desk.store, asked, sites))


@router.get("/map/marks")
def show_marks(request: Request, desk: OpenDesk, person: AsReader) -> Response:  # noqa: ARG001
    """What is drawn in a box at a zoom."""
    asked = _checked(request)
    try:
        box = read_box(request.query_params.get("box", "-180,-85,180,85"))
        zoom = read_zoom(request.query_params.get("zoom", "1"))
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    return JSONResponse(marks(find_sites(desk.store, asked.filter), box, zoom, open_gazetteer()))


@router.get("/map/plain.svg")
def show_plain(request: Request, desk: OpenDesk, person: AsReader) -> Response:  # noqa: ARG001
    """The map as a picture, for a browser that draws none."""
    asked = _checked(request)
    drawn = plain_map(find_sites(desk.store, asked.filter), open_gazetteer())
    return Response(drawn, media_type="image/svg+xml")


def _checked(request: Request) -> Asked:
    asked = read_asked(request.query_params)
    if asked.faults:
        raise HTTPException(422, "; ".join(f"{name}: {fault}" for name, fault in asked.faults.items()))
    return asked


def _list(store: Store, asked: Asked, sites: list[Site]) -> dict[str, Any]:
    """What the list beside the map shows."""
    if asked.at is None and not asked.nowhere:
        found = places(sites)
        return {
            "asked": asked,
            "chosen": False,
            "places": found[:PLACES],
            "more": max(0, len(found) - PLACES),
        }
    rows, number = find_rows(store, asked.filter, asked.at, ROWS)
    name, words = heading(sites, asked.at)
    return {"asked": asked, "chosen": True, "heading": name, "words": words, "rows": rows, "found": number}
