"""Files of every kind, told by their names and by how they begin."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO, cast

from dateline.collect.content import MAX_BYTES, check_content
from dateline.collect.options import Options
from dateline.collect.parquet import read_frame
from dateline.collect.records import BROKEN, Dropped, read_records
from dateline.collect.source import MEDIA_TYPES, RECORDS, open_file
from dateline.collect.tables import read_table
from dateline.collect.warc import read_archive
from dateline.errors import CaptureError
from dateline.types import Capture

TABLES = (".csv", ".tsv", ".tab")
FRAMES = (".parquet", ".pq")
GZIP = ".gz"


class Format(Enum):
    """How a file is read."""

    PAGE = auto()
    RECORDS = auto()
    TABLE = auto()
    ARCHIVE = auto()
    FRAME = auto()


def format_of(path: Path) -> Format:
    """How a file is read, by its name; ``.gz`` at the end does not change it."""
    ending = inner_name(path).suffix.lower()
    if ending in RECORDS:
        return Format.RECORDS
    if ending in TABLES:
        return Format.TABLE
    if path.suffix.lower() in FRAMES:
        return Format.FRAME
    return Format.ARCHIVE if ending == ".warc" else Format.PAGE


def inner_name(path: Path) -> Path:
    """The name without ``.gz``."""
    return path.with_suffix("") if path.suffix.lower() == GZIP else path


def read_file(path: Path, options: Options) -> Iterator[Capture | Dropped]:
    """Every capture of a file of many; raises CaptureError where it cannot be opened, or lacks a column."""
    form, source = format_of(path), str(path)
    if form is Format.FRAME:
        yield from read_frame(path, source, options.names)
        return
    with open_file(path) as file:
        if form is Format.ARCHIVE:
            yield from read_archive(file, source)
            return
        plain = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.suffix.lower() == GZIP else file
        read = read_table if form is Format.TABLE else read_records
        for _, found in read(plain, source, options.names):
            yield found


def read_page(path: Path) -> Capture:
    """The one page of a file, unpacked where it is compressed; raises CaptureError for what is none."""
    with open_file(path) as file:
        try:
            packed = path.suffix.lower() == GZIP
            content = gzip.GzipFile(fileobj=file).read(MAX_BYTES + 1) if packed else file.read(MAX_BYTES + 1)
        except BROKEN as error:
            raise CaptureError(f"{path} cannot be read: {error}") from error
    return Capture(
        check_content(content, str(path)), media_type=MEDIA_TYPES.get(inner_name(path).suffix.lower())
    )
