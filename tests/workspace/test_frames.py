"""A workspace's claims and incidents as frames of polars and pandas."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import dateline
from dateline.errors import StoreError
from dateline.store import Store
from dateline.types import Chosen, Count, CountKind
from dateline.workspace.frames import CLAIMS, INCIDENTS
from dateline.workspace.open import Workspace
from tests.store import made

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "python.md"


@pytest.fixture
def workspace(work: Path) -> Iterator[Workspace]:
    """A workspace of three reports with two claims each, of which one incident is made."""
    with Store.open(work, create=True) as store:
        (first, second, _) = made.filled(store)
        claim_ids = (first.claims[0].id, second.claims[0].id)
        incident = made.incident("i1", *claim_ids, day=date(2015, 3, 2), beside=(second.claims[1].id,))
        named = replace(incident, actors=Chosen(("militia",), "the only voice"))
        store.incidents.replace([named], [], run=made.run(store))
    with dateline.open(work) as opened:
        yield opened


def test_claims_come_with_their_words_and_report(workspace: Workspace) -> None:
    frame = workspace.claims()
    assert frame.schema == pl.Schema(CLAIMS)
    assert frame.height == 6
    assert frame["published"].is_sorted()
    row = frame.filter(pl.col("incident_id") == "i1").row(0, named=True)
    assert row["quote"] == "Mortars hit the market of Tal Zafir on Monday."
    assert (row["quote_start"], row["quote_end"]) == (0, 46)
    assert (row["actor"], row["target"], row["weapon"], row["said_by"]) == (
        ["militia"],
        [],
        "mortar",
        "medics",
    )
    assert (row["killed_low"], row["killed_best"], row["killed_high"], row["injured_low"]) == (
        12,
        None,
        15,
        None,
    )
    assert (row["place"], row["lat"], row["country"], row["where_prec"]) == ("Tal Zafir", 35.25, "IRQ", 1)
    assert (row["date_start"], row["date_prec"]) == (date(2015, 3, 2), 1)
    assert row["dispatch_id"] == row["report_id"]
    assert frame["incident_id"].null_count() == 4


def test_incidents_come_with_the_values_chosen(workspace: Workspace) -> None:
    frame = workspace.incidents()
    assert frame.schema == pl.Schema(INCIDENTS)
    row = frame.row(0, named=True)
    assert (row["id"], row["killed_low"], row["killed_high"], row["voices"]) == ("i1", 12, 15, 1)
    assert (row["actors"], row["targets"], row["disputed"]) == (["militia"], [], True)
    assert (len(row["claim_ids"]), len(row["beside"])) == (2, 1)


def test_pandas_gets_the_same_rows(workspace: Workspace) -> None:
    assert list(workspace.claims(pandas=True).columns) == list(CLAIMS)
    assert workspace.claims(pandas=True)["id"].tolist() == workspace.claims()["id"].to_list()
    assert list(workspace.incidents(pandas=True)["id"]) == ["i1"]


def test_missing_pandas_is_one_line(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(StoreError, match="frames for pandas need pandas and pyarrow"):
        workspace.claims(pandas=True)


def test_empty_workspace_has_frames_with_columns(work: Path) -> None:
    Store.open(work, create=True).close()
    with dateline.open(str(work)) as workspace:
        assert (workspace.claims().columns, workspace.claims().height) == (list(CLAIMS), 0)
        assert (workspace.incidents().columns, workspace.incidents().height) == (list(INCIDENTS), 0)


def test_figure_that_no_column_holds_is_left_blank(work: Path) -> None:
    with Store.open(work, create=True) as store:
        (coded,) = made.filled(store, pages=1, claims=1)
        (toll,) = coded.claims[0].counts
        huge = replace(toll, value=Count(CountKind.KILLED, 12, None, 10**30))
        changed = replace(coded, claims=(replace(coded.claims[0], counts=(huge,)),))
        store.reports.save([changed], run=made.run(store))
        assert list(store.claims.each()) == list(changed.claims)
    with dateline.open(work) as workspace:
        assert workspace.claims().row(0, named=True)["killed_high"] is None


def test_columns_are_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for column in (*CLAIMS, *INCIDENTS):
        told = (
            column
            if "_" not in column or column.split("_")[0] not in set(CountKind)
            else column.split("_")[0]
        )
        assert f"`{told}" in page, column


def test_no_workspace_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(dateline.StoreError, match=r"none\.db does not exist"):
        dateline.open(tmp_path / "none.db")
