"""Tables as JSON lines: one object a row, columns in order, unknown is null."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.errors import ExportError
from dateline.export.shape import Column, Content
from dateline.export.text import as_text


def dumped(record: object) -> str:
    """One JSON value in one line, keys in the order given."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a cell cannot hold a {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class JsonLines:
    """JSON lines. ``sparse`` leaves unknown keys out instead of writing null."""

    sparse: bool = False

    def create(self, path: Path, columns: Sequence[Column]) -> JsonLinesWriter:
        """A writer of a new file."""
        return JsonLinesWriter(path, columns, self.sparse)

    def read(self, path: Path, columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
        """The rows of such a file as text."""
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                try:
                    record = json.loads(line)
                    yield tuple(as_text(record.get(column.name)) for column in columns)
                except (ValueError, AttributeError) as error:
                    raise ExportError(f"{path.name}:{number} is no JSON object") from error


class JsonLinesWriter:
    """Writes one table as JSON lines."""

    def __init__(self, path: Path, columns: Sequence[Column], sparse: bool) -> None:
        self._names = tuple(column.name for column in columns)
        self._sparse = sparse
        self._file = path.open("w", encoding="utf-8", newline="")

    def write(self, contents: Sequence[Content]) -> None:
        """Write one row."""
        record = dict(zip(self._names, contents, strict=True))
        if self._sparse:
            record = {name: content for name, content in record.items() if content not in (None, [], {})}
        self._file.write(dumped(record) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


JSONL = JsonLines()
