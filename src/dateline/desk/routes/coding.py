"""Coding twice: the list of assignments, and giving reports to coders."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsAdjudicator, AsCoder
from dateline.desk.coding.giving import Wish, give
from dateline.desk.coding.lists import AT_ONCE, SHOWN, all_entries, own_entries
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.errors import JudgementError, NotThereError
from dateline.types import Person, Role
from dateline.workspace.assigning import coders_of

router = APIRouter(include_in_schema=False)


@router.get("/coding")
def coding(
    request: Request, desk: OpenDesk, person: AsCoder, page: Annotated[int, Query(ge=1, le=10_000)] = 1
) -> Response:
    """What one has to code; for adjudicators all that is coded, and by whom."""
    store = desk.store
    assigns = person.role.may(Role.ADJUDICATOR)
    mine = store.assignments.each(coder=person.name)
    every = store.assignments.each() if assigns else []
    some = slice((page - 1) * AT_ONCE, page * AT_ONCE)
    return render(
        request,
        "coding/list.html",
        person=person,
        alone=not store.accounts.any(),
        mine=own_entries(store, mine[some], person.name),
        every=all_entries(store, every[some], person.name),
        total=len(every),
        assigns=assigns,
        page=page,
        pages=-(-max(len(mine), len(every)) // AT_ONCE),
    )


@router.get("/coding/new")
def new(request: Request, desk: OpenDesk, person: AsAdjudicator, report: str = "") -> Response:
    """A form that gives reports to coders; ``report`` is the id of one to be given."""
    return _form(request, desk, person, Wish(which="one" if report else "sample", report=report[:200]))


@router.post("/coding/new")
def add(request: Request, desk: OpenDesk, person: AsAdjudicator, wish: Annotated[Wish, Form()]) -> Response:
    """Give a report, or a sample of them, to coders."""
    try:
        give(desk.store, wish, person.name)
    except (JudgementError, NotThereError) as error:
        return _form(request, desk, person, wish, str(error), 400)
    return RedirectResponse("/coding", 303)


@router.post("/coding/{assignment_id}/remove")
def remove(desk: OpenDesk, person: AsAdjudicator, assignment_id: str) -> Response:  # noqa: ARG001
    """Take away an assignment that nobody has begun."""
    desk.store.assignments.remove(assignment_id)
    return RedirectResponse("/coding", 303)


def _form(
    request: Request, desk: Desk, person: Person, wish: Wish, fault: str = "", status: int = 200
) -> Response:
    return render(
        request,
        "coding/new.html",
        status=status,
        person=person,
        coders=coders_of(desk.store),
        shown=SHOWN,
        wish=wish,
        fault=fault,
    )
