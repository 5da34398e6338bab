"""Answers in JSON: each with the tag of its own bytes, so that nobody fetches the same twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.desk.api.models import PROBLEM
from dateline.desk.problems import PROBLEM_JSON

F = TypeVar("F", bound=Callable[..., Response])

JSON = "application/json"

REFUSALS: Mapping[int, str] = {
    401: "The key is missing where this desk has accounts, or nobody has it.",
    403: "The role of whoever asks does not allow this.",
    405: "The address knows other methods: `Allow` names them.",
    414: "The address is too long.",
    421: "The desk is not served under that host name.",
    422: "A parameter is unknown or does not fit; `detail` names it.",
    503: "The workspace cannot be read now.",
}
"""What every address below /api may answer."""


def problems(*statuses: int, **told: str) -> dict[int | str, dict[str, Any]]:
    """The errors of a route for the description: those that all have, and others with what they mean."""
    found = dict(REFUSALS) | {int(name.removeprefix("s")): words for name, words in told.items()}
    found |= dict.fromkeys((status for status in statuses if status not in found), "No such thing here.")
    made: dict[int | str, dict[str, Any]] = {
        status: {"description": words, "content": {PROBLEM_JSON: {"schema": PROBLEM}}}
        for status, words in sorted(found.items())
    }
    made[304] = {"description": "Unchanged since the answer with one of the tags in `If-None-Match`."}
    return made


def reading(
    router: APIRouter, path: str, answer: Any, *, also: Mapping[int | str, Any] | None = None
) -> Callable[[F], F]:
    """Answer GET and HEAD at a path; ``answer`` is the model of what comes back, ``also`` are further answers."""

    def add(route: F) -> F:
        router.add_api_route(
            path, route, methods=["GET"], response_model=answer, responses=problems() | dict(also or {})
        )
        router.add_api_route(path, route, methods=["HEAD"], include_in_schema=False)
        return route

    return add


def answer(request: Request, content: object, headers: Mapping[str, str] | None = None) -> Response:
    """The content as JSON; 304 without it where whoever asks has these very bytes."""
    body = msgspec.json.encode(content)
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    sent = {"etag": tag, **(headers or {})}
    if has(request, tag):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=JSON, headers=sent)


def has(request: Request, tag: str) -> bool:
    """Whether the request names that tag among those it has (RFC 9110, 13.1.2)."""
    named = request.headers.get("if-none-match", "")
    return named.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in named.split(",")}


def page(request: Request, items: Sequence[object], *, after: str | None) -> Response:
    """A page of a list. ``after`` is the id that the next page begins after, None on the last one."""
    if after is None:
        return answer(request, {"items": items, "next": None})
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    address = f"{request.url.path}?{urlencode([*kept, ('after', after)])}"
    return answer(request, {"items": items, "next": address}, {"link": f'<{address}>; rel="next"'})
