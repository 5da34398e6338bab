"""The web app: its routes, what guards them, and how every error is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from dateline.desk.alone import codes_alone
from dateline.desk.desk import Desk
from dateline.desk.guard import Guard, same_person
from dateline.desk.head import HeadAsGet
from dateline.desk.problems import add_problems
from dateline.desk.routes import (
    account,
    accounts,
    adjudicate,
    agreement,
    api,
    api_data,
    codebook,
    coding,
    data,
    holdings,
    home,
    incidents,
    login,
    map,
    queue,
    reports,
    reshaping,
    working,
)
from dateline.desk.settings import WAIT_SECONDS, Settings
from dateline.errors import DeskError
from dateline.store import Store
from dateline.version import __version__
from dateline.workspace.accounts import Door

MOST_SENT = 2**20
"""Bytes of one request's body: a coding of a long report has some thousands."""

STATIC = Path(__file__).with_name("static")

ROUTERS = (
    account.router,
    accounts.router,
    adjudicate.router,
    agreement.router,
    api.router,
    api_data.router,
    codebook.router,
    coding.router,
    data.router,
    holdings.router,
    home.router,
    incidents.router,
    login.router,
    map.router,
    queue.router,
    reports.router,
    reshaping.router,
    working.router,
)
"""The views, each a router of its own."""


def create_app(settings: Settings) -> FastAPI:
    """A desk over one workspace; StoreError where it cannot be opened, DeskError where it may not be served so."""
    store = Store.open(settings.workspace, wait=WAIT_SECONDS)
    try:
        _check_open(settings, store)
    except DeskError:
        store.close()
        raise

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="Dateline",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(same_person), Depends(codes_alone)],
        max_body_size=MOST_SENT,
    )
    app.state.desk = Desk(store, settings, Door(store))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    add_problems(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Guard, settings=settings)
    return app


def _check_open(settings: Settings, store: Store) -> None:
    """Stop where anybody but this computer could ask, and nobody need log in."""
    if not settings.is_open:
        return
    if not store.accounts.any():
        raise DeskError(
            "only this computer is served as long as nobody has an account: make one first, "
            f"with `dateline accounts add {store.name} NAME --role admin`"
        )
    if settings.is_anywhere and not settings.names:
        raise DeskError(f"say with --name under which host name the desk at {settings.host} is asked")
