"""The interface for programs: what the workspace holds, as JSON below /api/v1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

from fastapi import APIRouter, HTTPException, Path, Query, Request
from starlette.responses import Response

from dateline.codebook import KindPage
from dateline.desk.access import AsReader
from dateline.desk.api.addresses import addresses
from dateline.desk.api.answers import answer, page, problems, reading
from dateline.desk.api.asked import Asked as ListAsked
from dateline.desk.api.asked import ClaimsAsked, IncidentsAsked, Names, ReportsAsked
from dateline.desk.api.forwarded import forwarded
from dateline.desk.api.models import (
    ClaimPage,
    IncidentPage,
    KindCount,
    Listing,
    QuotedClaim,
    ReportPage,
    WholeIncident,
    WholeReport,
    Workspace,
)
from dateline.desk.api.naming import named
from dateline.desk.api.telling import Telling
from dateline.desk.codebook.book import Held, held, packaged
from dateline.desk.desk import OpenDesk
from dateline.desk.pages import render
from dateline.errors import NotThereError
from dateline.evaluate.card import Card, load_card
from dateline.store.listed import Asked, ClaimFilter
from dateline.types import Judgement
from dateline.version import __version__

router = APIRouter(prefix="/api", tags=["workspace"])

Id = Annotated[str, Path(max_length=200, description="An id, as lists give it.")]
Naming = Annotated[Names, Query()]


class Numbered(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Numbered)

_MISSING = problems(404)
_MOVED = problems(
    404,
    s300="It was split: `detail` names the parts and `choices` their addresses.",
    s308="It was merged into another: `location`, also in the header, is the address of that one.",
    s410="Nothing is left of it: `detail` says why.",
)


@router.get("", include_in_schema=False)
def interface(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """What the interface is, with a first few requests to copy."""
    found = next(iter(desk.store.incidents.each()), None)
    return render(
        request,
        "api/api.html",
        person=person,
        base=str(request.base_url).rstrip("/"),
        addresses=tuple(addresses(request.app.openapi())),
        incident=found.id if found is not None else "ID",
        keyed=desk.store.accounts.any(),
    )


@reading(router, "/v1/workspace", Workspace)
def workspace(request: Request, desk: OpenDesk, person: AsReader) -> Response:  # noqa: ARG001
    """How much the workspace holds, and with which versions it is served."""
    store = desk.store
    ends = [run.finished for run in store.runs.each() if run.finished is not None]
    return answer(
        request,
        {
            "dateline": __version__,
            "codebook": packaged().version,
            "reports": store.reports.count(),
            "claims": store.claims.count(),
            "incidents": store.incidents.count(),
            "judgements": store.judgements.count(),
            "changed": max(ends, default=None),
        },
    )


@reading(router, "/v1/reports", ReportPage)
def reports(
    request: Request, desk: OpenDesk, person: AsReader, asked: Annotated[ReportsAsked, Query()]
) -> Response:
    """Reports by id, without their text."""
    telling = Telling(desk.store, names=named(person, names=asked.names))
    found = desk.store.listed.reports(
        asked.after, limit=asked.limit + 1, outlet=asked.outlet, start=asked.start, end=asked.end
    )
    kept, after = _first(found, asked.limit)
    return page(request, [telling.report_row(one) for one in kept], after=after)


@reading(router, "/v1/reports/{id}", WholeReport, also=_MISSING)
def report(request: Request, id: Id, desk: OpenDesk, person: AsReader, names: Naming = False) -> Response:
    """One report with its text and its claims."""
    telling = Telling(desk.store, names=named(person, names=names))
    try:
        found = desk.store.reports.get(id)
    except NotThereError:
        raise HTTPException(404, f"There is no report {id!r}.") from None
    return answer(request, telling.report(found))


@reading(router, "/v1/claims", ClaimPage)
def claims(
    request: Request, desk: OpenDesk, person: AsReader, asked: Annotated[ClaimsAsked, Query()]
) -> Response:
    """Claims by id."""
    telling = Telling(desk.store, names=named(person, names=asked.names))
    wanted = ClaimFilter(asked.report, asked.kind, asked.status, asked.country, asked.start, asked.end)
    kept, after = _first(desk.store.listed.claims(wanted, asked.after, limit=asked.limit + 1), asked.limit)
    return page(request, telling.claim_lines(kept), after=after)


@reading(router, "/v1/claims/{id}", QuotedClaim, also=_MISSING)
def claim(request: Request, id: Id, desk: OpenDesk, person: AsReader, names: Naming = False) -> Response:
    """One claim, every value with the words it was read from."""
    telling = Telling(desk.store, names=named(person, names=names))
    try:
        found = desk.store.claims.get(id)
    except NotThereError:
        raise HTTPException(404, f"There is no claim {id!r}.") from None
    return answer(request, telling.claim(found))


@reading(router, "/v1/incidents", IncidentPage)
def incidents(
    request: Request, desk: OpenDesk, person: AsReader, asked: Annotated[IncidentsAsked, Query()]
) -> Response:
    """Incidents by id."""
    telling = Telling(desk.store, names=named(person, names=asked.names))
    wanted = Asked(
        kind=asked.kind,
        status=asked.status,
        country=asked.country,
        actor=asked.actor,
        outlet=asked.outlet,
        disputed=asked.disputed,
        killed=asked.killed,
        start=asked.start,
        end=asked.end,
    )
    kept, after = _first(desk.store.listed.incidents(wanted, asked.after, limit=asked.limit + 1), asked.limit)
    return page(request, [telling.incident_row(one) for one in kept], after=after)


@reading(router, "/v1/incidents/{id}", WholeIncident, also=_MOVED)
def incident(request: Request, id: Id, desk: OpenDesk, person: AsReader, names: Naming = False) -> Response:
    """One incident with all that is said of it and the claims that make it."""
    telling = Telling(desk.store, names=named(person, names=names))
    found = desk.store.incidents.many([id]).get(id)
    if found is None:
        return forwarded(request, desk.store, id)
    return answer(request, telling.incident(found))


@reading(router, "/v1/judgements", Listing[Judgement])
def judgements(
    request: Request, desk: OpenDesk, person: AsReader, asked: Annotated[ListAsked, Query()]
) -> Response:
    """What people said of claims, in the order of being given; nothing is ever taken out."""
    telling = Telling(desk.store, names=named(person, names=asked.names))
    found = desk.store.listed.judgements(asked.after, limit=asked.limit + 1)
    kept, after = _first(found, asked.limit)
    return page(request, [telling.judgement(one) for one in kept], after=after)


@reading(router, "/v1/judgements/{id}", Judgement, also=_MISSING)
def judgement(request: Request, id: Id, desk: OpenDesk, person: AsReader, names: Naming = False) -> Response:
    """One judgement."""
    telling = Telling(desk.store, names=named(person, names=names))
    try:
        found = desk.store.judgements.get(id)
    except NotThereError:
        raise HTTPException(404, f"There is no judgement {id!r}.") from None
    return answer(request, telling.judgement(found))


@reading(router, "/v1/kinds", list[KindCount])
def kinds(request: Request, desk: OpenDesk, person: AsReader) -> Response:  # noqa: ARG001
    """The kinds of the codebook, and what the workspace holds of each."""
    counts = held(desk.store)
    listed = [
        {
            "kind": kind,
            "family": found.family,
            "definition": found.definition,
            "claims": counts.get(kind, Held()).claims,
            "incidents": counts.get(kind, Held()).incidents,
        }
        for kind, found in sorted(packaged().pages.items())
    ]
    return answer(request, listed)


@reading(router, "/v1/kinds/{kind}", KindPage, also=_MISSING)
def kind(
    request: Request,
    kind: Annotated[str, Path(max_length=200, description="A kind of the codebook.")],
    person: AsReader,  # noqa: ARG001
) -> Response:
    """One kind's page: what counts, the frames that evoke it, and its examples."""
    found = packaged().pages.get(kind)
    if found is None:
        raise HTTPException(404, f"The codebook has no kind {kind!r}.")
    return answer(request, found.model_dump(mode="json"))


@reading(router, "/v1/accuracy", Card)
def accuracy(request: Request, person: AsReader) -> Response:  # noqa: ARG001
    """How right each column is: what was measured in percent, on which gold data, beside a naive baseline."""
    card = load_card()
    golds = {name: gold.model_dump() for name, gold in card.golds.items()}
    columns = [
        {
            "name": column.name,
            "about": column.about,
            "missing": column.missing,
            "figures": [
                {
                    "percent": figure.percent,
                    "says": figure.says,
                    "gold": figure.gold.model_dump(),
                    "baseline": figure.baseline,
                    "against": figure.against,
                }
                for figure in column.figures
            ],
        }
        for column in card.columns
    ]
    return answer(request, {"columns": columns, "kinds": card.kinds, "golds": golds})


def _first(found: Sequence[T], limit: int) -> tuple[Sequence[T], str | None]:
    """The items of a page, and the id that the next one begins after, out of one more than the page holds."""
    kept = found[:limit]
    return kept, kept[-1].id if len(found) > limit else None
