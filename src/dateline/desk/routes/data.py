"""Ask for data: choose a shape, see what it cannot hold, download."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.api.naming import may_name, named
from dateline.desk.data.asked import FormAsked, FormSent
from dateline.desk.data.jobs import Job, Stage
from dateline.desk.data.sending import begin, known, sent
from dateline.desk.data.shapes import shape_named, shapes
from dateline.desk.desk import Desk, OpenDesk
from dateline.desk.pages import render
from dateline.export.formats import format_named
from dateline.export.shape import Options
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


@router.post("/set")
def make(desk: OpenDesk, person: AsReader, asked: Annotated[FormSent, Form()]) -> Response:
    """Begin to make a data set of the workspace as it is now, and lead to its page."""
    _check(person, asked)
    job = begin(desk, asked.format, asked.options())
    return RedirectResponse(f"/data/set?{query_of(job.wanted.format, job.wanted.options)}", 303)


@router.get("/set")
def data_set(request: Request, desk: OpenDesk, person: AsReader, asked: Asked) -> Response:
    """A data set of the workspace as it is now: how far it is, and what it holds and lost once it is made.

    Where nobody has had it made, a form to have it made.
    """
    return _shown(request, desk, person, asked, "data/set.html")


@router.get("/set/state")
def state(request: Request, desk: OpenDesk, person: AsReader, asked: Asked) -> Response:
    """The part of its page that changes while it is made."""
    return _shown(request, desk, person, asked, "data/state.html")


@router.get("/set/file")
def file(request: Request, desk: OpenDesk, person: AsReader, asked: Asked) -> Response:
    """The data set as a zip file; its page where it is not made yet."""
    _check(person, asked)
    job = known(desk, asked.format, asked.options())
    if job is None:
        return _shown(request, desk, person, asked, "data/set.html", status=404)
    if job.progress.stage in {Stage.WAITING, Stage.MAKING}:
        return _shown(request, desk, person, asked, "data/set.html", status=202)
    return sent(request, desk, job)


def _check(person: Person, asked: FormAsked) -> None:
    named(person, names=asked.names)
    if shape_named(asked.format) is None:
        raise HTTPException(404, f"There is no format {asked.format!r}.")


def _shown(
    request: Request, desk: Desk, person: Person, asked: FormAsked, template: str, status: int = 200
) -> Response:
    _check(person, asked)
    options, form = asked.options(), format_named(asked.format)
    job = known(desk, asked.format, options)
    return render(
        request,
        template,
        status=status,
        person=person,
        shape=shape_named(asked.format),
        form=form,
        options=options,
        progress=job.progress if job else None,
        fields=fields_of(asked.format, options),
        query=query_of(asked.format, options),
        incidents=desk.store.incidents.count(),
    )


def _recent(desk: Desk, person: Person) -> list[tuple[Job, str]]:
    """What is kept and this person may see, each with the query of its page."""
    allowed = [job for job in desk.data.recent() if may_name(person) or not job.wanted.options.name_victims]
    return [(job, query_of(job.wanted.format, job.wanted.options)) for job in allowed]


def query_of(form: str, options: Options) -> str:
    """The query that asks for the same data set."""
    return urlencode(fields_of(form, options))


def fields_of(form: str, options: Options) -> list[tuple[str, str]]:
    """The fields of a form that asks for the same data set."""
    asked = [("format", form)]
    asked += [(name, day.isoformat()) for name, day in (("from", options.start), ("to", options.end)) if day]
    asked += [("kind", kind) for kind in options.kinds] + [("country", one) for one in options.countries]
    flags = (("names", options.name_victims), ("codes", options.codes))
    return [*asked, *((name, "true") for name, on in flags if on)]
