"""Documents and rows of the workspace as they may be told: as exports tell them, private names masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.export.context import Context
from dateline.export.judged import Judged
from dateline.export.nested import claim_document, masked
from dateline.export.own import CSV_TABLES
from dateline.export.own_claims import claim_rows, report_row
from dateline.export.own_incidents import incident_rows, plain
from dateline.export.privacy import About
from dateline.export.shape import Content, Options, Row
from dateline.export.told import contents
from dateline.store import Store
from dateline.types import Claim, Incident, Judgement, Report

Document = dict[str, Any]
_TABLES = {table.name: table for table in CSV_TABLES.tables}


class Telling:
    """Tells what a store holds. With ``names`` everybody is named and nothing masked."""

    def __init__(self, store: Store, *, names: bool) -> None:
        self._store = store
        self._context = Context(store, Options(name_victims=names))
        self._privacy = self._context.privacy

    def incident(self, incident: Incident) -> Document:
        """A whole incident with its claims."""
        about = self._context.about(incident)
        claims = [self._claim(one, about) for one in self._context.judged_of(incident)]
        document = plain(incident) | {"disputed": incident.disputed}
        return self._hidden(document, about) | {"claims": claims}

    def incident_row(self, incident: Incident) -> dict[str, Content]:
        """An incident as a row of our own table."""
        return self._row(next(incident_rows(incident)), self._context.about(incident))

    def claim(self, claim: Claim) -> Document:
        """A whole claim with its quote."""
        _, about = next(self._around([claim]))
        return self._claim(self._context.judged(claim), about)

    def claim_lines(self, claims: Sequence[Claim]) -> list[dict[str, Content]]:
        """Claims as rows of our own table."""
        return [
            self._row(self._claim_row(claim, incident_id), about)
            for claim, (incident_id, about) in zip(claims, self._around(claims), strict=True)
        ]

    def report(self, report: Report) -> Document:
        """A whole report with its claims, its text at its full length."""
        claims, about = self._context.about_report(report)
        origin = self._store.reports.origin(report.id)
        document = self._hidden(plain(report), about)
        for name in ("headline", "standfirst"):
            if document[name]:
                document[name] = self._privacy.quote(document[name], about)
        return document | {
            "text": self._privacy.blacked(report.text, about),
            "url": origin.url,
            "fetched_at": origin.fetched_at,
            "claims": [self._claim(one, about) for one in claims],
        }

    def report_row(self, report: Report) -> dict[str, Content]:
        """A report's head as a row of our own table."""
        _, about = self._context.about_report(report)
        return self._row(report_row(report, self._context.url(report.id)), about)

    def judgement(self, judgement: Judgement) -> Document:
        """A judgement; words that a person wrote are masked as a report's are."""
        claims = list(self._store.claims.many(judgement.subjects).values())
        _, about = next(self._around(claims[:1]), ("", About()))
        document = self._hidden(plain(judgement), about)
        for name in ("why", "detail"):
            if document[name]:
                document[name] = self._privacy.quote(document[name], about)
        return document

    def _claim(self, one: Judged, about: About) -> Document:
        return self._hidden(claim_document(one, self._context.report(one.claim.report_id)), about)

    def _claim_row(self, claim: Claim, incident_id: str) -> Row:
        report = self._context.report(claim.report_id)
        return next(claim_rows(self._context.judged(claim), report, incident_id))

    def _hidden(self, document: Document, about: About) -> Document:
        return self._privacy.hidden(masked(document, self._privacy, about), about)

    def _row(self, row: Row, about: About) -> dict[str, Content]:
        return contents(_TABLES[row.table], row, about, self._privacy)

    def _around(self, claims: Sequence[Claim]) -> Iterator[tuple[str, About]]:
        """For each claim the id of the incident that it makes, "" for none, and the names around it.

        These are those of its incident, or of its report where it stands in none.
        """
        held = self._store.incidents.holding(claim.id for claim in claims)
        incidents = self._store.incidents.many(held.values())
        for claim in claims:
            incident = incidents.get(held.get(claim.id, ""))
            if incident is not None:
                yield incident.id if claim.id in incident.claim_ids else "", self._context.about(incident)
            else:
                report = self._context.report(claim.report_id)
                yield "", self._context.about_report(report)[1]
