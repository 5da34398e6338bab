"""Every test of the store runs on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from dateline.store import Store
from tests.postgres import server

NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server's own database."""
    with server() as address:
        yield address


@pytest.fixture
def new_database(postgres: str) -> str:
    """The address of a schema of PostgreSQL in which nothing is: made faster than a database."""
    name = f"work{next(NUMBERS)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"{postgres}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a workspace can be made, in each of the databases."""
    if request.param == "sqlite":
        return tmp_path / "work.db"
    address: str = request.getfixturevalue("new_database")
    return address


@pytest.fixture
def store(where: str | Path) -> Iterator[Store]:
    """A new workspace in each of the databases."""
    with Store.open(where, create=True) as opened:
        yield opened
