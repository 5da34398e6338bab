"""Tables of reports, as CSV or TSV: a row each, the columns named in the first one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline.collect.content import MAX_BYTES
from dateline.collect.options import OWN_NAMES
from dateline.collect.records import (
    BROKEN,
    MAX_LINE,
    MOST_PASSED,
    NO_FURTHER,
    STEP,
    Dropped,
    capture_of,
    told,
)
from dateline.errors import CaptureError
from dateline.types import Capture

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",;\t|"
HEAD = 65_536
"""Bytes in which the names of the columns must stand."""
MAX_FIELD = 3 * MAX_BYTES
"""Characters of one field after which a quotation mark is taken to be one that nobody closed."""
KEPT = 1_000
"""Characters of a line that is too long which are kept to count its row by."""
TOO_LONG = f"more than {MAX_LINE // 1_000_000} million characters in one line"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_table(
    file: BinaryIO, source: str, names: Mapping[str, str] = OWN_NAMES
) -> Iterator[tuple[int, Capture | Dropped]]:
    """Every row of a table with the line it begins at. ``names`` tells which column holds which field.

    Raises CaptureError where a column is named that the table does not have, or none holds a page.
    """
    text, columns, delimiter = _opened(file, names, Path(source).name)
    csv.field_size_limit(MAX_FIELD)  # of the whole process: the default is less than a long report
    lines = _Lines(text)
    try:
        yield from _rows(lines, csv.reader(lines, delimiter=delimiter), columns, names, source)
    finally:
        if not text.closed:
            text.detach()  # who opened the file closes it


def _rows(
    lines: _Lines, rows: Reader, columns: Sequence[str], names: Mapping[str, str], source: str
) -> Iterator[tuple[int, Capture | Dropped]]:
    """Every row but the first with the line it begins at."""
    short = Path(source).name
    line = 1
    try:
        next(rows, None)
        while True:
            line, lines.cut = rows.line_num + 1, False
            row = next(rows, None)
            if row is None:
                return
            if lines.cut:
                yield line, Dropped(source, line, f"{short}:{line} is too large: {TOO_LONG}")
            elif any(cell.strip() for cell in row):
                yield line, _row(row, columns, names, Dropped(source, line, f"{short}:{line}"))
    except csv.Error:
        reason = f"{short}:{line} has a quotation mark that is never closed {NO_FURTHER}"
        yield line, Dropped(source, line, reason)
    except BROKEN as error:
        yield line, Dropped(source, line, f"{short}:{line} {NO_FURTHER}: {error}")


class _Lines:
    """The lines of a table, a longer one than ``MAX_LINE`` cut, which ``cut`` then tells."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_LINE):
            if len(line) == MAX_LINE and not line.endswith("\n"):
                self.cut = True
                line = f"{line[:KEPT]}\n"
                self._pass()
            yield line

    def _pass(self) -> None:
        """Go on to the end of the line; raises EOFError for one without end."""
        passed = 0
        while (rest := self._text.readline(STEP)) and not rest.endswith("\n"):
            passed += len(rest)
            if passed > MOST_PASSED:
                raise EOFError(f"the line has more than {MOST_PASSED // 1_000_000:,} million characters")


def _row(
    row: Sequence[str], columns: Sequence[str], names: Mapping[str, str], place: Dropped
) -> Capture | Dropped:
    """The capture of a row; ``place`` is how it is dropped, its reason so far the row's name."""
    try:
        if len(row) > len(columns):
            raise CaptureError(f"{place.reason} has {len(row)} cells for {len(columns)} columns")
        cells = dict(zip(columns, row, strict=False))
        return capture_of({field: cells.get(column) for field, column in names.items()}, names, place.reason)
    except CaptureError as error:
        return replace(place, reason=str(error))


def _opened(file: BinaryIO, names: Mapping[str, str], short: str) -> tuple[TextIOWrapper, list[str], str]:
    """The table as text, its columns and what divides them."""
    try:
        head = file.read(HEAD)
        file.seek(0)
    except BROKEN as error:
        raise CaptureError(f"{short} cannot be read: {error}") from error
    wide = head.startswith(UTF_16)
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
    start = head.decode(encoding, errors).splitlines()
    if not any(line.strip() for line in start):
        raise CaptureError(f"{short} is empty")
    columns, delimiter = max(
        (_divided(start, mark, names) for mark in DELIMITERS), key=lambda found: found[0]
    )[1:]
    check_columns(columns, names, short)
    return TextIOWrapper(file, encoding, errors, newline=""), columns, delimiter


def _divided(
    start: Sequence[str], mark: str, names: Mapping[str, str]
) -> tuple[tuple[int, int], list[str], str]:
    """How well a delimiter divides the first row: columns that are looked for, then columns; with them and itself."""
    try:
        columns = [name.strip() for name in next(csv.reader(start, delimiter=mark))]
    except csv.Error:
        columns = []
    return (len(set(columns) & set(names.values())), len(columns)), columns, mark


def check_columns(columns: Sequence[str], names: Mapping[str, str], short: str) -> None:
    """Raise CaptureError where a column is named that is not there, or none holds a page."""
    there = f"there are: {told(columns)}"
    for field, column in names.items():
        if column not in columns and column != field:
            raise CaptureError(f"{short} has no column {column!r}; {there}")
    if not {names["html"], names["text"]} & set(columns):
        say = "say which holds the report with --column text=NAME"
        raise CaptureError(f"{short} has no column {names['text']!r} or {names['html']!r}; {there}; {say}")
