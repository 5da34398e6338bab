"""Parquet files of reports: a row each, read some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.collect.records import NO_FURTHER, Dropped, capture_of
from dateline.collect.source import open_file
from dateline.collect.tables import check_columns
from dateline.errors import CaptureError
from dateline.types import Capture

if TYPE_CHECKING:
    import polars as pl

MARK = b"PAR1"
ROWS = 200
"""Rows held at a time: of pages of 100 KB some 20 MB."""


def row_count(path: Path) -> int:
    """The rows of a Parquet file; raises CaptureError for what is none."""
    import polars as pl  # takes longer to load than a page to read

    with open_file(path) as file:
        if file.read(len(MARK)) != MARK:
            raise CaptureError(f"{path.name} is no Parquet file")
    try:
        return int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise CaptureError(f"{path.name} cannot be read as Parquet: {_said(error)}") from error


def read_frame(
    path: Path, source: str, names: Mapping[str, str], begin: int = 0, end: int | None = None
) -> Iterator[Capture | Dropped]:
    """Every row of a Parquet file, or those from ``begin`` up to ``end``, counted from 0.

    ``names`` tells which column holds which field. Raises CaptureError where a column is named that the file does
    not have, or holds no text, or none holds a page.
    """
    import polars as pl

    rows = row_count(path)
    scan = pl.scan_parquet(path, glob=False)
    schema = scan.collect_schema()
    check_columns(schema.names(), names, path.name)
    wanted = [_text(column, schema[column], path.name) for column in names.values() if column in schema]
    for start in range(begin, rows if end is None else min(rows, end), ROWS):
        length = min(ROWS, (rows if end is None else end) - start)
        try:
            frame = scan.slice(start, length).select(wanted).collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            yield Dropped(source, start + 1, f"{path.name}:{start + 1} {NO_FURTHER}: {_said(error)}")
            return
        for number, row in enumerate(frame.iter_rows(named=True), start + 1):
            yield _row(row, source, number, names)


def check_frame(path: Path, names: Mapping[str, str]) -> None:
    """Raise CaptureError for a file that ``read_frame`` would not take."""
    for _ in read_frame(path, str(path), names, 0, 0):
        return


def _row(row: Mapping[str, Any], source: str, number: int, names: Mapping[str, str]) -> Capture | Dropped:
    name = f"{Path(source).name}:{number}"
    try:
        fields = {field: _cell(row.get(column)) for field, column in names.items()}
        return capture_of(fields, names, name, has=list(row))
    except CaptureError as error:
        return Dropped(source, number, str(error))


def _cell(value: object) -> str | None:
    """A cell as text; bytes that are no UTF-8 as surrogates, as ``capture_of`` takes them."""
    text = value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
    return text if isinstance(text, str) and text.strip() else None


def _text(column: str, kind: pl.DataType, short: str) -> pl.Expr:
    """The column as text or bytes; raises CaptureError for numbers, lists and the like."""
    import polars as pl

    if kind in (pl.String, pl.Binary):
        return pl.col(column)
    if kind in (pl.Date, pl.Datetime, pl.Categorical, pl.Enum, pl.Null):
        return pl.col(column).cast(pl.String)
    raise CaptureError(f"{short}: the column {column!r} holds no text but {kind}")


def _said(error: Exception) -> str:
    lines: Sequence[str] = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
