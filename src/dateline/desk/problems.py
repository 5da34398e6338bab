"""Every error as a page for a person or as JSON for a program, never a traceback."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.desk.pages import render
from dateline.errors import DatelineError, JudgementError, NotThereError, StoreError

_TITLES = {
    400: "That does not fit",
    401: "Please log in",
    403: "Not yours to do",
    404: "Not here",
    405: "Not that way",
    409: "Somebody was there before",
    422: "That does not fit",
    429: "Too many tries",
    503: "Not now",
}


def add_problems(app: FastAPI) -> None:
    """Have the app tell each kind of error in its own words."""

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return problem(request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> Response:
        return problem(request, 422, "; ".join(map(_in_words, error.errors())))

    @app.exception_handler(DatelineError)
    async def wrong(request: Request, error: DatelineError) -> Response:
        return problem(request, _status(error), str(error))


def problem(request: Request, status: int, detail: str, headers: object = None) -> Response:
    """The answer for an error: JSON below /api, else a page."""
    sent = dict(headers) if isinstance(headers, dict) else None
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": detail}, status, headers=sent)
    title = _TITLES.get(status, "That did not work")
    return render(request, "errors/problem.html", status=status, headers=sent, title=title, detail=detail)


def _status(error: DatelineError) -> int:
    if isinstance(error, NotThereError):
        return 404
    if isinstance(error, JudgementError):
        return 400
    return 503 if isinstance(error, StoreError) else 400


def _in_words(error: dict[str, object]) -> str:
    where = error.get("loc")
    name = str(where[-1]) if isinstance(where, tuple | list) and where else "the request"
    return f"{name}: {error.get('msg')}"
