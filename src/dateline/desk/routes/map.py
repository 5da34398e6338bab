"""The map with its time line, the list beside it, and what the map draws, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.filters import country_names
from dateline.desk.map.asked import read_box, read_zoom
from dateline.desk.map.days import FOOT, HIGH, chart
from dateline.desk.map.framing import framed
from dateline.desk.map.gather import at_places, buckets, find_clusters, find_days, find_facets, find_sites
from dateline.desk.map.listed import PLACES, ROWS, heading, places
from dateline.desk.map.marks import marks, stepped
from dateline.desk.map.plain import plain_map
from dateline.desk.map.query import View, read_view
from dateline.desk.map.sites import Site
from dateline.desk.pages import render
from dateline.gazetteer.added import open_gazetteer

router = APIRouter(include_in_schema=False)


@router.get("/map")
def show_map(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """The page: its list and a plain picture are in it, so that it works without a script."""
    view = read_view(request.query_params)
    sites = find_sites(desk, view.wanted)
    days, facets = find_days(desk, view.of_all_days), find_facets(desk)
    return render(
        request,
        "map/map.html",
        status=422 if view.asked.faults else 200,
        person=person,
        facets=facets,
        countries=country_names(code for code, _ in facets.countries),
        total=sum(site.incidents for site in sites),
        nowhere=sum(site.incidents for site in sites if site.point is None),
        days=days,
        chart=chart(buckets(days)),
        high=HIGH,
        foot=FOOT,
        box=framed(sites),
        settings=desk.settings,
        **_list(desk, view, sites),
    )


@router.get("/map/beside")
def show_list(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """The list beside the map alone, for when a mark is chosen."""
    view = _checked(request)
    sites = find_sites(desk, view.wanted)
    return render(request, "map/beside.html", person=person, **_list(desk, view, sites))


@router.get("/map/marks")
def show_marks(request: Request, desk: OpenDesk, person: AsReader) -> Response:  # noqa: ARG001
    """What is drawn in a box at a zoom."""
    view = _checked(request)
    try:
        box = read_box(request.query_params.get("box", "-180,-85,180,85"))
        zoom = read_zoom(request.query_params.get("zoom", "1"))
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    sites, dots = find_sites(desk, view.wanted), find_clusters(desk, view.wanted, stepped(zoom))
    return JSONResponse(marks(sites, box, zoom, open_gazetteer(), dots))


@router.get("/map/plain.svg")
def show_plain(request: Request, desk: OpenDesk, person: AsReader) -> Response:  # noqa: ARG001
    """The map as a picture, for a browser that draws none."""
    view = _checked(request)
    drawn = plain_map(find_sites(desk, view.wanted), open_gazetteer())
    return Response(drawn, media_type="image/svg+xml")


def _checked(request: Request) -> View:
    view = read_view(request.query_params)
    if view.asked.faults:
        raise HTTPException(422, "; ".join(f"{name}: {fault}" for name, fault in view.asked.faults.items()))
    return view


def _list(desk: Desk, view: View, sites: Sequence[Site]) -> dict[str, Any]:
    """What the list beside the map shows."""
    context: dict[str, Any] = {"asked": view.asked, "centre": view.centre}
    if view.at is None and not view.nowhere:
        found = places(sites)
        return context | {"chosen": False, "places": found[:PLACES], "more": max(0, len(found) - PLACES)}
    here = view.at.of(sites) if view.at is not None else []
    if view.at is not None and not here:
        return context | {
            "chosen": True,
            "heading": "Nothing here",
            "words": "",
            "rows": (),
            "found": 0,
            "after": None,
        }
    there = at_places(view.wanted, here)
    after = view.asked.get("after") or None
    page = desk.store.browse.incidents(there, order="date", after=after, limit=ROWS)
    name, words = heading(here) if here else ("Without a place", "")
    return context | {
        "chosen": True,
        "heading": name,
        "words": words,
        "rows": page.rows,
        "after": page.after,
        "found": desk.store.browse.count(there),
    }
