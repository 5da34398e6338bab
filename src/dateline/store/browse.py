"""Looking through a workspace: lists, counts, time and map, all from columns and none from documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from sqlalchemy import func, select

from dateline.store.clusters import Clusters, clusters_of
from dateline.store.database import Database
from dateline.store.days import Days, days_of
from dateline.store.facets import Facets, facets_of
from dateline.store.filters import Box, IncidentFilter, filtered
from dateline.store.paging import Order, Page, paged
from dateline.store.shown import (
    HEAD_COLUMNS,
    REPORT_COLUMNS,
    IncidentRow,
    ReportRow,
    incident_rows,
    report_rows,
)
from dateline.store.sites import SiteRow, sites_of
from dateline.store.tables import incident_heads, reports

Ordering = Literal["priority", "date", "toll"]
_ORDERS: dict[Ordering, Order] = {
    "priority": Order("priority", incident_heads.c.priority, incident_heads.c.id),
    "date": Order("date", incident_heads.c.date_end, incident_heads.c.id),
    "toll": Order("toll", incident_heads.c.toll, incident_heads.c.id),
}
_BY_DAY = Order("published", reports.c.published, reports.c.id)
_EVERY = IncidentFilter()
_MOST = 500


class Browse:
    """What the desk shows of many reports and incidents at once.

    ``after`` is what an earlier page gave as its own; anything else raises CursorError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def incidents(
        self,
        wanted: IncidentFilter = _EVERY,
        *,
        order: Ordering = "priority",
        after: str | None = None,
        limit: int = 50,
    ) -> Page[IncidentRow]:
        """Incidents: first those that most need a person, the latest, or those with most killed."""
        chosen = filtered(select(*HEAD_COLUMNS), wanted)
        with self._database.reading() as connection:
            page = paged(connection, chosen, _ORDERS[order], after, limit)
            return Page(incident_rows(connection, page.rows), page.after)

    def rows(self, incident_ids: Iterable[str]) -> tuple[IncidentRow, ...]:
        """Those incidents, by id; one that is no more is left out. At most some hundreds can be asked for."""
        chosen = select(*HEAD_COLUMNS).where(incident_heads.c.id.in_(sorted(set(incident_ids))[:_MOST]))
        with self._database.reading() as connection:
            return incident_rows(connection, connection.execute(chosen.order_by(incident_heads.c.id)).all())

    def count(self, wanted: IncidentFilter = _EVERY) -> int:
        """How many incidents are wanted."""
        with self._database.reading() as connection:
            chosen = filtered(select(func.count()).select_from(incident_heads), wanted)
            return connection.scalar(chosen) or 0

    def facets(self, wanted: IncidentFilter = _EVERY) -> Facets:
        """Which kinds, statuses, countries, parties and outlets they have, counted."""
        with self._database.reading() as connection:
            return facets_of(connection, wanted)

    def days(self, wanted: IncidentFilter = _EVERY) -> Days:
        """How many there are by day, month or year."""
        with self._database.reading() as connection:
            return days_of(connection, wanted)

    def sites(self, wanted: IncidentFilter = _EVERY) -> tuple[SiteRow, ...]:
        """Where they are: each place with how many are there, and how exactly it is known."""
        with self._database.reading() as connection:
            return sites_of(connection, wanted)

    def clusters(
        self, wanted: IncidentFilter = _EVERY, *, box: Box | None = None, zoom: float = 0.0
    ) -> Clusters:
        """Where they are, as a map at that zoom (0 the world, one more twice as near) shows them."""
        with self._database.reading() as connection:
            return clusters_of(connection, wanted, box, zoom)

    def reports(
        self,
        words: str | None = None,
        start: date | None = None,
        end: date | None = None,
        outlet: str | None = None,
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[ReportRow]:
        """Reports, the latest first; ``words`` must all stand in the headline."""
        chosen = select(*REPORT_COLUMNS)
        for word in (words or "").split():
            chosen = chosen.where(reports.c.headline.icontains(word, autoescape=True))
        if start is not None:
            chosen = chosen.where(reports.c.published >= start)
        if end is not None:
            chosen = chosen.where(reports.c.published <= end)
        if outlet is not None:
            chosen = chosen.where(reports.c.outlet == outlet)
        with self._database.reading() as connection:
            page = paged(connection, chosen, _BY_DAY, after, limit)
            return Page(report_rows(connection, page.rows), page.after)
