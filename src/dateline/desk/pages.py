"""Pages from templates: what every page knows, and how dates, numbers and statuses are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dateline.types import Status, When
from dateline.version import __version__

THIN = "\u202f"
"""A narrow space that does not break: ISO 80000 groups digits by it."""

NAVIGATION = (
    ("Reports", "/reports"),
    ("Incidents", "/incidents"),
    ("Map", "/map"),
    ("Queue", "/queue"),
    ("Coding", "/coding"),
    ("Codebook", "/codebook"),
    ("Data", "/data"),
)
"""The views as the head of every page names them."""


def environment() -> Environment:
    """The templates, which escape everything that is not marked as ours and know no missing name."""
    made = Environment(
        loader=PackageLoader("dateline.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"number": number, "day": day, "moment": moment, "when": when}
    made.globals |= {"statuses": tuple(Status)}
    return made


def render(
    request: Request,
    name: str,
    /,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page of that template; what ``base.html`` needs is added: who asks, and the token of their forms."""
    desk = request.app.state.desk
    visit = getattr(request.state, "visit", None)
    known = {
        "request": request,
        "path": request.url.path,
        "navigation": NAVIGATION,
        "person": visit and visit.person,
        "by": str(visit.by) if visit else "nothing",
        "token": visit.token if visit else "",
        "workspace": PurePath(desk.store.name).name,
        "version": __version__,
    }
    page = desk.pages.get_template(name).render(known | context)
    return HTMLResponse(page, status, headers=dict(headers or {}))


def number(value: int | None) -> str:
    """A whole number with its digits in threes from five digits on; a dash where it is unknown."""
    if value is None:
        return "–"
    return f"{value:,}".replace(",", THIN) if abs(value) >= 10_000 else str(value)


def day(value: date | None) -> str:
    """A day in ISO 8601; a dash where it is unknown."""
    return value.isoformat() if value else "–"


def moment(value: datetime | None) -> str:
    """A time in ISO 8601 to the minute, in UTC; a dash where it is unknown."""
    return value.strftime("%Y-%m-%d %H:%MZ") if value else "–"


def when(value: When | None) -> str:
    """A date as exact as it is told, in ISO 8601: a day, a month, a range, or a day before which it was."""
    if value is None:
        return "–"
    if value.start is None:
        return f"before {value.end.isoformat()}"
    if value.start == value.end:
        return value.start.isoformat()
    return f"{value.start.isoformat()}/{value.end.isoformat()}"
