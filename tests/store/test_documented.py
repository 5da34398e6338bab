"""docs/reference/workspace.md tells every table and column, and its questions can be asked."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dateline.store import Store
from dateline.store.tables import METADATA
from tests.store import made

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "workspace.md").read_text(encoding="utf-8")
TABLES = {part.split("\n", 1)[0]: part for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]}
QUESTIONS = re.findall(r"```sql\n(SELECT .*?)```", PAGE, flags=re.DOTALL)


def test_every_table_is_documented() -> None:
    assert set(TABLES) == {*METADATA.tables, "dateline_version"}


@pytest.mark.parametrize("table", [name for name in METADATA.tables if name != "incidents"])
def test_every_column_is_documented(table: str) -> None:
    told = set(re.findall(r"`(\w+)`", TABLES[table]))
    assert {column.name for column in METADATA.tables[table].columns} <= told


def test_questions_can_be_asked(tmp_path: Path) -> None:
    work = tmp_path / "work.db"
    with Store.open(work, create=True) as store:
        (coded,) = made.filled(store, pages=1, claims=1)
        incident = made.incident("i1", coded.claims[0].id, day=date(2015, 3, 2))
        store.incidents.replace([incident], [], run=made.run(store))
    assert len(QUESTIONS) == 2
    with closing(sqlite3.connect(work)) as database:
        (first,), (second,) = (database.execute(text.replace("…", "i1")).fetchall() for text in QUESTIONS)
    assert first[2:] == (12, None, 15, "between 12 and 15", "medics")
    assert second == ("12/15", "between 12 and 15")
