"""A coded report as rows: all that saving it takes, made wherever it was read, so that who saves only writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

from dateline.incidents.copies import signature
from dateline.store.codec import encode
from dateline.store.tables import claim_values, claims, copies, reports
from dateline.store.values import claim_columns, value_columns
from dateline.types import Claim, Report

Row = tuple[Any, ...]
TABLES = (reports, copies, claims, claim_values)
"""What a report is laid out over, a table before those that refer to it."""
RUN = reports.c.run_id
"""The one column that is not known before the report is saved."""


@dataclass(frozen=True)
class Coded:
    """What one capture gave: its report and that report's claims, in text order."""

    capture_id: int
    report: Report
    claims: tuple[Claim, ...]
    dropped: tuple[str, ...] = ()
    """Why a language model's values were left out, a reason for each."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The same as rows of ``TABLES``, of plain values that either database takes: days are ISO dates."""

    capture_id: int
    report_id: str
    claims: int
    rows: tuple[tuple[Row, ...], ...]
    dropped: tuple[str, ...] = ()


def laid(coded: Coded) -> Laid:
    """A coded report as rows; raises StoreError for what JSON cannot hold."""
    report = coded.report
    each: tuple[Iterable[Mapping[str, Any]], ...] = (
        [_report_columns(coded)],
        [{"report_id": report.id, "signature": signature(report)}],
        [claim_columns(claim, at, report.published) for at, claim in enumerate(coded.claims)],
        [row for claim in coded.claims for row in value_columns(claim)],
    )
    rows = tuple(_rows(table, found) for table, found in zip(TABLES, each, strict=True))
    return Laid(coded.capture_id, report.id, len(coded.claims), rows, coded.dropped)


def put(connection: Connection, batch: Sequence[Laid], run: int) -> None:
    """Write reports of which nothing stands there yet, inside a transaction that writes."""
    for at, table in enumerate(TABLES):
        rows = [row for one in batch for row in one.rows[at]]
        if table is reports:
            rows = [(*row, run) for row in rows]
        if rows:
            connection.exec_driver_sql(_inserting(table, connection.dialect.paramstyle), rows)


def _report_columns(coded: Coded) -> dict[str, Any]:
    report = coded.report
    return {
        "id": report.id,
        "capture_id": coded.capture_id,
        "outlet": report.outlet,
        "published": report.published,
        "headline": report.headline,
        "language": report.language,
        "document": encode(report),
    }


def _rows(table: Table, found: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    plain = _plain(table)
    return tuple(
        tuple(row.get(name) if make is None else make(row.get(name)) for name, make in plain) for row in found
    )


@cache
def _plain(table: Table) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """A table's columns, each with what makes its values plain; the run comes last, once it is known."""
    dialect = sqlite.dialect()
    return tuple(
        (name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in _names(table)
        if table.c[name] is not RUN
    )


@cache
def _inserting(table: Table, style: str) -> str:
    """The statement for rows of a table, for a driver's style of parameters."""
    names = _names(table)
    mark = "?" if style == "qmark" else "%s"
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))})"


def _names(table: Table) -> list[str]:
    """The columns that are filled; a copy's dispatch is found by grouping, later."""
    named = [column.name for column in table.columns if column is not RUN]
    if table is copies:
        named.remove("dispatch_id")
    return [*named, RUN.name] if table is reports else named
