"""What a format is: tables of columns, rows of cells with where each came from, and what it could not hold.

A format is a small object with data about itself and one function::

    class Ours:
        name = "ours"
        title = "Our rows"
        edition = "1"
        tables = (Table("events", "events.csv", COLUMNS, CSV),)

        def rows(self, incident, context):
            yield Row("events", incident.id, {"id": Cell(number, (Trace("hash of the incident's id"),))})
            yield Loss("place", incident.id, "two places, the table holds one")
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from dateline.types import Incident, Span

if TYPE_CHECKING:
    from dateline.export.context import Context
    from dateline.export.privacy import About

Content = str | int | float | bool | date | datetime | None | Sequence[Any] | Mapping[str, Any]
"""What a cell may hold. None is blank; a sequence or a mapping is for columns of type JSON and LIST only."""


class ColumnType(StrEnum):
    """What stands in a column. A number always carries a decimal point, so that readers guess its type alike.

    A list is one of texts; in CSV it is written as JSON.
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    LIST = "list"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the data dictionary tells it: what it means, what may stand in it and where it is taken from.

    ``quoted`` marks a column of text that holds words of a report (a headline): more names are masked in it.
    """

    name: str
    type: ColumnType
    meaning: str
    whence: str
    values: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a cell came from: the written ``rule``, and the claim and words it was applied to.

    A cell that no words tell (a region after its country) has a rule alone. ``quote`` is the words at ``spans``.
    """

    rule: str
    claim_id: str | None = None
    report_id: str | None = None
    spans: tuple[Span, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one cell and where it came from, every voice that made it once."""

    content: Content
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a column that ``cells`` lacks is blank.

    ``part`` tells the rows apart that one incident has in one table ("2014-06-16", a claim's id). Together
    with the incident's id it is the row's identity for life.
    """

    table: str
    incident_id: str
    cells: Mapping[str, Cell]
    part: str = ""

    @property
    def key(self) -> str:
        """The row's identity: the incident's id, and its part where it has one."""
        return f"{self.incident_id}/{self.part}" if self.part else self.incident_id


@dataclass(frozen=True, slots=True)
class Loss:
    """What a shape could not hold of an incident. ``kind`` is a short phrase that losses are counted by."""

    kind: str
    incident_id: str
    detail: str


class Writer(Protocol):
    """Takes the rows of one table, each with one content for each column in order."""

    def write(self, contents: Sequence[Content]) -> None: ...

    def close(self) -> None: ...


class FileKind(Protocol):
    """How a table lies in a file: CSV, JSON lines, Parquet."""

    def create(self, path: Path, columns: Sequence[Column]) -> Writer:
        """A writer of a new file; a table without rows is still a valid file with its columns."""
        ...

    def read(self, path: Path, columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
        """The rows of such a file in order, each cell as text ("" is blank); ExportError for what is none."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """One data file of a format. ``id_column`` is the column that names a row within it.

    ``own_ids`` says that the ids are identities of the store, of which no two are the same: they are not kept to
    compare with, so that memory stays flat for tables of millions of rows.
    """

    name: str
    file: str
    columns: tuple[Column, ...]
    kind: FileKind
    id_column: str = "id"
    meaning: str = ""
    own_ids: bool = False


class Format(Protocol):
    """A shape that data sets come in. ``edition`` is the release of the shape that the columns follow."""

    @property
    def name(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def edition(self) -> str: ...

    @property
    def tables(self) -> tuple[Table, ...]: ...

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """What one incident becomes: rows of any of the tables, and what they could not hold."""
        ...


@runtime_checkable
class Wider(Protocol):
    """A format with rows of what makes no incident too: reports, claims that are not counted, forwardings."""

    def beside(self, context: Context) -> Iterator[tuple[Row, About]]:
        """These rows, with the names of the report they are of; ``incident_id`` is "", parts in order by table."""
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asks of an export: days to keep (both included), and whether private victims are named.

    ``kinds`` of the codebook and ``countries`` (ISO 3166 alpha-3) are those to keep, all where there are none.
    ``codes`` is for ACLED: types of actors as numbers, as its exports before 2025 have them.
    """

    start: date | None = None
    end: date | None = None
    name_victims: bool = False
    codes: bool = False
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Whether some incidents of the workspace may be left out."""
        return self.start is not None or self.end is not None or bool(self.kinds or self.countries)

    def record(self) -> dict[str, Any]:
        """The options as the manifest keeps them; kinds and countries only where there are any."""
        cut = {"kinds": sorted(self.kinds), "countries": sorted(self.countries)}
        return {name: listed for name, listed in cut.items() if listed} | {
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "victims_named": self.name_victims,
            "codes": self.codes,
        }
