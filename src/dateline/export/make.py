"""Writes a data set: the rows of every incident, and beside them where they came from and what was lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import ExportError
from dateline.export.context import Context
from dateline.export.credits import citation, notice
from dateline.export.delimited import CSV
from dateline.export.delta import INDEX, check_same_shape, write_delta
from dateline.export.folder import MANIFEST, manifest_of, opened, written_aside
from dateline.export.manifest import described, manifest
from dateline.export.narrow import narrowed
from dateline.export.privacy import About
from dateline.export.shape import Format, Loss, Options, Row, Table, Trace, Wider
from dateline.export.sidecars import ROWS, Losses, Provenance, write_dictionary
from dateline.export.source import Source
from dateline.export.text import as_text, clean
from dateline.export.told import told
from dateline.types import Incident


@dataclass(frozen=True, slots=True)
class Made:
    """What an export wrote: rows by table, losses by kind, and what became of an earlier export's rows."""

    rows: Mapping[str, int]
    losses: Mapping[str, int]
    delta: Mapping[str, int] | None = None


def make(
    source: Source, form: Format, out: Path, options: Options | None = None, *, since: Path | None = None
) -> Made:
    """Write the incidents of a store to the folder or zip file ``out`` in one format.

    The export takes the place of an earlier one whole, or not at all. ``since`` is an earlier export of the
    same format to compare with; it may be ``out`` itself. Raises ExportError.
    """
    options = options or Options()
    source = narrowed(source, options)
    with ExitStack() as stack:
        earlier = stack.enter_context(opened(since)) if since is not None else None
        if earlier is not None:
            check_same_shape(earlier, form, options)
        folder = stack.enter_context(written_aside(out))
        context = Context(source, options)
        rows, losses = _write_data(folder, form, context, source)
        delta = write_delta(earlier, folder, form, source.incidents.forwardings()) if earlier else None
        compared = manifest_of(earlier)["files"][INDEX]["sha256"] if earlier else None
        made = manifest(folder, form, options, counts=rows, losses=losses, runs=context.runs, since=compared)
        made["files"] |= _write_notes(folder, form, options, made)
        _write_json(folder / MANIFEST, made)
    return Made(rows, losses, delta)


class _Tables:
    """The open files of an export: data, index of rows, provenance and losses."""

    def __init__(self, folder: Path, form: Format, context: Context) -> None:
        self._tables = {table.name: table for table in form.tables}
        self._context = context
        self._names = {table.name: tuple(column.name for column in table.columns) for table in form.tables}
        self._stack = ExitStack()
        self._ids: dict[str, set[str]] = {table.name: set() for table in form.tables}
        self.writers = {table.name: self._open(table, folder) for table in form.tables}
        self._index = self._stack.enter_context(closing(CSV.create(folder / INDEX, ROWS)))
        self._provenance = self._stack.enter_context(closing(Provenance(folder / "provenance.jsonl")))
        self.losses = self._stack.enter_context(closing(Losses(folder / "losses.jsonl")))
        self.counts: Counter[str] = Counter()

    def _open(self, table: Table, folder: Path) -> Any:
        return self._stack.enter_context(closing(table.kind.create(folder / table.file, table.columns)))

    def __enter__(self) -> _Tables:
        return self

    def __exit__(self, *details: Any) -> None:
        self._stack.__exit__(*details)

    def write(self, incident: Incident, made: list[Row | Loss]) -> None:
        """Write what one incident became, its rows in the order of their parts."""
        about = self._context.about(incident)
        rows = [one for one in made if isinstance(one, Row)]
        for row in sorted(rows, key=lambda row: row.part):
            self.write_row(row, about)
        for loss in made:
            if isinstance(loss, Loss):
                detail = self._context.privacy.hidden(clean(loss.detail), about)
                self.losses.write(Loss(loss.kind, loss.incident_id, detail))

    def write_row(self, row: Row, about: About) -> None:
        """Write one row without the private names of ``about``."""
        table, names = self._tables[row.table], self._names[row.table]
        unknown = row.cells.keys() - set(names)
        if unknown:
            raise ExportError(f"table {table.name} has no column {', '.join(sorted(unknown))}")
        seen: dict[Trace, Trace] = {}
        cells = {
            column.name: told(column, row.cells[column.name], about, self._context.privacy, seen)
            for column in table.columns
            if column.name in row.cells
        }
        contents = tuple(cells[name].content if name in cells else None for name in names)
        row_id = as_text(contents[names.index(table.id_column)])
        if not row_id or row_id in self._ids[table.name]:
            raise ExportError(f"row {row.key} of table {table.name} has no id of its own: {row_id!r}")
        if not table.own_ids:
            self._ids[table.name].add(row_id)
        self.writers[table.name].write(contents)
        self._index.write((table.name, row_id, row.incident_id, row.part))
        shown = Row(row.table, row.incident_id, cells, row.part)
        self._provenance.write(shown, row_id, self._heads(shown))
        self.counts[table.name] += 1

    def _heads(self, row: Row) -> dict[str, dict[str, Any]]:
        ids = {trace.report_id for cell in row.cells.values() for trace in cell.traces if trace.report_id}
        return {report_id: self._head(report_id) for report_id in ids}

    def _head(self, report_id: str) -> dict[str, Any]:
        report = self._context.report(report_id)
        head = {"outlet": report.outlet, "url": self._context.url(report_id)}
        return {name: clean(text) if text else None for name, text in head.items()} | {
            "published": report.published
        }


def _write_data(
    folder: Path, form: Format, context: Context, source: Source
) -> tuple[dict[str, int], dict[str, int]]:
    options = context.options
    last = ""
    with _Tables(folder, form, context) as tables:
        if isinstance(form, Wider):
            for row, about in form.beside(context):
                tables.write_row(row, about)
        for incident in source.incidents.each(start=options.start, end=options.end):
            if incident.id <= last:
                raise ExportError(f"the store gives incident {incident.id} after {last}: not in order of ids")
            last = incident.id
            tables.write(incident, list(form.rows(incident, context)))
    write_dictionary(folder / "dictionary.csv", form)
    (folder / "losses.md").write_text(tables.losses.page(form), encoding="utf-8")
    return dict(tables.counts), dict(tables.losses.counts)


def _write_notes(
    folder: Path, form: Format, options: Options, made: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    texts = {
        "NOTICE.txt": notice(form, name_victims=options.name_victims),
        "CITATION.cff": citation(form, made),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        yield name, described(folder / name)


def _write_json(path: Path, record: Mapping[str, Any]) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
