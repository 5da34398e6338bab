"""What a coder may change of an incident: each change is shown before it is kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsCoder
from dateline.desk.desk import OpenDesk
from dateline.desk.incidents.headline import headline
from dateline.desk.incidents.history import withdrawals
from dateline.desk.incidents.nearby import nearby
from dateline.desk.incidents.page import page_of
from dateline.desk.incidents.preview import preview_of
from dateline.desk.pages import render
from dateline.desk.routes.incidents import found_or_led
from dateline.errors import JudgementError
from dateline.store import Store
from dateline.types import Incident, Person, Verdict
from dateline.workspace.judging import check_pick
from dateline.workspace.reshaping import Plan, keep, plan_merge, plan_pick, plan_split, take_back

router = APIRouter(include_in_schema=False)

Claims = Annotated[list[str], Query()]
_LONGEST = 200
_LOOKING = "not said yet"
"""The reason of a change that is only looked at."""


@router.get("/incidents/{incident_id}/pick")
def choose_value(
    request: Request, desk: OpenDesk, person: AsCoder, incident_id: str, field: str, claim: str
) -> Response:
    """What another value of a field would make of the incident."""
    found = found_or_led(desk, incident_id, "/pick")
    if isinstance(found, Response):
        return found
    _check_pick(desk.store, found, field, claim)
    plan = plan_pick(desk.store, claim, field, _LOOKING, person.name)
    return _shown(request, desk.store, person, "pick", (found,), plan, {"field": field, "claim": claim})


@router.post("/incidents/{incident_id}/pick")
def pick(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    incident_id: str,
    field: Annotated[str, Form()],
    claim: Annotated[str, Form()],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
) -> Response:
    """Keep it."""
    store = desk.store
    found = store.incidents.get(incident_id)
    _check_pick(store, found, field, claim)
    if seen != state_of((found,)):
        return _changed(request, person, found)
    return _kept(store, plan_pick(store, claim, field, _said(why), person.name), person, claim)


@router.get("/incidents/{incident_id}/merge")
def choose_other(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    incident_id: str,
    other: Annotated[str, Query(alias="with")] = "",
    words: str = "",
) -> Response:
    """Incidents that may be the same happening, or what merging with one would make."""
    found = found_or_led(desk, incident_id, "/merge")
    if isinstance(found, Response):
        return found
    if other:
        both = (found, desk.store.incidents.get(other.strip()))
        plan = plan_merge(desk.store, *both, _LOOKING, person.name)
        return _shown(request, desk.store, person, "merge", both, plan, {"with": both[1].id})
    others = nearby(desk.store, found, words[:_LONGEST])
    return render(
        request,
        "incidents/merge.html",
        person=person,
        incident=found,
        title=headline(found),
        others=others,
        words=words,
    )


@router.post("/incidents/{incident_id}/merge")
def merge(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    incident_id: str,
    other: Annotated[str, Form(alias="with")],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
) -> Response:
    """Keep it."""
    store = desk.store
    both = (store.incidents.get(incident_id), store.incidents.get(other))
    if seen != state_of(both):
        return _changed(request, person, both[0])
    return _kept(store, plan_merge(store, *both, _said(why), person.name), person, both[0].claim_ids[0])


@router.get("/incidents/{incident_id}/split")
def choose_claims(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    incident_id: str,
    claim: Claims = [],  # noqa: B006
) -> Response:
    """The claims to tick, or what parting the ticked ones would make."""
    found = found_or_led(desk, incident_id, "/split")
    if isinstance(found, Response):
        return found
    if claim:
        plan = plan_split(desk.store, found, claim, _LOOKING, person.name)
        return _shown(request, desk.store, person, "split", (found,), plan, {"claim": claim})
    return render(
        request,
        "incidents/split.html",
        person=person,
        page=page_of(desk.store, found),
    )


@router.post("/incidents/{incident_id}/split")
def split(
    request: Request,
    desk: OpenDesk,
    person: AsCoder,
    incident_id: str,
    claim: Annotated[list[str], Form()],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
) -> Response:
    """Keep it."""
    store = desk.store
    found = store.incidents.get(incident_id)
    if seen != state_of((found,)):
        return _changed(request, person, found)
    stays = next((one for one in found.claim_ids if one not in claim), claim[0])
    return _kept(store, plan_split(store, found, claim, _said(why), person.name), person, stays)


@router.post("/incidents/{incident_id}/undo")
def undo(
    desk: OpenDesk,
    person: AsCoder,
    incident_id: str,
    judgement: Annotated[list[str], Form()],
    why: Annotated[str, Form()] = "",
) -> Response:
    """Take back what was done in one go; what was taken back before stays so."""
    store = desk.store
    asked = [
        one
        for one in map(store.judgements.get, dict.fromkeys(judgement))
        if one.verdict is not Verdict.WITHDRAW
    ]
    gone = withdrawals(store, asked)
    standing = [one for one in asked if one.id not in gone]
    if not standing:
        raise JudgementError("that is taken back already")
    take_back(store, standing, person.name, why.strip() or "taken back at the desk")
    held = store.incidents.holding(claim for one in standing for claim in one.subjects)
    here = held.get(standing[0].subjects[0]) or next(iter(held.values()), incident_id)
    return RedirectResponse(f"/incidents/{here}?undone=1", 303)


def state_of(incidents: Sequence[Incident]) -> str:
    """What a person saw of incidents, so that a change of what has changed meanwhile is refused."""
    told = "\n".join(repr(one) for one in incidents)
    return sha256(told.encode()).hexdigest()[:16]


def _check_pick(store: Store, incident: Incident, field: str, claim: str) -> None:
    if claim not in incident.claim_ids:
        raise JudgementError(f"claim {claim} is none of incident {incident.id}")
    check_pick(store, store.claims.get(claim), field)


def _said(why: str) -> str:
    if not why.strip():
        raise JudgementError("say why: the reason is kept and shown beside what it decides")
    return why.strip()


def _shown(
    request: Request,
    store: Store,
    person: Person,
    what: str,
    before: tuple[Incident, ...],
    plan: Plan,
    asked: dict[str, str | list[str]],
) -> Response:
    return render(
        request,
        "incidents/preview.html",
        person=person,
        what=what,
        preview=preview_of(store, before, plan),
        asked=asked,
        seen=state_of(before),
    )


def _kept(store: Store, plan: Plan, person: Person, claim: str) -> Response:
    """The page of the incident that a claim makes once the plan is kept."""
    if not plan.holds:
        raise JudgementError("this cannot be done: earlier judgements on these claims stand against it")
    action, _ = keep(store, plan, person.name)
    here = store.incidents.holding([claim]).get(claim, "")
    return RedirectResponse(f"/incidents/{here}?done={action}", 303)


def _changed(request: Request, person: Person, incident: Incident) -> Response:
    """Told to whoever was a moment later than somebody else."""
    return render(
        request,
        "incidents/changed.html",
        status=409,
        person=person,
        incident=incident,
        title=headline(incident),
    )
