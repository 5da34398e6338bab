"""Column tables of formats as YAML sheets, so that a table of many columns is data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateline.export.shape import Column, ColumnType, FileKind, Table
from dateline.sheet import Sheet, read_sheet


class ColumnSheet(Sheet):
    """One column; ``hashtag`` is HXL's."""

    type: ColumnType
    meaning: str
    whence: str
    values: str = ""
    quoted: bool = False
    hashtag: str = ""


class TableSheet(Sheet):
    """One table."""

    meaning: str
    columns: dict[str, ColumnSheet]


class TablesSheet(Sheet):
    """A format's tables; ``notes`` are what its data dictionary cannot say of a single column."""

    title: str
    edition: str
    tables: dict[str, TableSheet]


@cache
def load_tables(name: str) -> TablesSheet:
    """The sheet of one format ("own" is own.yaml); raises CodebookError where it is wrong."""
    return read_sheet(resources.files("dateline.export") / f"{name}.yaml", TablesSheet)


def table_of(
    sheet: TablesSheet, name: str, file: str, kind: FileKind, *, id_column: str = "id", own_ids: bool = False
) -> Table:
    """One table of a sheet as it lies in a file."""
    found = sheet.tables[name]
    columns = tuple(
        Column(column, one.type, one.meaning, one.whence, one.values, one.quoted)
        for column, one in found.columns.items()
    )
    return Table(name, file, columns, kind, id_column, found.meaning, own_ids)


def hashtags(sheet: TablesSheet, name: str) -> tuple[str, ...]:
    """The HXL hashtag of each column, in order."""
    columns: Mapping[str, ColumnSheet] = sheet.tables[name].columns
    return tuple(one.hashtag for one in columns.values())
