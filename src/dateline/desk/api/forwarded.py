"""Where an incident is now that was merged or split."""

from __future__ import annotations

from fastapi import HTTPException, Request
from starlette.responses import JSONResponse, Response

from dateline.desk.problems import PROBLEM_JSON
from dateline.store import Store


def forwarded(request: Request, store: Store, incident_id: str) -> Response:
    """308 to the incident that it was merged into, 300 with the parts of one that was split, 410 where none is left.

    404 for an id that no incident ever had.
    """
    ends, reason = _ends(store, incident_id)
    if reason is None:
        raise HTTPException(404, f"There is no incident {incident_id!r}.")
    if not ends:
        raise HTTPException(410, f"Incident {incident_id!r} is no more: {reason}.")
    query = f"?{request.url.query}" if request.url.query else ""
    places = [f"/api/v1/incidents/{end}{query}" for end in ends]
    if len(ends) > 1:
        told = f"Incident {incident_id!r} was split into {', '.join(ends)}: {reason}."
        return _problem(300, "Several now", told, {"choices": places})
    told = f"Incident {incident_id!r} is {ends[0]} now: {reason}."
    return _problem(308, "Moved", told, {"location": places[0]}, {"location": places[0]})


def _ends(store: Store, incident_id: str) -> tuple[list[str], str | None]:
    """The incidents that the forwardings of an id lead to, and the reason of the first; None where it has none."""
    ends: list[str] = []
    reason: str | None = None
    waiting, seen = [incident_id], {incident_id}
    while waiting:
        steps = store.incidents.leading(old=waiting)
        if reason is None and steps:
            reason = steps[0].reason.rstrip(".")
        new = [step.new for step in steps if step.new is not None and step.new not in seen]
        seen.update(new)
        there = store.incidents.many(new)
        ends += [one for one in dict.fromkeys(new) if one in there]
        waiting = [one for one in dict.fromkeys(new) if one not in there]
    return ends, reason


def _problem(
    status: int, title: str, detail: str, more: dict[str, object], headers: dict[str, str] | None = None
) -> Response:
    content = {"title": title, "status": status, "detail": detail} | more
    return JSONResponse(content, status, headers=headers, media_type=PROBLEM_JSON)
