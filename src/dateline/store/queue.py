"""The claims that wait for a person, those first that most need one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from dateline.store.codec import decode, encode
from dateline.store.database import Database
from dateline.store.paging import Order, Page, paged
from dateline.store.tables import queue

_WAITING = queue.c.judged.is_(False)
_ORDER = Order("queue", queue.c.priority, queue.c.claim_id)
_ROWS: Select[Any] = select(queue)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim that waits, and why it should be looked at before others; ``reasons`` may be empty."""

    claim_id: str
    incident_id: str
    report_id: str
    priority: float
    reasons: tuple[str, ...]


class Queue:
    """Claims that make an incident and that nobody has judged; filled whenever incidents are made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, after: str | None = None, limit: int = 50, reasons: Collection[str] = ()
    ) -> Page[QueueRow]:
        """The claims that wait, in order; with ``reasons`` those that wait for any of them."""
        with self._database.reading() as connection:
            found = paged(connection, _ROWS.where(_WAITING, *_for(reasons)), _ORDER, after, limit)
        return Page(tuple(map(_row, found.rows)), found.after)

    def next(self, skip: Collection[str] = (), reasons: Collection[str] = ()) -> QueueRow | None:
        """The first claim that waits and is not to be skipped, None where none does."""
        chosen = _ROWS.where(_WAITING, *_for(reasons)).order_by(
            queue.c.priority.desc(), queue.c.claim_id.desc()
        )
        with self._database.reading() as connection:
            for row in connection.execute(chosen.limit(len(skip) + 1)):
                if row.claim_id not in skip:
                    return _row(row)
        return None

    def get(self, claim_id: str) -> QueueRow | None:
        """The claim's row, None where it does not wait."""
        with self._database.reading() as connection:
            found = connection.execute(_ROWS.where(_WAITING, queue.c.claim_id == claim_id)).one_or_none()
        return _row(found) if found else None

    def left(self, reasons: Collection[str] = ()) -> int:
        """How many claims wait."""
        with self._database.reading() as connection:
            chosen = select(func.count()).select_from(queue).where(_WAITING, *_for(reasons))
            return connection.scalar(chosen) or 0


def _for(reasons: Collection[str]) -> list[ColumnElement[bool]]:
    told = [queue.c.reasons.contains(encode(reason), autoescape=True) for reason in sorted(reasons)]
    return [or_(*told)] if told else []


def _row(row: Row[Any]) -> QueueRow:
    reasons = decode(row.reasons, tuple)
    return QueueRow(row.claim_id, row.incident_id, row.report_id, row.priority, reasons)
