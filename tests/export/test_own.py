"""Our own tables hold everything, and polars and pandas read them without being told how."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.delimited import CSV
from dateline.export.formats import format_named
from dateline.export.lines import JSONL
from dateline.export.make import make
from dateline.export.parquet import PARQUET, ROWS
from dateline.export.shape import Column, ColumnType, Content, FileKind, Options
from dateline.export.text import as_text, clean
from dateline.types import Claim, Forwarding, Incident, Link, Party, Place, Status
from tests.export.made import DAY, Memory, told

NAMED = Options(name_victims=True)
KILLING = "Gunmen shot Odile Kamaro dead in Ravenna, officer Henrik Dall told Ines Bram."
VICTIM = Party("Odile Kamaro", False, "civilians", None, "CVL", "Civilians")
TABLES = ("incidents", "figures", "said", "links", "claims", "values", "reports", "forwardings")


def store() -> Memory:
    """Two incidents, one of them joined by hand, a denial that makes none, and an id that was merged."""
    made = Memory().add(told())
    killing = told("i2", KILLING, kind="killing", targets=(VICTIM,), killed=(None, 1, None))
    linked = replace(
        killing.incident, links=(Link("c-i1", "c-i2", 0.5, "a person said so", (("day", 1.5),)),)
    )
    made.add(replace(killing, incident=linked))
    denial = told("i3", "The army denied that it shelled Ravenna.", kind="shelling", status=Status.DENIED)
    made.add(denial)
    del made.incidents.found["i3"]
    made.incidents.moved = [Forwarding("i0", "i1", "merged"), Forwarding("i9", None, "its claims are gone")]
    return made


def written(tmp_path: Path, name: str, options: Options | None = None, memory: Memory | None = None) -> Path:
    out = tmp_path / name
    make(memory or store(), format_named(name), out, options)
    return out


def frame(path: Path) -> pl.DataFrame:
    """A file of any kind, read without options."""
    if path.suffix == ".parquet":
        return pl.read_parquet(path)
    return pl.read_csv(path) if path.suffix == ".csv" else pl.read_ndjson(path)


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_parquet_hold_the_same(tmp_path: Path, name: str) -> None:
    csv = pl.read_csv(written(tmp_path, "csv") / f"{name}.csv")
    parquet = pl.read_parquet(written(tmp_path, "parquet") / f"{name}.parquet")
    assert csv.columns == parquet.columns
    assert csv["id"].to_list() == parquet["id"].to_list() != []
    for column, kind in parquet.schema.items():
        if kind in (pl.Int64, pl.Boolean, pl.Float64) and csv[column].count():
            assert csv[column].to_list() == parquet[column].to_list()


def test_parquet_is_typed(tmp_path: Path) -> None:
    incidents = pl.read_parquet(written(tmp_path, "parquet") / "incidents.parquet")
    kinds = incidents.schema
    assert kinds["date_start"] == pl.Date
    assert kinds["killed_best"] == pl.Int64
    assert kinds["actors"] == pl.List(pl.String)
    assert incidents["claims"].to_list() == [["c-i1"], ["c-i2"]]
    assert incidents["killed_low"].to_list() == [10, None]
    assert incidents["date_start"].to_list() == [date(2014, 6, 16)] * 2


@pytest.mark.parametrize(("name", "read"), [("csv", pd.read_csv), ("parquet", pd.read_parquet)])
def test_pandas_reads_both(tmp_path: Path, name: str, read: object) -> None:
    assert callable(read)
    assert list(read(written(tmp_path, name) / f"incidents.{name}")["id"]) == ["i1", "i2"]


def test_what_a_value_says_points_into_the_report(tmp_path: Path) -> None:
    made = store()
    values = pl.read_parquet(written(tmp_path, "parquet", NAMED, made) / "values.parquet")
    for row in values.iter_rows(named=True):
        assert made.reports.get(row["report"]).text[row["start"] : row["end"]] == row["original"]
    assert set(values["field"]) == {"actor", "target", "place", "date", "said_by", "killed"}


def test_a_claim_that_makes_no_incident_is_there(tmp_path: Path) -> None:
    claims = pl.read_csv(written(tmp_path, "csv") / "claims.csv")
    assert dict(zip(claims["id"], claims["incident"], strict=True)) == {
        "c-i1": "i1",
        "c-i2": "i2",
        "c-i3": None,
    }
    assert len(pl.read_csv(written(tmp_path, "csv") / "reports.csv")) == 3


def test_json_lines_give_back_the_documents(tmp_path: Path) -> None:
    made = store()
    out = written(tmp_path, "jsonl", NAMED, made)
    lines = [json.loads(line) for line in (out / "incidents.jsonl").read_text().splitlines()]
    for line, incident in zip(lines, made.incidents.each(), strict=True):
        assert {key: line[key] for key in line if key not in {"claims", "disputed"}} == json.loads(
            msgspec.json.encode(incident)
        )
        assert msgspec.convert(line, Incident).figures == incident.figures
    inside = [msgspec.convert(claim, Claim) for line in lines for claim in line["claims"]]
    reports = [json.loads(line) for line in (out / "reports.jsonl").read_text().splitlines()]
    outside = [msgspec.convert(claim, Claim) for line in reports for claim in line["claims"]]
    assert {claim.id: claim for claim in inside + outside} == made.claims.found


@pytest.mark.parametrize("name", ["incidents", "reports", "forwardings"])
def test_polars_reads_json_lines(tmp_path: Path, name: str) -> None:
    assert len(pl.read_ndjson(written(tmp_path, "jsonl") / f"{name}.jsonl")) >= 2


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl"])
def test_no_private_victim_is_named(tmp_path: Path, name: str) -> None:
    quiet = written(tmp_path / "quiet", name, memory=store())
    loud = written(tmp_path / "loud", name, NAMED)
    assert not any(_holds(path, "Kamaro") or _holds(path, "Ines Bram") for path in quiet.iterdir())
    assert any(_holds(path, "Odile Kamaro") for path in loud.iterdir())


def _holds(path: Path, word: str) -> bool:
    if path.suffix == ".parquet":
        return word in json.dumps(pl.read_parquet(path).to_dicts(), default=str)
    return word in path.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    for name in ("quiet", "loud", "once", "again"):
        (tmp_path / name).mkdir()


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl"])
def test_the_same_store_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    once, again = written(tmp_path / "once", name), written(tmp_path / "again", name)
    for path in once.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes()


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl"])
def test_an_empty_workspace_gives_empty_tables(tmp_path: Path, name: str) -> None:
    out = written(tmp_path, name, memory=Memory())
    if name == "jsonl":
        assert (out / "incidents.jsonl").read_bytes() == b""
        return
    for table in format_named(name).tables:
        empty = frame(out / table.file)
        assert empty.columns == [column.name for column in table.columns]
        assert empty.is_empty()


def test_days_cut_all_tables(tmp_path: Path) -> None:
    made = store()
    late = told(
        "i4",
        "Shells hit Ravenna.",
        kind="shelling",
        when=replace(DAY, start=date(2015, 1, 1), end=date(2015, 1, 1)),
    )
    made.add(late)
    out = written(tmp_path, "parquet", Options(start=date(2015, 1, 1)), made)
    assert pl.read_parquet(out / "incidents.parquet")["id"].to_list() == ["i4"]
    assert pl.read_parquet(out / "claims.parquet")["id"].to_list() == ["c-i4"]
    assert pl.read_parquet(out / "reports.parquet")["id"].to_list() == ["r-i4"]


HOSTILE = '=cmd|"/c calc"!A0,\t\r\n;\u202e"\x00\u2028\ud800 end'


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl"])
def test_hostile_words_break_no_table(tmp_path: Path, name: str) -> None:
    place = Place(HOSTILE, "geonames:1", 1, 44.4, 12.2, "ITA", HOSTILE, None, 1)
    made = Memory().add(told("i1", "x" * 96, place=place, outlet=HOSTILE, headline=HOSTILE))
    out = written(tmp_path, name, NAMED, made)
    reports = frame(out / f"reports.{name}")
    assert len(reports) == 1
    assert reports["headline"][0].lstrip("'").startswith('=cmd|"/c calc"!A0, ;"')


def test_since_tells_what_changed(tmp_path: Path) -> None:
    made = store()
    out = tmp_path / "first"
    make(made, format_named("parquet"), out)
    del made.incidents.found["i1"]
    result = make(made, format_named("parquet"), tmp_path / "second", since=out)
    assert result.delta is not None
    gone = pl.read_csv(tmp_path / "second" / "deletions.csv").filter(pl.col("table") == "incidents")
    assert gone["id"].to_list() == ["i1"]


CELLS = st.tuples(
    st.text(max_size=30).map(clean),
    st.none() | st.integers(-(2**53), 2**53),
    st.none() | st.dates(),
    st.none() | st.booleans(),
    st.none() | st.floats(-180, 180).map(lambda degrees: round(degrees, 5)),
)
COLUMNS = tuple(
    Column(kind.value, kind, "", "")
    for kind in (
        ColumnType.TEXT,
        ColumnType.INTEGER,
        ColumnType.DATE,
        ColumnType.BOOLEAN,
        ColumnType.NUMBER,
    )
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([CSV, JSONL, PARQUET]), st.lists(CELLS, max_size=4))
def test_any_cell_comes_back(
    tmp_path_factory: pytest.TempPathFactory, kind: FileKind, rows: list[tuple[Content, ...]]
) -> None:
    path = tmp_path_factory.mktemp("cells") / "x"
    writer = kind.create(path, COLUMNS)
    for row in rows:
        writer.write(row)
    writer.close()
    assert list(kind.read(path, COLUMNS)) == [tuple(map(as_text, row)) for row in rows]


@pytest.mark.parametrize("rows", [ROWS - 1, ROWS + 1])
def test_batches_make_one_parquet_file(tmp_path: Path, rows: int) -> None:
    table = format_named("parquet").tables[-1]
    writer = table.kind.create(tmp_path / "x.parquet", table.columns)
    for number in range(rows):
        writer.write((f"{number}", "a", None, "r"))
    writer.close()
    assert pl.read_parquet(tmp_path / "x.parquet")["id"].to_list() == [f"{number}" for number in range(rows)]
    assert [row[0] for row in table.kind.read(tmp_path / "x.parquet", table.columns)][-1] == f"{rows - 1}"
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"x.parquet"}
