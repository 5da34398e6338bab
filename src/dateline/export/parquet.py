"""Tables as Parquet, written in batches so that memory stays flat, and the same bytes for the same rows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
from polars.exceptions import PolarsError

from dateline.errors import ExportError
from dateline.export.shape import Column, ColumnType, Content
from dateline.export.text import as_text

ROWS = 20_000
"""Rows of a batch and of a row group: a few megabytes of our widest table, and few enough groups for 3 million."""
_TYPES: dict[ColumnType, pl.DataType] = {
    ColumnType.TEXT: pl.String(),
    ColumnType.INTEGER: pl.Int64(),
    ColumnType.NUMBER: pl.Float64(),
    ColumnType.DATE: pl.Date(),
    ColumnType.BOOLEAN: pl.Boolean(),
    ColumnType.LIST: pl.List(pl.String),
    ColumnType.JSON: pl.String(),
}


@dataclass(frozen=True, slots=True)
class Parquet:
    """Parquet with zstd; JSON columns are text, since their values have no one type."""

    def create(self, path: Path, columns: Sequence[Column]) -> ParquetWriter:
        """A writer of a new file."""
        return ParquetWriter(path, columns)

    def read(self, path: Path, columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
        """The rows of such a file as text, a batch at a time."""
        names = [column.name for column in columns]
        try:
            scan = pl.scan_parquet(path, glob=False)
            if scan.collect_schema().names() != names:
                raise ExportError(f"{path.name} has other columns than this version of Dateline writes")
            for batch in scan.collect_batches(chunk_size=ROWS, maintain_order=True):
                for row in batch.iter_rows():
                    yield tuple(as_text(content) for content in row)
        except PolarsError as error:
            raise ExportError(f"{path.name} cannot be read as Parquet: {error}") from error


class ParquetWriter:
    """Writes one table: each batch to a file of its own, all of them into one when it is closed."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._path = path
        self._json = tuple(column.type is ColumnType.JSON for column in columns)
        self._schema = pl.Schema({column.name: _TYPES[column.type] for column in columns})
        self._parts = Path(mkdtemp(prefix=".batches-", dir=path.parent))
        self._rows: list[tuple[object, ...]] = []
        self._number = 0

    def write(self, contents: Sequence[Content]) -> None:
        """Write one row."""
        pairs = zip(contents, self._json, strict=True)
        self._rows.append(tuple(_dumped(content) if is_json else content for content, is_json in pairs))
        if len(self._rows) == ROWS:
            self._write_batch()

    def close(self) -> None:
        """Put the batches together; the file is not there before."""
        try:
            if self._rows or not self._number:
                self._write_batch()
            pl.scan_parquet(sorted(self._parts.iterdir()), glob=False).sink_parquet(
                self._path, compression="zstd", compression_level=3, statistics=True, row_group_size=ROWS
            )
        finally:
            shutil.rmtree(self._parts, ignore_errors=True)

    def _write_batch(self) -> None:
        frame = pl.DataFrame(self._rows, schema=self._schema, orient="row")
        frame.write_parquet(self._parts / f"{self._number:06}.parquet", compression="lz4")
        self._rows.clear()
        self._number += 1


def _dumped(content: Content) -> str | None:
    return None if content is None else json.dumps(content, ensure_ascii=False, allow_nan=False, default=str)


PARQUET = Parquet()
