"""A shard: one Parquet file with everything that came of one unit of work, in order.

A row is a report with its claims, a capture that was refused, a record that was dropped, how many records of an
archive were passed over for one reason, or how many values a language model proposed in vain for the report above it;
docs/reference/shards.md tells the columns.
"""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from dateline.errors import ShardError
from dateline.store.columns import storable
from dateline.types import Capture


class RowKind(StrEnum):
    """What a row of a shard tells."""

    REPORT = "report"
    REFUSED = "refused"
    DROPPED = "dropped"
    PASSED = "passed"
    UNQUOTED = "unquoted"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; what its kind does not have is None. ``claims`` and ``report`` are the store's JSON documents."""

    kind: str
    source: str
    line: int | None = None
    reason: str | None = None
    identity: str | None = None
    sha256: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None
    media_type: str | None = None
    published: str | None = None
    outlet: str | None = None
    content: bytes | None = None
    report: str | None = None
    claims: tuple[str, ...] | None = None


SCHEMA: Mapping[str, pl.DataType] = {
    **{one.name: pl.String() for one in fields(Row)},
    "line": pl.Int64(),
    "fetched_at": pl.Datetime("us", "UTC"),
    "content": pl.Binary(),
    "claims": pl.List(pl.String()),
}
ROWS = 100
"""Rows of a row group and of a batch: of pages of 100 KB some 10 MB."""
HELD = 64_000_000
"""Bytes that a writer holds; what a stretch of an archive has beyond them waits in a file."""
HEAVY = ("content", "report", "claims")
LEVEL = 3


class ShardWriter:
    """Writes the rows of one shard, holding about ``HELD`` bytes of them at most."""

    def __init__(self, path: Path, held: int = HELD) -> None:
        self._path, self._most = path, held
        self._parts = path.with_name(f"{path.name}.parts")
        self._rows: list[dict[str, Any]] = []
        self._size = self._number = 0

    def write(self, row: Row) -> None:
        """Write one row."""
        self._rows.append(asdict(row))
        self._size += len(row.content or b"") + len(row.report or "") + sum(map(len, row.claims or ()))
        if self._size >= self._most:
            self._put_by()

    def close(self) -> None:
        """Put the rows together; the same rows give the same bytes, however many were put by."""
        self._put_by()
        parts = sorted(self._parts.iterdir())
        pl.scan_parquet(parts, glob=False).sink_parquet(
            self._path, compression="zstd", compression_level=LEVEL, row_group_size=ROWS
        )

    def clear(self) -> None:
        """Remove what was put by."""
        shutil.rmtree(self._parts, ignore_errors=True)

    def _put_by(self) -> None:
        self._parts.mkdir(exist_ok=True)
        frame = pl.DataFrame(self._rows, schema=pl.Schema(SCHEMA), orient="row")
        frame.write_parquet(
            self._parts / f"{self._number:06}.parquet", compression="lz4", row_group_size=ROWS
        )
        self._rows.clear()
        self._size, self._number = 0, self._number + 1


@contextmanager
def written(path: Path) -> Iterator[ShardWriter]:
    """A writer of a shard that is there whole when all went well, and not at all otherwise.

    Whoever else makes the same shard at the same time makes the same bytes.
    """
    part = path.with_name(f"{path.stem}.{platform.node()}-{os.getpid()}.part")
    writer = ShardWriter(part)
    try:
        yield writer
        writer.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, PolarsError) as error:
        raise ShardError(f"the shard {path} cannot be written: {error}") from error
    finally:
        writer.clear()
        part.unlink(missing_ok=True)


def light_rows(path: Path) -> pl.DataFrame:
    """The rows of a shard without their contents and documents, but for the number of claims."""
    with _readable(path):
        scan = pl.scan_parquet(path, glob=False, schema=SCHEMA)
        return scan.with_columns(pl.col("claims").list.len()).drop("content", "report").collect()


def each_row(path: Path, start: int = 0, length: int | None = None) -> Iterator[Row]:
    """The rows of a shard, or ``length`` of them from one on; ShardError where it cannot be read."""
    with _readable(path):
        scan = pl.scan_parquet(path, glob=False, schema=SCHEMA)
        for row in scan.slice(start, length).collect().iter_rows(named=True):
            yield Row(**{**row, "claims": None if row["claims"] is None else tuple(row["claims"])})


def capture_of(row: Row) -> Capture:
    """The capture of a row as a workspace keeps it; ShardError where its bytes are not those that were written."""
    capture = Capture(row.content or b"", row.url, row.fetched_at, row.media_type, row.published, row.outlet)
    if capture.sha256 != row.sha256:
        raise ShardError("a shard is damaged: a page in it has another sha256 than was written down")
    return capture


def as_kept(capture: Capture) -> Capture:
    """The capture as a workspace gives it back: what no database takes is replaced, times are in UTC."""
    at = capture.fetched_at
    return Capture(
        content=capture.content,
        url=_kept(capture.url),
        fetched_at=at and (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)),
        media_type=_kept(capture.media_type),
        published=_kept(capture.published),
        outlet=_kept(capture.outlet),
    )


def _kept(text: str | None) -> str | None:
    return None if text is None else storable(text)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (PolarsError, OSError) as error:
        said = next(iter(str(error).splitlines()), "")
        raise ShardError(f"the shard {path} cannot be read: {said}") from error
