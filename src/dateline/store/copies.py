"""Copies of one dispatch among the reports: their signatures, and the earliest report of each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, delete, insert, select, update

from dateline.incidents.copies import Signed, dispatches, signature
from dateline.store.codec import decode
from dateline.store.database import Database
from dateline.store.tables import copies, reports
from dateline.types import Report

_MANY = 500
"""Reports signed in one transaction, or asked for at once."""


class Copies:
    """Which report a report copies: derived, and the same whatever the order of arrival."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, report_id: str, signed: bytes) -> None:
        """Keep a report's signature; ``group`` makes those that are missing."""
        with self._database.writing() as connection:
            connection.execute(delete(copies).where(copies.c.report_id == report_id))
            connection.execute(insert(copies), [{"report_id": report_id, "signature": signed}])

    def group(self) -> int:
        """Find the dispatch of every report anew, and give how many copy another.

        To be called before incidents are joined. Holds a kilobyte for each report.
        """
        while self._sign():
            pass
        found = dict(dispatches(self._signed()))
        known = dict(self.each())
        changed = [
            {"report": report, "dispatch": dispatch}
            for report, dispatch in sorted(found.items())
            if known.get(report) != dispatch
        ]
        change = update(copies).where(copies.c.report_id == bindparam("report"))
        if changed:
            with self._database.writing() as connection:
                connection.execute(change.values(dispatch_id=bindparam("dispatch")), changed)
        return sum(report != dispatch for report, dispatch in found.items())

    def dispatch_of(self, report_id: str) -> str:
        """The id of the earliest report with the same text: its own where it copies none, or is not grouped yet."""
        chosen = select(copies.c.dispatch_id).where(copies.c.report_id == report_id)
        with self._database.reading() as connection:
            return connection.scalar(chosen) or report_id

    def of(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The dispatch of each of those reports that copies another, by report."""
        wanted = sorted(set(report_ids))
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _MANY):
                some = copies.c.report_id.in_(wanted[start : start + _MANY])
                chosen = select(copies.c.report_id, copies.c.dispatch_id).where(some)
                found.update((row.report_id, row.dispatch_id) for row in connection.execute(chosen))
        return {report: dispatch for report, dispatch in found.items() if dispatch not in {None, report}}

    def beside(self, report_id: str) -> list[str]:
        """The other reports with the same text, by id; none where it is not grouped yet."""
        dispatch = select(copies.c.dispatch_id).where(copies.c.report_id == report_id).scalar_subquery()
        chosen = select(copies.c.report_id).where(copies.c.dispatch_id == dispatch)
        with self._database.reading() as connection:
            found = connection.scalars(chosen.order_by(copies.c.report_id)).all()
        return [other for other in found if other != report_id]

    def each(self) -> Iterator[tuple[str, str]]:
        """Every grouped report's id with that of its dispatch, by id, streamed."""
        chosen = select(copies.c.report_id, copies.c.dispatch_id).where(copies.c.dispatch_id.is_not(None))
        for row in self._database.rows(chosen.order_by(copies.c.report_id)):
            yield row.report_id, row.dispatch_id

    def _sign(self) -> int:
        """Sign some reports that have no signature yet, and give how many."""
        missing = select(reports.c.document).outerjoin(copies, copies.c.report_id == reports.c.id)
        chosen = missing.where(copies.c.report_id.is_(None)).order_by(reports.c.id).limit(_MANY)
        with self._database.reading() as connection:
            found = [decode(document, Report) for document in connection.scalars(chosen)]
        if found:
            rows = [{"report_id": report.id, "signature": signature(report)} for report in found]
            with self._database.writing() as connection:
                connection.execute(insert(copies), rows)
        return len(found)

    def _signed(self) -> Iterator[Signed]:
        chosen = select(reports.c.id, reports.c.published, copies.c.signature).join(
            copies, copies.c.report_id == reports.c.id
        )
        for row in self._database.rows(chosen.order_by(reports.c.id)):
            yield Signed(row.id, row.published, row.signature)
