"""Deciding where coders differ, and putting what comes out in force."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsAdjudicator
from dateline.desk.coding.deciding import OWN, deciding
from dateline.desk.coding.lists import SHOWN, all_entries
from dateline.desk.coding.third import Sent, ruling_of
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.errors import JudgementError
from dateline.types import Assignment, Person
from dateline.workspace.adjudicating import close, decide, may_adjudicate, reopen
from dateline.workspace.hearing import hearing
from dateline.workspace.judging import kinds
from dateline.workspace.standing import unwithdrawn

router = APIRouter(prefix="/coding/{assignment_id}", include_in_schema=False)


@router.get("/adjudicate")
def adjudicate(request: Request, desk: OpenDesk, person: AsAdjudicator, assignment_id: str) -> Response:
    """What coders say beside each other; until all have handed in, only how far they are."""
    assignment = desk.store.assignments.get(assignment_id)
    if not assignment.all_in:
        [entry] = all_entries(desk.store, [assignment], person.name)
        return render(request, "coding/waiting.html", person=person, entry=entry)
    return _page(request, desk, person, assignment)


@router.post("/decide")
def decide_one(
    request: Request, desk: OpenDesk, person: AsAdjudicator, assignment_id: str, sent: Annotated[Sent, Form()]
) -> Response:
    """Take one coder's value for a field, or a third; then the next question."""
    heard = hearing(desk.store, assignment_id)
    try:
        decide(desk.store, assignment_id, ruling_of(desk, heard.report, sent), person.name)
    except JudgementError as error:
        return _page(request, desk, person, heard.assignment, str(error), sent)
    following = deciding(hearing(desk.store, assignment_id)).following
    return RedirectResponse(f"/coding/{assignment_id}/adjudicate#{following}", 303)


@router.post("/close")
def close_it(request: Request, desk: OpenDesk, person: AsAdjudicator, assignment_id: str) -> Response:
    """Make judgements of the outcome."""
    assignment = desk.store.assignments.get(assignment_id)
    try:
        close(desk.store, assignment_id, person.name)
    except JudgementError as error:
        if not assignment.all_in:
            raise
        return _page(request, desk, person, assignment, str(error))
    return RedirectResponse(f"/coding/{assignment_id}/adjudicate", 303)


@router.post("/reopen")
def open_again(desk: OpenDesk, person: AsAdjudicator, assignment_id: str) -> Response:
    """Take the judgements back that came of it."""
    reopen(desk.store, assignment_id, person.name)
    return RedirectResponse(f"/coding/{assignment_id}/adjudicate", 303)


def _page(
    request: Request,
    desk: Desk,
    person: Person,
    assignment: Assignment,
    fault: str = "",
    sent: Sent | None = None,
) -> Response:
    """The hearing; with ``sent`` what was filled in stays where it was, beside what is wrong with it."""
    store = desk.store
    page = deciding(hearing(store, assignment.id))
    return render(
        request,
        "coding/adjudicate.html",
        status=400 if fault else 200,
        person=person,
        assignment=assignment,
        shown=SHOWN[assignment.shown],
        page=page,
        may=may_adjudicate(store, assignment, person.name),
        judgements=unwithdrawn(store, store.judgements.by_action(assignment.id)),
        kinds=kinds(store),
        own_value=OWN,
        fault=fault,
        sent=sent,
        faulty=page.anchor(sent.claim, sent.field) if sent else "",
    )
