"""How SQLite goes about what the desk counts: from indexes alone, in their order, with nothing sorted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from dateline.store import Store
from dateline.store.filters import IncidentFilter

FIRST, LAST = date(2016, 3, 1), date(2016, 9, 1)
Asked = list[tuple[str, Any]]
QUESTIONS: dict[str, Callable[[Store], object]] = {
    "places": lambda store: store.browse.sites(),
    "places from a day": lambda store: store.browse.sites(IncidentFilter(start=FIRST)),
    "places of some days": lambda store: store.browse.sites(IncidentFilter(start=FIRST, end=LAST)),
    "days": lambda store: store.browse.days(),
    "days from a day": lambda store: store.browse.days(IncidentFilter(start=FIRST)),
    "days of some days": lambda store: store.browse.days(IncidentFilter(start=FIRST, end=LAST)),
    "number of some days": lambda store: store.browse.count(IncidentFilter(start=FIRST, end=LAST)),
    "facets": lambda store: store.browse.facets(),
}


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Every question to a database, as it was put."""
    found: Asked = []

    def see(*told: Any) -> None:
        found.append((told[2], told[3]))

    event.listen(Engine, "before_cursor_execute", see)
    yield found
    event.remove(Engine, "before_cursor_execute", see)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_view_is_counted_from_indexes_alone(tmp_path: Path, asked: Asked, name: str) -> None:
    path = tmp_path / "work.db"
    with Store.open(path, create=True) as store:
        asked.clear()
        QUESTIONS[name](store)
    with closing(sqlite3.connect(path)) as connection:
        steps = [
            str(row[3])
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    walked = [one for one in steps if one.startswith(("SCAN incident_", "SEARCH incident_"))]
    assert walked
    assert [one for one in walked if "COVERING INDEX" not in one and "(id=?)" not in one] == []
    assert [one for one in steps if "FOR GROUP BY" in one] == []
