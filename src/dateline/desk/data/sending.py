"""A finished data set sent as a file, with the tag of its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastapi import HTTPException, Request
from starlette.responses import Response, StreamingResponse

from dateline.desk.api.answers import has
from dateline.desk.data.jobs import BusyError, Job, Stage
from dateline.desk.data.wanted import Wanted, state_of
from dateline.desk.desk import Desk
from dateline.export.shape import Options

_BLOCK = 256 * 1024
_AGAIN = {"retry-after": "30"}


def known(desk: Desk, form: str, options: Options) -> Job | None:
    """The job of a data set of the workspace as it is now, None where nobody has begun it or it is no longer kept."""
    return desk.data.known(Wanted(form, options, state_of(desk.store)).id)


def begin(desk: Desk, form: str, options: Options) -> Job:
    """The same, begun where it is not there yet; 503 where too many are waiting."""
    try:
        return desk.data.ask(desk.store, Wanted(form, options, state_of(desk.store)))
    except BusyError as error:
        raise HTTPException(503, str(error), _AGAIN) from None


def sent(request: Request, desk: Desk, job: Job) -> Response:
    """The zip file of a finished data set; 503 for one that could not be made, or is no longer kept."""
    progress = job.progress
    if progress.stage is Stage.FAILED:
        raise HTTPException(503, f"The data set could not be made: {progress.fault}.", _AGAIN)
    facts, file = progress.facts, desk.data.opened(job)
    if facts is None or file is None:
        raise HTTPException(503, "The data set is no longer kept: ask for it again.", _AGAIN)
    headers = {
        "etag": facts.tag,
        "content-disposition": f'attachment; filename="dateline-{job.wanted.format}.zip"',
    }
    if has(request, facts.tag) or request.method == "HEAD":
        file.close()
        if request.method == "HEAD":
            return Response(
                media_type="application/zip", headers=headers | {"content-length": str(facts.size)}
            )
        return Response(status_code=304, headers=headers)
    headers["content-length"] = str(facts.size)
    return StreamingResponse(_blocks(file), media_type="application/zip", headers=headers)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while block := file.read(_BLOCK):
            yield block
