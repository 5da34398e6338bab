"""A workspace of the example reports, and desks over copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.desk.cookies import LOGIN, cookie_name
from dateline.desk.data.wanted import Wanted, state_of
from dateline.export.shape import Options
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.accounts import Door
from dateline.workspace.ingest import add
from dateline.workspace.reconcile import reconcile
from dateline.workspace.wording import WordReader
from tests.desk.double import gather
from tests.desk.hostile.crawl import BASE, Found, crawl, ids_of
from tests.desk.hostile.made import ADMIN, CODER, STRINGS, fill
from tests.desk.team import QUICK, token_of
from tests.desk.walk import routes

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="session")
def example(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the example reports, with its incidents; only to be copied."""
    path = tmp_path_factory.mktemp("example") / "work.db"
    with Store.open(path, create=True) as store:
        add(store, [str(REPORTS)], pipeline, versions={})
        reconcile(store)
    return path


@pytest.fixture(scope="session")
def hostile(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace in which somebody hostile wrote every text."""
    return fill(tmp_path_factory.mktemp("hostile") / "work.db", pipeline)


MOST = 20
"""Addresses of one route that the walk asks for: a third of the strings, each in all fields; one report shows all."""


PATIENCE = 120
"""Seconds until a data set must be made: a machine with other work takes its time."""


@pytest.fixture(scope="session")
def walked(hostile: Path) -> list[Found]:
    """Every address at a desk over that workspace, asked by an admin whose very name is hostile; a coder's work too.

    Two data sets are made before, so that their pages say what was lost.
    """
    settings = Settings(hostile)
    app = create_app(settings)
    every = list(routes(app))
    work = [route for route in every if route.path.startswith("/coding/{")]
    found: list[Found] = []
    with Store.open(hostile) as store, TestClient(app, base_url=BASE, follow_redirects=False) as client:
        for form in ("ucdp", "jsonl"):
            app.state.desk.data.ask(store, Wanted(form, Options(), state_of(store))).wait(PATIENCE)
        for name, some in ((ADMIN, every), (CODER, work)):
            token = Door(store, QUICK).open(name)
            client.cookies.set(cookie_name(settings, LOGIN), token, domain="127.0.0.1", path="/")
            found += crawl(client, some, ids_of(store), STRINGS[::10], MOST)
    return found


@pytest.fixture
def workspace(example: Path, tmp_path: Path) -> Path:
    """A copy of the example workspace that a test may change."""
    return Path(shutil.copy(example, tmp_path / "work.db"))


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    """The store behind the desk."""
    with Store.open(workspace) as opened:
        yield opened


@pytest.fixture
def client(workspace: Path) -> Iterator[TestClient]:
    """The desk over the copy, asked without a browser."""
    with TestClient(create_app(Settings(workspace)), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture
def team(store: Store) -> Store:
    """The workspace with the people of ``double``."""
    gather(store)
    return store


@pytest.fixture(scope="session")
def words() -> WordReader:
    """Reads words for every desk of these tests: lexicon and gazetteer are loaded once."""
    return WordReader()


@pytest.fixture
def people(workspace: Path, team: Store, words: WordReader) -> Iterator[Callable[[str], TestClient]]:
    """The desk as one of them has it open, by name; forms carry their token."""
    settings = Settings(workspace)
    app = create_app(settings)
    app.state.desk = replace(app.state.desk, words=words)

    def open_as(name: str) -> TestClient:
        client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
        client.cookies.set(cookie_name(settings, LOGIN), Door(team, QUICK).open(name))
        client.headers["x-csrf-token"] = token_of(client, team, settings)
        return client

    yield open_as
    app.state.desk.store.close()
