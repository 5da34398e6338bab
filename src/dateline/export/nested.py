"""Dateline's own shape as JSON lines: incidents with their claims inside, just as the store keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.export.context import Context
from dateline.export.judged import Judged
from dateline.export.lines import JSONL
from dateline.export.own_claims import forwarding_row, report_row
from dateline.export.own_incidents import plain, row
from dateline.export.privacy import About, Privacy
from dateline.export.shape import Loss, Row, Table
from dateline.export.sheets import load_tables, table_of
from dateline.export.strays import strays
from dateline.types import Incident, Report


@dataclass(frozen=True)
class Nested:
    """The documents of the store, a line each. Without the masking they can be read back as they were."""

    name: str = "jsonl"
    title: str = "Dateline's own shape, nested"
    edition: str = "2"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of jsonl.yaml."""
        sheet = load_tables("jsonl")
        return tuple(table_of(sheet, name, f"{name}.jsonl", JSONL, own_ids=True) for name in sheet.tables)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The incident with its claims."""
        about = context.about(incident)
        claims = [
            claim_document(one, context.report(one.claim.report_id)) for one in context.judged_of(incident)
        ]
        document = plain(incident) | {"disputed": incident.disputed, "claims": claims}
        yield row("incidents", incident.id, "", masked(document, context.privacy, about))

    def beside(self, context: Context) -> Iterator[tuple[Row, About]]:
        """Forwardings, and reports with their claims outside incidents."""
        for forwarding in sorted(
            context.source.incidents.forwardings(), key=lambda one: (one.old, one.new or "")
        ):
            yield forwarding_row(forwarding), About()
        for stray in strays(context):
            found = report_row(stray.report, context.url(stray.report.id))
            contents = {name: cell.content for name, cell in found.cells.items()}
            contents["capture_sha256"] = contents.pop("capture")
            claims = [claim_document(one, stray.report) for one in stray.claims]
            contents["claims"] = masked(claims, context.privacy, stray.about)
            yield row("reports", "", stray.report.id, contents), stray.about


def claim_document(judged: Judged, report: Report) -> dict[str, Any]:
    """A claim with people's values in it, the words of its clause, and what people judged of it."""
    quote = " … ".join(report.quote(span) for span in judged.claim.evidence)
    document: dict[str, Any] = plain(judged.claim)
    return document | {"quote": quote, "judged": judged.verdict, "replaced": judged.replaced}


def masked(document: Any, privacy: Privacy, about: About) -> Any:
    """A document with names masked in what it quotes from reports; the frame masks private names everywhere."""
    if isinstance(document, dict):
        return {
            key: privacy.quote(inner, about)
            if key in {"original", "quote"}
            else masked(inner, privacy, about)
            for key, inner in document.items()
        }
    if isinstance(document, list | tuple):
        return [masked(inner, privacy, about) for inner in document]
    return document


NESTED = Nested()
