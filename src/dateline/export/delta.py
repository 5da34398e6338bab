"""What became of the rows of an earlier export: those added, those changed, and those that are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import ExportError
from dateline.export.delimited import CSV, DelimitedWriter
from dateline.export.folder import manifest_of
from dateline.export.shape import Column, ColumnType, Format, Options, Table
from dateline.export.sidecars import ROWS
from dateline.types import Forwarding

INDEX = "rows.csv"
_BLOCK = 1024 * 1024


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, ColumnType.TEXT, "", "") for name in names)


CHANGES = _texts("table", "id", "incident", "column", "old", "new")
DELETIONS = _texts("table", "id", "incident", "reason", "forwarded_to", "forwarded_ids")


@dataclass(frozen=True, slots=True)
class Known:
    """A row of an export as it was written: its identity, and each cell as text."""

    id: str
    incident: str
    part: str
    cells: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Where the row stands in the order of an export."""
        return self.incident, self.part


def check_same_shape(earlier: Path, form: Format, options: Options) -> None:
    """Raise ExportError unless an earlier export can be compared with: same format, edition and filters, untouched."""
    found = manifest_of(earlier)
    if found.get("format") != form.name:
        raise ExportError(
            f"{earlier.name} is {found.get('format')}, which cannot be compared with {form.name}"
        )
    if found.get("edition") != form.edition:
        raise ExportError(
            f"{earlier.name} follows edition {found.get('edition')} of {form.name}, not {form.edition}"
        )
    if found.get("filters") != options.record():
        raise ExportError(f"{earlier.name} was written with other filters: {found.get('filters')}")
    for name in (INDEX, *(table.file for table in form.tables)):
        _check_hash(earlier / name, found.get("files", {}).get(name, {}))


def _check_hash(path: Path, described: Mapping[str, Any]) -> None:
    digest = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise ExportError(f"{path.parent.name}: {path.name} cannot be read: {error.strerror}") from error
    if digest.hexdigest() != described.get("sha256"):
        raise ExportError(
            f"{path} was changed after it was written; compare with an export as it was written"
        )


def write_delta(
    earlier: Path, folder: Path, form: Format, forwardings: Iterable[Forwarding]
) -> dict[str, int]:
    """Write additions, changes and deletions of ``folder`` against ``earlier`` into ``folder``; gives their numbers."""
    changes = CSV.create(folder / "changes.csv", CHANGES)
    gone: list[tuple[str, Known]] = []
    counts: Counter[str] = Counter(additions=0, changes=0, deletions=0)
    for number, table in enumerate(form.tables):
        name = "additions.csv" if number == 0 else f"additions_{table.name}.csv"
        additions = CSV.create(folder / name, table.columns)
        for old, new in _paired(known_rows(earlier, table), known_rows(folder, table)):
            if old is None and new is not None:
                additions.write(new.cells)
                counts["additions"] += 1
            elif old is not None and new is None:
                gone.append((table.name, old))
            elif old is not None and new is not None and old.cells != new.cells:
                _write_changes(changes, table, old, new)
                counts["changes"] += 1
        additions.close()
    changes.close()
    _write_deletions(folder, gone, forwardings)
    counts["deletions"] = len(gone)
    return dict(counts)


def known_rows(folder: Path, table: Table) -> Iterator[Known]:
    """The rows of one table of an export, in its order."""
    index = (row for row in CSV.read(folder / INDEX, ROWS) if row[0] == table.name)
    cells = table.kind.read(folder / table.file, table.columns)
    try:
        for (_, row_id, incident, part), contents in zip(index, cells, strict=True):
            yield Known(row_id, incident, part, contents)
    except ValueError as error:
        raise ExportError(
            f"{folder.name}: {table.file} does not have the rows that {INDEX} tells of: {error}"
        ) from error


def _paired(old: Iterator[Known], new: Iterator[Known]) -> Iterator[tuple[Known | None, Known | None]]:
    """Two streams in the same order, merged: a row that only one has stands alone."""
    left, right = next(old, None), next(new, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left.place < right.place):
            yield left, None
            left = next(old, None)
        elif left is None or right.place < left.place:
            yield None, right
            right = next(new, None)
        else:
            yield left, right
            left, right = next(old, None), next(new, None)


def _write_changes(changes: DelimitedWriter, table: Table, old: Known, new: Known) -> None:
    for column, before, after in zip(table.columns, old.cells, new.cells, strict=True):
        if before != after:
            changes.write((table.name, new.id, new.incident, column.name, before, after))


def _write_deletions(folder: Path, gone: list[tuple[str, Known]], forwardings: Iterable[Forwarding]) -> None:
    heirs = {old: (targets, reason) for old, targets, reason in _followed(forwardings)}
    wanted = {target for _, row in gone for target in heirs.get(row.incident, ((), ""))[0]}
    ids: dict[tuple[str, str], list[str]] = {}
    for table, row_id, incident, _ in CSV.read(folder / INDEX, ROWS):
        if incident in wanted:
            ids.setdefault((table, incident), []).append(row_id)
    deletions = CSV.create(folder / "deletions.csv", DELETIONS)
    for table, row in gone:
        targets, reason = heirs.get(row.incident, ((), "the incident gives no such row any more"))
        new_ids = [row_id for target in targets for row_id in ids.get((table, target), [])]
        deletions.write((table, row.id, row.incident, reason, ";".join(targets), ";".join(new_ids)))
    deletions.close()


def _followed(forwardings: Iterable[Forwarding]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Where each id that is no more leads in the end, and why it first went."""
    steps: dict[str, list[Forwarding]] = {}
    for one in forwardings:
        steps.setdefault(one.old, []).append(one)
    for old, found in steps.items():
        yield old, tuple(sorted(_ends(old, steps, {old}))), found[0].reason


def _ends(old: str, steps: Mapping[str, list[Forwarding]], seen: set[str]) -> set[str]:
    ends = set()
    for step in steps[old]:
        if step.new is None or step.new in seen:
            continue
        seen.add(step.new)
        ends |= _ends(step.new, steps, seen) if step.new in steps else {step.new}
    return ends
