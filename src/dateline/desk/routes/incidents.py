"""Incidents: the list, and each one with what every voice says of it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.filters import country_names, read_filter
from dateline.desk.incidents.listed import row_of
from dateline.desk.incidents.page import page_of
from dateline.desk.map.gather import find_facets
from dateline.desk.pages import render
from dateline.errors import NotThereError
from dateline.store.browse import Ordering
from dateline.types import Incident, Role

router = APIRouter(include_in_schema=False)

ROWS = 50
"""Incidents on a page of the list."""
ORDERS: tuple[tuple[Ordering, str], ...] = (
    ("date", "the latest first"),
    ("toll", "most killed first"),
    ("priority", "what needs a person first"),
)
"""The orders with what the page calls them; the first is the one unless another is asked for."""


@router.get("/incidents")
def incidents(request: Request, desk: OpenDesk, person: AsReader, after: str | None = None) -> Response:
    """Incidents, those that are asked for, a page at a time."""
    asked, browse = read_filter(request.query_params), desk.store.browse
    order = next((one for one, _ in ORDERS if one == asked.get("order")), ORDERS[0][0])
    page = browse.incidents(asked.wanted, order=order, after=after or None, limit=ROWS)
    kept, store, facets = desk.kept, desk.store, find_facets(desk)
    return render(
        request,
        "incidents/list.html",
        person=person,
        asked=asked,
        order=order,
        orders=ORDERS,
        rows=[row_of(row) for row in page.rows],
        first=not after,
        after=page.after,
        total=kept.get(store, ("number of incidents", asked.wanted), lambda: browse.count(asked.wanted)),
        every=kept.get(store, "number of all incidents", store.incidents.count),
        facets=facets,
        countries=country_names(code for code, _ in facets.countries),
    )


@router.get("/incidents/{incident_id}")
def incident(
    request: Request,
    desk: OpenDesk,
    person: AsReader,
    incident_id: str,
    was: str = "",
    done: str = "",
    undone: bool = False,
) -> Response:
    """One incident; an id that it had before leads to it, and is told as ``was``. ``done`` is an action just kept."""
    found = found_or_led(desk, incident_id)
    if isinstance(found, Response):
        return found
    page = page_of(desk.store, found)
    kept = next((act for act in page.history if act.action == done and done), None)
    return render(
        request,
        "incidents/incident.html",
        person=person,
        page=page,
        was=was if any(one.old == was for one in page.led) else "",
        kept=kept,
        undone=undone,
        may=person.role.may(Role.CODER),
    )


def found_or_led(desk: Desk, incident_id: str, rest: str = "") -> Incident | Response:
    """The incident of that id, or the way to the one that it leads to; HTTPException where there is none."""
    try:
        found = desk.store.incidents.get(incident_id)
    except NotThereError as error:
        raise HTTPException(404, str(error)) from None
    if found.id == incident_id:
        return found
    return RedirectResponse(f"/incidents/{found.id}{rest}?was={incident_id}", 303)
