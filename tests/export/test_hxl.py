"""HXL: what libhxl makes of it, reading and validating."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hxl
import polars as pl

from dateline.types import CountKind, Figure
from tests.export.made import told
from tests.export.test_geojson import everywhere, written


@contextmanager
def source(path: Path) -> Iterator[hxl.model.Dataset]:
    with path.open("rb") as file:
        yield hxl.data(file)


def rows(path: Path) -> list[hxl.model.Row]:
    with source(path) as found:
        return list(found)


def test_libhxl_reads_and_validates_it(tmp_path: Path) -> None:
    path = written(tmp_path, "hxl", *everywhere())
    found = rows(path)
    assert len(found) == 6
    assert found[0].get("#affected+killed") == "12"
    assert found[0].get("#affected+killed+min") == "10"
    assert found[0].get("#country+code") == "ITA"
    assert (found[1].get("#adm1+name"), found[1].get("#geo+lat")) == ("Nineveh", None)
    errors: list[Any] = []
    with source(path) as found:
        hxl.schema(callback=errors.append).validate(found)
    assert [error for error in errors if error.rule.severity == "error"] == []


def test_every_column_has_a_hashtag(tmp_path: Path) -> None:
    path = written(tmp_path, "hxl", told())
    head, tags = path.read_text(encoding="utf-8").splitlines()[:2]
    with source(path) as found:
        assert len(head.split(",")) == len(set(tags.split(","))) == len(found.columns)
    assert all(hxl.model.TagPattern.parse(tag) for tag in tags.split(","))


def test_libhxl_reads_an_empty_workspace(tmp_path: Path) -> None:
    assert rows(written(tmp_path, "hxl")) == []


def test_people_taken_are_counted_as_such(tmp_path: Path) -> None:
    taken = (Figure(CountKind.CAPTURED, 3, 3, 3, "the only voice", ()),)
    row = rows(written(tmp_path, "hxl", told(kind="abduction", figures=taken)))[0]
    assert row.get("#affected+abducted") == "3"
    row = rows(written(tmp_path, "hxl", told(kind="arrest", figures=taken)))[0]
    assert row.get("#affected+abducted") is None


def test_polars_reads_the_table_with_hashtags(tmp_path: Path) -> None:
    frame = pl.read_csv(written(tmp_path, "hxl", told(headline="=cmd()"), told("i2", outlet='=1+1,"\n')))
    assert frame["outlets"].to_list() == ["#meta+source", "Adria Post", "'=1+1,\""]
