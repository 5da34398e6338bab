"""The web app: its routes, what guards them, and how every error is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from dateline.desk.desk import Desk
from dateline.desk.guard import Guard, same_person
from dateline.desk.problems import add_problems
from dateline.desk.routes import codebook, home, reports
from dateline.desk.settings import WAIT_SECONDS, Settings
from dateline.store import Store
from dateline.version import __version__

STATIC = Path(__file__).with_name("static")

ROUTERS = (codebook.router, home.router, reports.router)
"""The views, each a router of its own."""


def create_app(settings: Settings) -> FastAPI:
    """A desk over one workspace; raises StoreError where it cannot be opened."""
    store = Store.open(settings.workspace, wait=WAIT_SECONDS)

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
        dependencies=[Depends(same_person)],
    )
    app.state.desk = Desk(store, settings)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    add_problems(app)
    app.add_middleware(Guard, settings=settings)
    return app
