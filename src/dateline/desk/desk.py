"""What every request works with: the workspace, the settings and the pages."""

from __future__ import annotations

import getpass
import secrets
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from jinja2 import Environment

from dateline.desk.data.jobs import Jobs
from dateline.desk.kept import Kept
from dateline.desk.pages import environment
from dateline.desk.queue.sittings import Sittings
from dateline.desk.settings import Settings
from dateline.store import Store
from dateline.workspace.accounts import Door
from dateline.workspace.wording import WordReader, word_reader


def _owner() -> str:
    """Who runs this process, as far as the system knows a name for them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "owner"


@dataclass(frozen=True)
class Desk:
    """One running desk. Without accounts ``owner`` sits at it, and ``token`` guards the forms while it runs.

    ``sittings`` tells who is at the queue, ``words`` reads what people select, and ``kept`` is what was worked out
    of many incidents.
    """

    store: Store
    settings: Settings
    door: Door
    pages: Environment = field(default_factory=environment)
    token: str = field(default_factory=secrets.token_urlsafe)
    owner: str = field(default_factory=_owner)
    sittings: Sittings = field(default_factory=Sittings)
    words: WordReader = field(default_factory=word_reader)
    data: Jobs = field(default_factory=Jobs)
    kept: Kept = field(default_factory=Kept)


def desk_of(request: Request) -> Desk:
    """The desk that serves this request."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


OpenDesk = Annotated[Desk, Depends(desk_of)]
