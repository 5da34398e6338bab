"""Tables as CSV and TSV: UTF-8, text in quotes, numbers and dates bare, blank is nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ExportError
from dateline.export.shape import Column, ColumnType, Content
from dateline.export.text import as_text, guard, unguard

_LARGEST_CELL = 16 * 1024 * 1024
_QUOTED = {ColumnType.TEXT, ColumnType.LIST, ColumnType.JSON}


class _Quoted(csv.excel):
    strict = True


class _Bare(csv.excel):
    quoting = csv.QUOTE_NONE
    strict = True


@dataclass(frozen=True, slots=True)
class Delimited:
    """CSV or TSV. ``blank`` stands for what is unknown; ``under`` names a second line of the head, by column.

    ``quoted`` puts text in quotes, so that readers never take a column of text that starts with numbers for
    numbers. Without it the text may hold neither the delimiter nor quotes: they become spaces and '.
    """

    delimiter: str = ","
    blank: str = ""
    quoted: bool = True
    under: tuple[str, ...] = ()

    def create(self, path: Path, columns: Sequence[Column]) -> DelimitedWriter:
        """A writer of a new file, its head already written."""
        return DelimitedWriter(self, path, columns)

    def read(self, path: Path, columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
        """The rows of such a file as text, with guards against formulas taken off."""
        csv.field_size_limit(_LARGEST_CELL)
        with path.open(encoding="utf-8", newline="") as file:
            dialect = _Quoted if self.quoted else _Bare
            lines = csv.reader(file, dialect, delimiter=self.delimiter)
            try:
                if tuple(next(lines, ())) != tuple(column.name for column in columns):
                    raise ExportError(f"{path.name} has other columns than this version of Dateline writes")
                if self.under:
                    next(lines, None)
                for line in lines:
                    yield tuple("" if cell == self.blank else unguard(cell) for cell in line)
            except (csv.Error, UnicodeDecodeError) as error:
                raise ExportError(f"{path.name} cannot be read as a table: {error}") from error


class DelimitedWriter:
    """Writes one table as delimited text."""

    def __init__(self, kind: Delimited, path: Path, columns: Sequence[Column]) -> None:
        self._kind = kind
        self._columns = columns
        self._file = path.open("w", encoding="utf-8", newline="")
        self._line([column.name for column in columns])
        if kind.under:
            self._line(kind.under)

    def write(self, contents: Sequence[Content]) -> None:
        """Write one row."""
        pairs = zip(self._columns, contents, strict=True)
        self._line([self._field(column, content) for column, content in pairs])

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _line(self, fields: Sequence[str]) -> None:
        self._file.write(self._kind.delimiter.join(fields) + "\n")

    def _field(self, column: Column, content: Content) -> str:
        text = as_text(content)
        if text == "":
            return self._kind.blank
        if column.type not in _QUOTED or isinstance(content, int | float):
            return text
        text = guard(text)
        if self._kind.quoted:
            return '"' + text.replace('"', '""') + '"'
        return text.replace(self._kind.delimiter, " ").replace('"', "'")


CSV = Delimited()
TSV = Delimited(delimiter="\t")
