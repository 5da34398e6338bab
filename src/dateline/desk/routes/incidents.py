"""Incidents: the list, and each one with what every voice says of it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.incidents.headline import headline, main_figure
from dateline.desk.incidents.page import page_of
from dateline.desk.pages import render
from dateline.errors import NotThereError
from dateline.types import Incident, Role

router = APIRouter(include_in_schema=False)


@router.get("/incidents")
def incidents(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """Every incident."""
    rows = [(one, headline(one), main_figure(one)) for one in desk.store.incidents.each()]
    rows.sort(key=lambda row: str(row[0].date.value.end if row[0].date.value else ""), reverse=True)
    return render(request, "incidents/list.html", person=person, rows=rows)


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
