"""A workspace of the example reports, and desks over copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.ingest import add
from dateline.workspace.reconcile import reconcile

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="session")
def example(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the example reports, with its incidents; only to be copied."""
    path = tmp_path_factory.mktemp("example") / "work.db"
    with Store.open(path, create=True) as store:
        add(store, [str(REPORTS)], pipeline, versions={})
        reconcile(store)
    return path


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
