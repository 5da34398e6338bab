"""What stays closed to a coder who codes a report alone: wherever others' judgements of its claims are told.

What coders say in an assignment is told nowhere but in it. This is about all that was judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import HTTPException, Request

from dateline.desk.access import Visiting
from dateline.desk.desk import OpenDesk
from dateline.desk.visit import By
from dateline.errors import NotThereError
from dateline.store import Store

_WHOLE = (
    "/data/",
    *(f"/api/v1/{name}" for name in ("reports", "claims", "incidents", "judgements", "formats", "exports")),
)
"""Where much is told at once: closed while one codes anything alone."""


def codes_alone(request: Request, desk: OpenDesk, visit: Visiting) -> None:
    """403 for what would tell a coder what others judged of a report that is not handed in by all."""
    path = request.url.path
    if visit.person is None or visit.by is By.OWNER or not _may_tell(path):
        return
    blind = desk.store.assignments.blind(visit.person.name)
    found = _closed(desk.store, path, request.query_params.get("report", ""), blind) if blind else None
    if found is not None:
        raise HTTPException(
            403,
            "You code this alone: until all its coders have handed in, what others judged stays closed to you. "
            f"Your work is at /coding/{found}.",
        )


def claims_alone(store: Store, coder: str) -> frozenset[str]:
    """The claims that somebody codes alone at present."""
    return frozenset(
        claim.id
        for report_id in store.assignments.blind(coder)
        for claim in store.claims.of_report(report_id)
    )


def _may_tell(path: str) -> bool:
    return path.startswith((*_WHOLE, "/reports/", "/queue", "/incidents/"))


def _closed(store: Store, path: str, report: str, blind: Mapping[str, str]) -> str | None:
    """The assignment for which a page is closed, None for an open one."""
    if path.startswith(_WHOLE):
        return next(iter(blind.values()))
    view, _, rest = path.strip("/").partition("/")
    named = rest.partition("/")[0]
    told = {report} | _reports(store, view, named)
    return next((blind[one] for one in sorted(told) if one in blind), None)


def _reports(store: Store, view: str, named: str) -> set[str]:
    """The reports that a page tells of."""
    if view == "reports":
        return {named}
    try:
        if view == "queue":
            return {store.claims.get(named).report_id}
        incident = store.incidents.get(named)
    except NotThereError:
        return set()
    return {claim.report_id for claim in store.claims.many((*incident.claim_ids, *incident.beside)).values()}
