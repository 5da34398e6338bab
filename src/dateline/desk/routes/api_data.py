"""The interface for programs: formats, their rows in pages, and whole exports."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from starlette.responses import JSONResponse, Response

from dateline.desk.access import AsReader
from dateline.desk.api.answers import answer, page, problems, reading
from dateline.desk.api.data_models import Export, FormatModel, RowsAsked, format_record, state_record
from dateline.desk.api.models import Listing
from dateline.desk.api.naming import named
from dateline.desk.data.asked import DataAsked, FileAsked
from dateline.desk.data.jobs import Job
from dateline.desk.data.sending import begin, known, sent
from dateline.desk.data.shapes import shape_named, shapes
from dateline.desk.desk import Desk, OpenDesk
from dateline.export.context import Context
from dateline.export.formats import format_named
from dateline.export.shape import Format, Options, Row, Table
from dateline.export.told import contents
from dateline.store.listed import Asked

router = APIRouter(prefix="/api/v1", tags=["data"])

Name = Annotated[str, Path(alias="format", max_length=20, description="The name of a format.")]

_MISSING = problems(404)
_UNASKED = problems(
    s404="There is no such format, or nobody has had this made of the workspace as it is now: POST begins it."
)
_BEGUN: dict[int | str, Any] = _MISSING | {202: {"model": Export, "description": "It is being made."}}
_FILE: dict[int | str, Any] = _UNASKED | {
    200: {
        "description": "The data set.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    },
    202: {
        "description": "It is being made: ask again after `Retry-After` seconds.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Export"}}},
    },
}


@reading(router, "/formats", list[FormatModel])
def formats(request: Request, person: AsReader) -> Response:  # noqa: ARG001
    """The formats that data come in, with every column."""
    return answer(request, [format_record(format_named(shape.name)) for shape in shapes()])


@reading(router, "/formats/{format}", FormatModel, also=_MISSING)
def one_format(request: Request, name: Name, person: AsReader) -> Response:  # noqa: ARG001
    """One format, with every column."""
    return answer(request, format_record(_format(name)))


@reading(router, "/formats/{format}/rows", Listing[dict[str, Any]], also=_MISSING)
def rows(
    request: Request, name: Name, desk: OpenDesk, person: AsReader, asked: Annotated[RowsAsked, Query()]
) -> Response:
    """The rows that incidents give in a format's table, `limit` incidents at a time.

    Rows are as in an export, masked alike; a page may have more or fewer than `limit`. Rows of what makes no
    incident (reports, claims that are not counted) are in the export alone, or at `/reports` and `/claims`.
    """
    form = _format(name)
    table = _table(form, asked.table)
    options = asked.options()
    context = Context(desk.store, options)
    named(person, names=asked.names)
    wanted = Asked(start=options.start, end=options.end, kinds=options.kinds, countries=options.countries)
    found = desk.store.listed.incidents(wanted, asked.after, limit=asked.limit + 1)
    kept = found[: asked.limit]
    items = [
        contents(table, row, context.about(incident), context.privacy)
        for incident in kept
        for row in sorted(_rows(form.rows(incident, context), table), key=lambda row: row.part)
    ]
    return page(request, items, after=kept[-1].id if len(found) > asked.limit else None)


@router.post("/exports/{format}", response_model=Export, responses=_BEGUN)
def begin_export(
    request: Request, name: Name, desk: OpenDesk, person: AsReader, asked: Annotated[DataAsked, Query()]
) -> Response:
    """Begin to make a data set of the workspace as it is now.

    A desk without accounts asks for `Content-Type: application/json`, which no page of another site can send.
    """
    named(person, names=asked.names)
    job = begin(desk, _format(name).name, asked.options())
    state = state_record(request, job)
    return JSONResponse(state, 200 if job.progress.ended else 202, {"cache-control": "no-store"})


@reading(router, "/exports/{format}", Export, also=_UNASKED)
def export(
    request: Request, name: Name, desk: OpenDesk, person: AsReader, asked: Annotated[DataAsked, Query()]
) -> Response:
    """How far a data set of the workspace as it is now is.

    Once it is `ready`, `rows` and `losses` say what is in it and what the format could not hold.
    """
    named(person, names=asked.names)
    job = _known(desk, _format(name), asked.options())
    return answer(request, state_record(request, job))


@reading(router, "/exports/{format}/file", None, also=_FILE)
def export_file(
    request: Request, name: Name, desk: OpenDesk, person: AsReader, asked: Annotated[FileAsked, Query()]
) -> Response:
    """The data set as a zip file: with the same question, of the same state of the workspace, the same bytes.

    What is not there after `wait` seconds is answered with 202.
    """
    named(person, names=asked.names)
    job = _known(desk, _format(name), asked.options())
    if not job.wait(asked.wait).ended:
        state = state_record(request, job)
        return JSONResponse(state, 202, headers={"retry-after": "5", "cache-control": "no-store"})
    return sent(request, desk, job)


def _known(desk: Desk, form: Format, options: Options) -> Job:
    found = known(desk, form.name, options)
    if found is None:
        raise HTTPException(404, "Nobody has had this made of the workspace as it is now: POST begins it.")
    return found


def _format(name: str) -> Format:
    if shape_named(name) is None:
        raise HTTPException(404, f"There is no format {name!r}.")
    return format_named(name)


def _table(form: Format, name: str) -> Table:
    """The table of that name, the first for none; 422 for one that the format has not."""
    found = {table.name: table for table in form.tables}
    if name and name not in found:
        raise HTTPException(422, f"table: {form.name} has no table {name!r}; there are: {', '.join(found)}")
    return found[name] if name else form.tables[0]


def _rows(made: Any, table: Table) -> list[Row]:
    return [one for one in made if isinstance(one, Row) and one.table == table.name]
