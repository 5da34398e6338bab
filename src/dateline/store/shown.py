"""Incidents and reports as rows of a list, made of columns alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from dateline.store.tables import claims, incident_heads, incident_parties, reports

HEAD_COLUMNS = tuple(column for column in incident_heads.c if column.name != "words")
REPORT_COLUMNS = (reports.c.id, reports.c.outlet, reports.c.published, reports.c.headline)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident as a row: its columns as docs/reference/workspace.md tells them, and its parties as chosen."""

    id: str
    kind: str
    date_start: date | None
    date_end: date | None
    date_precision: str | None
    place: str | None
    place_key: str | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    where_prec: int | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    claims: int
    voices: int
    disputed: bool
    status: str | None
    confidence: float | None
    injured_best: int | None
    toll: int | None
    priority: float
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as a row; ``claims`` is how many it makes."""

    id: str
    outlet: str | None
    published: date | None
    headline: str | None
    claims: int


def incident_rows(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[IncidentRow, ...]:
    """Rows of ``HEAD_COLUMNS`` with their parties."""
    parties = _parties(connection, [row.id for row in rows])
    return tuple(
        IncidentRow(**row._mapping, actors=parties[row.id, "actor"], targets=parties[row.id, "target"])
        for row in rows
    )


def report_rows(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[ReportRow, ...]:
    """Rows of ``REPORT_COLUMNS`` with how many claims each report makes."""
    ids = [row.id for row in rows]
    counted = select(claims.c.report_id, func.count()).where(claims.c.report_id.in_(ids))
    found = {row[0]: row[1] for row in connection.execute(counted.group_by(claims.c.report_id))}
    return tuple(ReportRow(**row._mapping, claims=found.get(row.id, 0)) for row in rows)


def _parties(connection: Connection, ids: Iterable[str]) -> defaultdict[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    chosen = select(incident_parties).where(incident_parties.c.incident_id.in_(list(ids)))
    for row in connection.execute(chosen.order_by(*incident_parties.primary_key.columns)):
        found[row.incident_id, row.side] += (row.name,)
    return found
