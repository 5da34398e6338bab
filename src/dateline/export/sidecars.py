"""The files beside the data: where each cell came from, what was lost, what the columns mean, whom to credit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.export.delimited import CSV
from dateline.export.lines import dumped
from dateline.export.shape import Cell, Column, ColumnType, Format, Loss, Row

_EXAMPLES = 5
DICTIONARY = tuple(
    Column(name, ColumnType.TEXT, meaning, "")
    for name, meaning in (
        ("table", "the table"),
        ("column", "the column"),
        ("type", "what stands in it"),
        ("meaning", "what it means"),
        ("values", "the values it may have"),
        ("whence", "what it is made from"),
    )
)
ROWS = tuple(
    Column(name, ColumnType.TEXT, meaning, "")
    for name, meaning in (
        ("table", "the table"),
        ("id", "the row's id in it"),
        ("incident", "the incident it was made of"),
        ("part", "which of the incident's rows"),
    )
)


class Provenance:
    """Writes ``provenance.jsonl``: one line for each cell and each place that it came from."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self.count = 0

    def write(self, row: Row, row_id: str, heads: dict[str, dict[str, Any]]) -> None:
        """Write where the cells of one row came from; ``heads`` tell of each report by its id."""
        for column, cell in row.cells.items():
            for record in _records(cell, heads):
                self._file.write(dumped({"table": row.table, "id": row_id, "column": column} | record) + "\n")
                self.count += 1

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _records(cell: Cell, heads: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for trace in cell.traces:
        head = heads.get(trace.report_id or "", {})
        yield {
            "rule": trace.rule,
            "claim": trace.claim_id,
            "report": trace.report_id,
            **head,
            "spans": [[span.start, span.end] for span in trace.spans],
            "quote": trace.quote or None,
        }


class Losses:
    """Writes ``losses.jsonl`` as they come and sums them up for ``losses.md``."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self.counts: Counter[str] = Counter()
        self._examples: dict[str, list[Loss]] = {}

    def write(self, loss: Loss) -> None:
        """Write one loss."""
        self.counts[loss.kind] += 1
        examples = self._examples.setdefault(loss.kind, [])
        if len(examples) < _EXAMPLES:
            examples.append(loss)
        self._file.write(
            dumped({"kind": loss.kind, "incident": loss.incident_id, "detail": loss.detail}) + "\n"
        )

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def page(self, form: Format) -> str:
        """The losses as a page to read: how many of each kind, with examples."""
        lines = [f"# What {form.title} could not hold", ""]
        if not self.counts:
            return "\n".join([*lines, "Nothing was lost.", ""])
        for kind, count in sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0])):
            lines += [f"## {kind}: {count}", ""]
            lines += [f"- {one.incident_id}: {one.detail}" for one in self._examples[kind]]
            lines += [f"- … and {count - _EXAMPLES} more in losses.jsonl"] if count > _EXAMPLES else []
            lines.append("")
        return "\n".join(lines)


def write_dictionary(path: Path, form: Format) -> None:
    """Write ``dictionary.csv``: a line for each column of each table."""
    writer = CSV.create(path, DICTIONARY)
    for table in form.tables:
        for column in table.columns:
            writer.write(
                (table.name, column.name, column.type.value, column.meaning, column.values, column.whence)
            )
    writer.close()
