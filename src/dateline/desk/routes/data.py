"""Ask for data: choose a shape, see what it cannot hold, download."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dateline.desk.access import AsReader
from dateline.desk.api.naming import may_name, named
from dateline.desk.data.asked import FormAsked
from dateline.desk.data.jobs import Job, Stage
from dateline.desk.data.sending import ask, sent
from dateline.desk.data.shapes import shape_named, shapes
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.export.formats import format_named
from dateline.types import Person

router = APIRouter(prefix="/data", include_in_schema=False)

Asked = Annotated[FormAsked, Query()]


@router.get("")
def data(request: Request, desk: OpenDesk, person: AsReader) -> Response:
    """What may be asked for, and what was asked for lately."""
    return render(
        request,
        "data/data.html",
        person=person,
        shapes=shapes(),
        kinds=tuple(desk.store.incidents.by_kind().items()),
        incidents=desk.store.incidents.count(),
        may_name=may_name(person),
        recent=tuple(_recent(desk, person)),
    )


@router.get("/set")
def data_set(request: Request, desk: OpenDesk, person: AsReader, asked: Asked) -> Response:
    """A data set of the workspace as it is now: how far it is, and what it holds and lost once it is made."""
    return _shown(request, desk, person, asked, "data/set.html")


@router.get("/set/state")
def state(request: Request, desk: OpenDesk, person: AsReader, asked: Asked) -> Response:
    """The part of its page that changes while it is made."""
    return _shown(request, desk, person, asked, "data/state.html")


@router.get("/set/file")
def file(request: Request, desk: OpenDesk, person: AsReader, asked: Asked) -> Response:
    """The data set as a zip file; its page where it is not made yet."""
    job = _job(desk, person, asked)
    if job.progress.stage in {Stage.WAITING, Stage.MAKING}:
        return _shown(request, desk, person, asked, "data/set.html", status=202)
    return sent(request, desk, job)


def _job(desk: Desk, person: Person, asked: FormAsked) -> Job:
    named(person, names=asked.names)
    if shape_named(asked.format) is None:
        raise HTTPException(404, f"There is no format {asked.format!r}.")
    return ask(desk, asked.format, asked.options())


def _shown(
    request: Request, desk: Desk, person: Person, asked: FormAsked, template: str, status: int = 200
) -> Response:
    job = _job(desk, person, asked)
    form = format_named(asked.format)
    return render(
        request,
        template,
        status=status,
        person=person,
        shape=shape_named(asked.format),
        form=form,
        options=job.wanted.options,
        progress=job.progress,
        query=request.url.query,
        incidents=desk.store.incidents.count(),
    )


def _recent(desk: Desk, person: Person) -> list[tuple[Job, str]]:
    """What is kept and this person may see, each with the query of its page."""
    allowed = [job for job in desk.data.recent() if may_name(person) or not job.wanted.options.name_victims]
    return [(job, query_of(job)) for job in allowed]


def query_of(job: Job) -> str:
    """The query that asks for the same data set."""
    options = job.wanted.options
    asked = [("format", job.wanted.format)]
    asked += [(name, day.isoformat()) for name, day in (("from", options.start), ("to", options.end)) if day]
    asked += [("kind", kind) for kind in options.kinds] + [("country", one) for one in options.countries]
    asked += [
        (name, "true") for name, on in (("names", options.name_victims), ("codes", options.codes)) if on
    ]
    return urlencode(asked)
