"""Claims as they were coded, in the order of the news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from sqlalchemy import func, select

from dateline.errors import NotThereError
from dateline.store.codec import decode
from dateline.store.database import Database
from dateline.store.tables import claims
from dateline.types import Claim

_MANY = 500
_ORDER = (claims.c.published.nulls_first(), claims.c.report_id, claims.c.position)


class Claims:
    """What reports claim; saved with their report and never apart from it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, claim_id: str) -> Claim:
        """The claim of that id; NotThereError where there is none."""
        with self._database.reading() as connection:
            found = connection.scalar(select(claims.c.document).where(claims.c.id == claim_id))
        if found is None:
            raise NotThereError(f"{self._database.name} has no claim {claim_id}")
        return decode(found, Claim)

    def many(self, claim_ids: Iterable[str]) -> dict[str, Claim]:
        """The claims of those ids, by id; an id that no claim has is left out."""
        wanted = sorted(set(claim_ids))
        found: dict[str, Claim] = {}
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _MANY):
                some = select(claims.c.id, claims.c.document).where(
                    claims.c.id.in_(wanted[start : start + _MANY])
                )
                found.update((row.id, decode(row.document, Claim)) for row in connection.execute(some))
        return found

    def of_report(self, report_id: str) -> tuple[Claim, ...]:
        """The claims of one report, in text order; none for a report that is not there."""
        chosen = select(claims.c.document).where(claims.c.report_id == report_id).order_by(claims.c.position)
        with self._database.reading() as connection:
            return tuple(decode(document, Claim) for document in connection.scalars(chosen))

    def latest(
        self, kinds: Collection[str], until: date, *, each: int, most: int
    ) -> list[tuple[Claim, date | None]]:
        """Claims of those kinds of what was on or before that day, the latest first, each with its report's day.

        Of one place the latest ``each``, in all the latest ``most``. A claim without a date is of its report's day.
        """
        began = func.coalesce(claims.c.date_start, claims.c.date_end, claims.c.published)
        place = func.coalesce(claims.c.place_key, claims.c.place, "")
        order = (began.desc().nulls_last(), claims.c.published.desc().nulls_last(), claims.c.id)
        ranked = (
            select(claims.c.id, func.row_number().over(partition_by=place, order_by=order).label("rank"))
            .where(claims.c.kind.in_(sorted(kinds)), began <= until)
            .subquery()
        )
        chosen = (
            select(claims.c.document, claims.c.published)
            .join(ranked, ranked.c.id == claims.c.id)
            .where(ranked.c.rank <= each)
            .order_by(*order)
            .limit(most)
        )
        with self._database.reading() as connection:
            return [(decode(row.document, Claim), row.published) for row in connection.execute(chosen)]

    def kinds(self) -> tuple[str, ...]:
        """Every kind that a claim has, by name."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(select(claims.c.kind).distinct().order_by(claims.c.kind)))

    def each(self) -> Iterator[Claim]:
        """Every claim by its report's day and id and its place in the text, streamed; undated reports come first."""
        for row in self._database.rows(select(claims.c.document).order_by(*_ORDER)):
            yield decode(row.document, Claim)

    def by_kind(self) -> dict[str, int]:
        """How many claims there are of each kind, by kind."""
        chosen = (
            select(claims.c.kind, func.count().label("count")).group_by(claims.c.kind).order_by(claims.c.kind)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(chosen)}

    def count(self) -> int:
        """How many claims there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(claims)) or 0
