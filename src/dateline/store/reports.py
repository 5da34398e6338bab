"""Reports with their claims, as the pipeline coded them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from dateline.errors import NotThereError
from dateline.store.added import settle_added
from dateline.store.captures import refuse_capture
from dateline.store.codec import decode
from dateline.store.database import Database, streamed
from dateline.store.laid import Coded, Laid, laid, put
from dateline.store.runs import run_number
from dateline.store.tables import captures, claims, reports
from dateline.types import Claim, Report

_MANY = 500
"""Ids in one question: SQLite takes a limited number of parameters."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a report, without its text."""

    id: str
    outlet: str | None
    published: date | None
    headline: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report was captured, and when; None where nobody said."""

    url: str | None
    fetched_at: datetime | None


class Reports:
    """What was read. A report stands once: captures of the same page share it, and the first is its source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, batch: Sequence[Coded | Laid], *, run: str) -> None:
        """Keep reports with claims, values and signatures, all or none of them; what was there of them is replaced.
        Claims that people added to them stand in them again. Those that are laid out already take the least time.

        Of captures that give the same report the one that arrived first is kept, whichever is saved first.
        """
        number = run_number(run)
        ready = [one if isinstance(one, Laid) else laid(one) for one in batch]
        with self._database.writing() as connection:
            first = _first_for_each(ready)
            owners = _owners(connection, [one.report_id for one in first])
            kept = [one for one in first if owners.get(one.report_id, one.capture_id) >= one.capture_id]
            _take_away(connection, kept)
            put(connection, kept, number)
            settle_added(connection, {one.report_id for one in kept})
            _settle(connection, ready, number)

    def refuse(self, capture_id: int, reason: str, run: str) -> None:
        """Keep why a capture gives no report."""
        with self._database.writing() as connection:
            refuse_capture(connection, capture_id, reason, run)

    def get(self, report_id: str) -> Report:
        """The report of that id; NotThereError where there is none."""
        with self._database.reading() as connection:
            found = connection.scalar(select(reports.c.document).where(reports.c.id == report_id))
        if found is None:
            raise NotThereError(f"{self._database.name} has no report {report_id}")
        return decode(found, Report)

    def origin(self, report_id: str) -> Origin:
        """Where the report's capture came from; NotThereError where there is no such report."""
        chosen = select(captures.c.url, captures.c.fetched_at).join(
            reports, reports.c.capture_id == captures.c.id
        )
        with self._database.reading() as connection:
            found = connection.execute(chosen.where(reports.c.id == report_id)).one_or_none()
        if found is None:
            raise NotThereError(f"{self._database.name} has no report {report_id}")
        return Origin(found.url, found.fetched_at)

    def each(self) -> Iterator[Report]:
        """Every report by id, streamed."""
        for row in self._database.rows(select(reports.c.document).order_by(reports.c.id)):
            yield decode(row.document, Report)

    def coded(self) -> Iterator[Coded]:
        """Every report with its claims, by day and id, streamed; undated reports come first."""
        told = select(reports.c.capture_id, reports.c.document).order_by(
            reports.c.published.nulls_first(), reports.c.id
        )
        of_them = select(claims.c.report_id, claims.c.document).order_by(
            claims.c.published.nulls_first(), claims.c.report_id, claims.c.position
        )
        with (
            self._database.reading() as connection,
            streamed(connection, of_them) as waiting,
            streamed(connection, told) as rows,
        ):
            claim = next(waiting, None)
            for row in rows:
                report, found = decode(row.document, Report), []
                while claim is not None and claim.report_id == report.id:
                    found.append(decode(claim.document, Claim))
                    claim = next(waiting, None)
                yield Coded(row.capture_id, report, tuple(found))

    def heads(self, report_ids: Iterable[str] | None = None) -> Iterator[Head]:
        """The heads of those reports, or of all, by id, streamed."""
        chosen = select(
            reports.c.id, reports.c.outlet, reports.c.published, reports.c.headline, reports.c.language
        ).order_by(reports.c.id)
        if report_ids is None:
            yield from (_head(row) for row in self._database.rows(chosen))
            return
        wanted = sorted(set(report_ids))
        for start in range(0, len(wanted), _MANY):
            some = chosen.where(reports.c.id.in_(wanted[start : start + _MANY]))
            yield from (_head(row) for row in self._database.rows(some))

    def count(self) -> int:
        """How many reports there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(reports)) or 0


def _head(row: Row[Any]) -> Head:
    return Head(row.id, row.outlet, row.published, row.headline, row.language)


def _first_for_each(batch: Sequence[Laid]) -> list[Laid]:
    """Of those that give one report, the one whose capture arrived first."""
    found: dict[str, Laid] = {}
    for one in sorted(batch, key=lambda one: one.capture_id):
        found.setdefault(one.report_id, one)
    return list(found.values())


def _owners(connection: Connection, ids: list[str]) -> dict[str, int]:
    """The captures that reports already stand for."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), _MANY):
        some = select(reports.c.id, reports.c.capture_id).where(reports.c.id.in_(ids[start : start + _MANY]))
        found.update((row.id, row.capture_id) for row in connection.execute(some))
    return found


def _take_away(connection: Connection, batch: Sequence[Laid]) -> None:
    """Remove what stands of these reports, and what these captures gave before; values go with their claims."""
    if not batch:
        return
    rows = [{"report": one.report_id, "capture": one.capture_id} for one in batch]
    same = (reports.c.id == bindparam("report")) | (reports.c.capture_id == bindparam("capture"))
    connection.execute(delete(reports).where(same), rows)


def _settle(connection: Connection, batch: Sequence[Laid], run: int) -> None:
    """Let the captures wait no longer; a foreign capture is a fault of the caller."""
    if not batch:
        return
    rows = [{"capture": one.capture_id, "report": one.report_id} for one in batch]
    settled = update(captures).where(captures.c.id == bindparam("capture"))
    connection.execute(settled.values(report_id=bindparam("report"), refused=None, settled_by=run), rows)
