"""What every request works with: the workspace, the settings and the pages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from jinja2 import Environment

from dateline.desk.pages import environment
from dateline.desk.settings import Settings
from dateline.store import Store


@dataclass(frozen=True)
class Desk:
    """One running desk. ``token`` guards the forms of a desk without accounts, for as long as it runs."""

    store: Store
    settings: Settings
    pages: Environment = field(default_factory=environment)
    token: str = field(default_factory=secrets.token_urlsafe)


def desk_of(request: Request) -> Desk:
    """The desk that serves this request."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


OpenDesk = Annotated[Desk, Depends(desk_of)]
