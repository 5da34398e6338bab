"""An export is whole or not there, the same store gives the same bytes, and each cell says where it came from."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dateline.errors import ExportError
from dateline.export.context import Context, traces
from dateline.export.delimited import CSV
from dateline.export.make import make
from dateline.export.shape import Cell, Column, ColumnType, Loss, Options, Row, Table, Trace
from dateline.types import Forwarding, Incident, Party
from tests.export.made import Memory, told

COLUMNS = (
    Column("id", ColumnType.INTEGER, "the row's number", "the incident's id"),
    Column("who", ColumnType.TEXT, "who did it", "the chosen actors"),
    Column("whom", ColumnType.TEXT, "whom it was done to", "the chosen targets"),
    Column("killed", ColumnType.INTEGER, "how many died", "the best figure"),
)


class Small:
    """A format of four columns."""

    name, title, edition = "small", "Small rows", "1"
    tables = (Table("events", "events.csv", COLUMNS, CSV),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        toll = incident.figures[0] if incident.figures else None
        yield Row(
            "events",
            incident.id,
            {
                "id": Cell(context.numbers.number(incident.id), (Trace("hash of the incident's id"),)),
                "who": Cell(
                    "; ".join(incident.actors.value or ()), traces(incident.actors.said, "as chosen")
                ),
                "whom": Cell("; ".join(incident.targets.value or ())),
                "killed": Cell(toll.best if toll else None, traces(toll.said, toll.rule) if toll else ()),
            },
        )
        if toll and toll.low != toll.high:
            yield Loss("range of the dead", incident.id, f"{toll.low} to {toll.high}")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_writes_data_and_what_goes_with_it(tmp_path: Path) -> None:
    made = make(Memory().add(told()), Small(), tmp_path / "out")
    assert made.rows == {"events": 1} and made.losses == {"range of the dead": 1}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "CITATION.cff", "NOTICE.txt", "dictionary.csv", "events.csv", "losses.jsonl", "losses.md", "manifest.json",
        "provenance.jsonl", "rows.csv",
    ]  # fmt: skip
    frame = pl.read_csv(tmp_path / "out" / "events.csv")
    assert frame["killed"].to_list() == [12] and frame["who"].to_list() == ["Italian Army"]


def test_each_cell_says_where_it_came_from(tmp_path: Path) -> None:
    make(Memory().add(told(text="Twelve died in Ravenna.")), Small(), tmp_path / "out")
    (found,) = (one for one in records(tmp_path / "out" / "provenance.jsonl") if one["column"] == "killed")
    assert found["claim"] == "c-i1" and found["report"] == "r-i1" and found["outlet"] == "Adria Post"
    assert found["quote"] == "Twelve died in Ravenna." and found["spans"] == [[0, 23]]
    assert found["rule"] == "the only voice" and found["published"] == "2014-06-17"


def test_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    store = Memory().add(told("i1")).add(told("i2", killed=None))
    for name in ("a", "b"):
        make(store, Small(), tmp_path / name)
        make(store, Small(), tmp_path / f"{name}.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_empty_store_gives_empty_files_with_heads(tmp_path: Path) -> None:
    make(Memory(), Small(), tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out" / "events.csv")
    assert frame.columns == ["id", "who", "whom", "killed"] and frame.height == 0


def test_what_is_no_export_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    (tmp_path / "other.zip").write_bytes(b"no zip file")
    for name in ("out", "other.zip", "out/thesis.txt"):
        with pytest.raises(ExportError, match="is no export of Dateline; it is left as it is"):
            make(Memory(), Small(), tmp_path / name)
    assert (tmp_path / "out" / "thesis.txt").read_text() == "mine"
    with pytest.raises(ExportError, match="there is no folder"):
        make(Memory(), Small(), tmp_path / "nowhere" / "out")


def test_new_export_takes_the_place_of_an_old_one(tmp_path: Path) -> None:
    make(Memory().add(told("i1")), Small(), tmp_path / "out")
    make(Memory().add(told("i1")).add(told("i2")), Small(), tmp_path / "out")
    assert len(rows_of(tmp_path / "out" / "events.csv")) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


class Full(Small):
    """A format whose disk is full at the second incident."""

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        if incident.id == "i2":
            raise OSError(28, "No space left on device")
        yield from super().rows(incident, context)


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_full_disk_leaves_the_old_export(tmp_path: Path, name: str) -> None:
    store = Memory().add(told("i1"))
    make(store, Small(), tmp_path / name)
    with pytest.raises(ExportError, match=r"cannot write .*: No space left on device"):
        make(store.add(told("i2")), Full(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert make(store, Small(), tmp_path / "new", since=tmp_path / name).delta == {
        "additions": 1, "changes": 0, "deletions": 0,
    }  # fmt: skip


def test_delta_tells_what_was_added_changed_and_forwarded(tmp_path: Path) -> None:
    store = Memory().add(told("i1")).add(told("i3")).add(told("i5"))
    make(store, Small(), tmp_path / "out")
    del store.incidents.found["i3"], store.incidents.found["i5"]
    store.add(told("i1", killed=(10, 14, 15))).add(told("i2"))
    store.incidents.moved = [
        Forwarding("i3", "i4", "merged"), Forwarding("i4", "i2", "merged"),
        Forwarding("i5", "i1", "split"), Forwarding("i5", "i2", "split"),
    ]  # fmt: skip
    made = make(store, Small(), tmp_path / "out", since=tmp_path / "out")
    assert made.delta == {"additions": 1, "changes": 1, "deletions": 2}
    assert [row["who"] for row in rows_of(tmp_path / "out" / "additions.csv")] == ["Italian Army"]
    (change,) = rows_of(tmp_path / "out" / "changes.csv")
    assert (change["incident"], change["column"], change["old"], change["new"]) == (
        "i1",
        "killed",
        "12",
        "14",
    )
    gone = rows_of(tmp_path / "out" / "deletions.csv")
    assert [(row["incident"], row["reason"], row["forwarded_to"]) for row in gone] == [
        ("i3", "merged", "i2"), ("i5", "split", "i1;i2"),
    ]  # fmt: skip
    ids = {row["incident"]: row["id"] for row in rows_of(tmp_path / "out" / "rows.csv")}
    assert gone[1]["forwarded_ids"] == f"{ids['i1']};{ids['i2']}"


def test_delta_against_the_same_store_is_empty_whatever_the_text(tmp_path: Path) -> None:
    hostile = [
        '=HYPERLINK("x")',
        "'=1",
        "''+2",
        "-12",
        "@a",
        'a "b", c\nd\r\ne',
        "\u202eevil\u2066",
        "\x00nul\x1b[31m",
        "\ud800",
    ]
    store = Memory()
    for number, name in enumerate(hostile):
        store.add(told(f"i{number}", actors=(Party(name, True, "rebel"),)))
    make(store, Small(), tmp_path / "out")
    assert make(store, Small(), tmp_path / "new", since=tmp_path / "out").delta == {
        "additions": 0, "changes": 0, "deletions": 0,
    }  # fmt: skip
    written = pl.read_csv(tmp_path / "out" / "events.csv")["who"].to_list()
    assert written[:5] == ['\'=HYPERLINK("x")', "''=1", "'''+2", "'-12", "'@a"]
    assert written[5:] == ['a "b", c d e', "evil", "nul[31m", "\ufffd"]


def test_export_is_compared_only_with_its_like(tmp_path: Path) -> None:
    store = Memory().add(told())
    make(store, Small(), tmp_path / "out")
    with pytest.raises(ExportError, match="other filters"):
        make(store, Small(), tmp_path / "new", Options(name_victims=True), since=tmp_path / "out")
    with pytest.raises(ExportError, match="there is no export"):
        make(store, Small(), tmp_path / "new", since=tmp_path / "nothing")
    (tmp_path / "out" / "events.csv").write_text("id,who,whom,killed\n")
    with pytest.raises(ExportError, match="was changed after it was written"):
        make(store, Small(), tmp_path / "new", since=tmp_path / "out")


def test_names_of_private_victims_are_in_no_file(tmp_path: Path) -> None:
    teacher = Party("Ali Benazzi", False, "civilians", None, "EDU", "Civilians")
    text = "Teacher Ali Benazzi was shot dead in Ravenna, the army said."
    store = Memory().add(
        told(text=text, targets=(teacher,), headline="Ali Benazzi shot", rule="Ali Benazzi and 11 more")
    )
    make(store, Small(), tmp_path / "out")
    for path in (tmp_path / "out").iterdir():
        assert "Benazzi" not in path.read_text(encoding="utf-8")
    make(store, Small(), tmp_path / "named", Options(name_victims=True))
    assert rows_of(tmp_path / "named" / "events.csv")[0]["whom"] == "Ali Benazzi"


def test_row_without_an_id_of_its_own_stops(tmp_path: Path) -> None:
    class Twice(Small):
        def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
            for part in ("a", "b"):
                for row in super().rows(incident, context):
                    yield replace(row, part=part) if isinstance(row, Row) else row

    with pytest.raises(ExportError, match="has no id of its own"):
        make(Memory().add(told()), Twice(), tmp_path / "out")
