"""Dateline's own tables, as CSV and as Parquet: everything but the reports' text, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dateline.export.context import Context
from dateline.export.delimited import CSV
from dateline.export.own_claims import claim_rows, forwarding_row, report_row
from dateline.export.own_incidents import incident_rows
from dateline.export.parquet import PARQUET
from dateline.export.privacy import About
from dateline.export.shape import FileKind, Loss, Row, Table
from dateline.export.sheets import load_tables, table_of
from dateline.export.strays import Stray, strays
from dateline.types import Incident


@dataclass(frozen=True)
class Own:
    """All tables in one kind of file; ``name`` is also the ending of their names."""

    name: str
    kind: FileKind
    title: ClassVar[str] = "Dateline's own tables"
    edition: ClassVar[str] = "2"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of own.yaml."""
        sheet = load_tables("own")
        return tuple(
            table_of(sheet, name, f"{name}.{self.name}", self.kind, own_ids=True) for name in sheet.tables
        )

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The incident, what was said of it, and the claims that make it."""
        yield from incident_rows(incident)
        for one in context.judged_of(incident):
            yield from claim_rows(one, context.report(one.claim.report_id), incident.id)

    def beside(self, context: Context) -> Iterator[tuple[Row, About]]:
        """Forwardings, reports, and the claims that make no incident."""
        for forwarding in sorted(
            context.source.incidents.forwardings(), key=lambda one: (one.old, one.new or "")
        ):
            yield forwarding_row(forwarding), About()
        for stray in strays(context):
            yield report_row(stray.report, context.url(stray.report.id)), stray.about
            yield from self._claims(stray)

    def _claims(self, stray: Stray) -> Iterator[tuple[Row, About]]:
        for one in sorted(stray.claims, key=lambda one: one.claim.id):
            for row in claim_rows(one, stray.report, part=f"{stray.report.id}/"):
                yield row, stray.about


CSV_TABLES = Own("csv", CSV)
PARQUET_TABLES = Own("parquet", PARQUET)
