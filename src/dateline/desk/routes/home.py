"""The first page: what the workspace holds, what was done to it last, and what to do next."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.desk import OpenDesk
from dateline.desk.home_page import held_by, is_example, last_done, steps
from dateline.desk.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """What is in the workspace."""
    store = desk.store
    held = held_by(store)
    return render(
        request,
        "home/home.html",
        person=person,
        held=held,
        steps=list(steps(held, store.name)),
        done=list(last_done(store)),
        example=is_example(store.name),
        name=store.name,
    )
