"""Every error as a page for a person or as JSON for a program, never a traceback."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from fastapi import BackgroundTasks, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.desk.desk import desk_of
from dateline.desk.guard import headers
from dateline.desk.ours import login_address
from dateline.desk.pages import render
from dateline.desk.visit import PROGRAMS, visit_of
from dateline.errors import (
    AccountError,
    DatelineError,
    JudgementError,
    NotThereError,
    RefusedError,
    StoreError,
)

_TITLES = {
    400: "That does not fit",
    401: "Please log in",
    403: "Not yours to do",
    404: "Not here",
    405: "Not that way",
    409: "Somebody was there before",
    410: "No more",
    413: "Too much at once",
    422: "That does not fit",
    429: "Too many tries",
    500: "That did not work",
    503: "Not now",
}
PROBLEM_JSON = "application/problem+json"
"""The media type of an error for a program (RFC 9457)."""
_FAULT = "Something is wrong with this page. It is our fault, and written down in the log."


def add_problems(app: FastAPI) -> None:
    """Have the app tell each kind of error in its own words."""

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == 401 and not request.url.path.startswith(PROGRAMS):
            return _to_login(request, str(error.detail))
        return problem(request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    def unfit(request: Request, error: RequestValidationError) -> Response:
        return problem(request, 422, "; ".join(map(_in_words, error.errors())))

    @app.exception_handler(DatelineError)
    def wrong(request: Request, error: DatelineError) -> Response:
        return problem(request, _status(error), _without_path(request, str(error)))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        error.add_note(f"{request.method} {request.url.path!a}")  # for the log, which the server writes
        return problem(request, 500, _FAULT, headers(desk_of(request).settings))


def problem(request: Request, status: int, detail: str, headers: object = None) -> Response:
    """The answer for an error: JSON as RFC 9457 has it below /api, else a page."""
    sent = dict(headers) if isinstance(headers, dict) else None
    title = _TITLES.get(status, "That did not work")
    if request.url.path.startswith(PROGRAMS):
        told = {"title": title, "status": status, "detail": detail}
        return JSONResponse(told, status, headers=sent, media_type=PROBLEM_JSON)
    _recognise(request)
    return render(request, "errors/problem.html", status=status, headers=sent, title=title, detail=detail)


def _without_path(request: Request, words: str) -> str:
    """What is wrong, with the workspace by its name alone: where it lies on this computer is nobody's business."""
    name = desk_of(request).store.name
    return words.replace(name, PurePath(name).name)


def _to_login(request: Request, detail: str) -> Response:
    """Have a browser log in and come back; htmx is told so by a header, and a form that was sent is not sent again."""
    if request.headers.get("hx-request"):
        at = urlsplit(request.headers.get("hx-current-url", ""))
        return Response(status_code=401, headers={"hx-redirect": login_address(at.path, at.query)})
    if request.method == "GET":
        return RedirectResponse(login_address(request.url.path, request.url.query), 303)
    return problem(request, 401, detail)


def _recognise(request: Request) -> None:
    """Know who asks also where no route was reached, so that the head of the page says so."""
    if hasattr(request.state, "visit"):
        return
    try:
        visit_of(request, BackgroundTasks())
    except (HTTPException, StoreError):
        return  # The page is then as for somebody who has not logged in.


def _status(error: DatelineError) -> int:
    if isinstance(error, RefusedError):
        return 429 if error.wait else 403
    if isinstance(error, NotThereError):
        return 404
    if isinstance(error, JudgementError | AccountError):
        return 400
    return 503 if isinstance(error, StoreError) else 400


def _in_words(error: dict[str, object]) -> str:
    where = error.get("loc")
    name = str(where[-1]) if isinstance(where, tuple | list) and where else "the request"
    return f"{name}: {str(error.get('msg')).removeprefix('Value error, ')}"
