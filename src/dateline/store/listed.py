"""Reports, claims, incidents and judgements a page at a time, in an order that no new one disturbs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Table, func, select

from dateline.store.codec import decode
from dateline.store.database import Database
from dateline.store.tables import (
    claims,
    incident_outlets,
    incident_parties,
    incidents,
    judgements,
    reports,
)
from dateline.store.tables import incident_heads as heads
from dateline.types import Claim, Incident, Judgement, Report


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; what is None asks for nothing. ``start`` and ``end`` are days, both included."""

    report: str | None = None
    kind: str | None = None
    status: str | None = None
    country: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which incidents are wanted; what is None asks for nothing. ``start`` and ``end`` are days, both included.

    ``kinds`` and ``countries`` are any of several. ``actor`` is a name on either side, and
    ``killed`` the least of the highest figure of the dead.
    """

    kind: str | None = None
    status: str | None = None
    country: str | None = None
    actor: str | None = None
    outlet: str | None = None
    disputed: bool | None = None
    killed: int | None = None
    kinds: Collection[str] = ()
    countries: Collection[str] = ()
    start: date | None = None
    end: date | None = None


class Listed:
    """The pages of lists that programs walk through.

    Each gives at most ``limit`` of them, beginning after the one of the id ``after``, in order of ids;
    judgements in the order of being given.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def reports(
        self,
        after: str = "",
        *,
        limit: int,
        outlet: str | None = None,
        start: date | None = None,
        end: date | None = None,
    ) -> list[Report]:
        """Reports of an outlet that were published on or between days."""
        chosen = select(reports.c.document).where(reports.c.id > after).order_by(reports.c.id)
        if outlet is not None:
            chosen = chosen.where(reports.c.outlet == outlet)
        if start is not None:
            chosen = chosen.where(reports.c.published >= start)
        if end is not None:
            chosen = chosen.where(reports.c.published <= end)
        return [decode(document, Report) for document in self._some(chosen, limit)]

    def claims(self, wanted: ClaimFilter, after: str = "", *, limit: int) -> list[Claim]:
        """Claims that fit; with days, those that are told to lie on or between them, as far as they are dated."""
        chosen = select(claims.c.document).where(claims.c.id > after).order_by(claims.c.id)
        same = (
            (claims.c.report_id, wanted.report),
            (claims.c.kind, wanted.kind),
            (claims.c.status, wanted.status),
            (claims.c.country, wanted.country),
        )
        for column, value in same:
            if value is not None:
                chosen = chosen.where(column == value)
        chosen = _on_days(chosen, claims, wanted.start, wanted.end)
        return [decode(document, Claim) for document in self._some(chosen, limit)]

    def incidents(self, wanted: Asked, after: str = "", *, limit: int) -> list[Incident]:
        """Incidents that fit; with days, those that may lie on or between them, as far as they are dated."""
        chosen = select(incidents.c.document).join(heads, heads.c.id == incidents.c.id)
        chosen = chosen.where(heads.c.id > after).order_by(heads.c.id)
        same = (
            (heads.c.kind, wanted.kind),
            (heads.c.status, wanted.status),
            (heads.c.country, wanted.country),
            (heads.c.disputed, wanted.disputed),
        )
        for column, value in same:
            if value is not None:
                chosen = chosen.where(column == value)
        for column, several in ((heads.c.kind, wanted.kinds), (heads.c.country, wanted.countries)):
            if several:
                chosen = chosen.where(column.in_(several))
        if wanted.actor is not None:
            chosen = chosen.where(heads.c.id.in_(_of(incident_parties, "name", wanted.actor)))
        if wanted.outlet is not None:
            chosen = chosen.where(heads.c.id.in_(_of(incident_outlets, "outlet", wanted.outlet)))
        if wanted.killed is not None:
            most = func.coalesce(heads.c.killed_high, heads.c.killed_best, heads.c.killed_low)
            chosen = chosen.where(most >= wanted.killed)
        chosen = _on_days(chosen, heads, wanted.start, wanted.end)
        return [decode(document, Incident) for document in self._some(chosen, limit)]

    def judgements(self, after: str = "", *, limit: int) -> list[Judgement]:
        """Judgements given after that one; none after an id that no judgement has."""
        number = select(judgements.c.number).where(judgements.c.id == after).scalar_subquery()
        chosen = select(judgements.c.document).order_by(judgements.c.number)
        if after:
            chosen = chosen.where(judgements.c.number > number)
        return [decode(document, Judgement) for document in self._some(chosen, limit)]

    def _some(self, chosen: Select[Any], limit: int) -> list[str]:
        with self._database.reading() as connection:
            return list(connection.scalars(chosen.limit(limit)))


def _of(table: Table, column: str, value: str) -> Select[Any]:
    """The ids of incidents that a table tells that of."""
    return select(table.c.incident_id).where(table.c[column] == value)


def _on_days(chosen: Select[Any], table: Table, start: date | None, end: date | None) -> Select[Any]:
    """Of claims or incidents, those that may lie on or between days; what starts nobody knows when may."""
    if start is not None:
        chosen = chosen.where(table.c.date_end >= start)
    if end is not None:
        begins = table.c.date_start.is_(None) | (table.c.date_start <= end)
        chosen = chosen.where(table.c.date_end.is_not(None) & begins)
    return chosen
