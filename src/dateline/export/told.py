"""Cells as they may be told: clean text in one line, without the names that are withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.export.privacy import About, Privacy
from dateline.export.shape import Cell, Column, Content, Row, Table, Trace
from dateline.export.text import clean, cleaned


def told(column: Column, cell: Cell, about: About, privacy: Privacy, seen: dict[Trace, Trace]) -> Cell:
    """A cell as it may be told.

    ``seen`` keeps the row's traces as they may be told: many cells share one, and masking takes time.
    """
    if not cell.traces and not isinstance(cell.content, str | Sequence | Mapping):
        return cell
    for trace in cell.traces:
        if trace not in seen:
            quote = privacy.quote(clean(trace.quote), about)
            seen[trace] = replace(trace, rule=privacy.hidden(clean(trace.rule), about), quote=quote)
    traces = tuple(seen[trace] for trace in cell.traces)
    content = privacy.hidden(cleaned(cell.content), about)
    if column.quoted and isinstance(content, str):
        content = privacy.quote(content, about)
    return Cell(content, traces)


def contents(table: Table, row: Row, about: About, privacy: Privacy) -> dict[str, Content]:
    """A row by the names of its columns in order, as it may be told; blank is None."""
    return {
        column.name: told(column, replace(row.cells[column.name], traces=()), about, privacy, {}).content
        if column.name in row.cells
        else None
        for column in table.columns
    }
