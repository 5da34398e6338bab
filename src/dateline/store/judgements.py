"""Judgements: what people said of claims, only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import func, insert, select

from dateline.errors import NotThereError, StoreError
from dateline.store.added import BRINGING, settle_added
from dateline.store.codec import decode, encode
from dateline.store.database import Database
from dateline.store.judged import settle
from dateline.store.tables import judgements
from dateline.types import Judgement

_MANY = 500


class Judgements:
    """People's verdicts, in the order of being given; the database itself refuses to change or delete one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement for good; the same again is nothing new, another of its id raises StoreError.

        A claim that it brings, or takes away again, is there or gone with it.
        """
        document = encode(judgement)
        with self._database.writing() as connection:
            known = connection.scalar(select(judgements.c.document).where(judgements.c.id == judgement.id))
            if known is None:
                connection.execute(insert(judgements), [_row(judgement, document)])
                if judgement.verdict in BRINGING:
                    settle_added(connection)
                settle(connection, judgement)
        if known is not None and decode(known, Judgement) != judgement:
            raise StoreError(f"there is another judgement {judgement.id}, and judgements are only added")

    def get(self, judgement_id: str) -> Judgement:
        """The judgement of that id; NotThereError where there is none."""
        with self._database.reading() as connection:
            found = connection.scalar(select(judgements.c.document).where(judgements.c.id == judgement_id))
        if found is None:
            raise NotThereError(f"{self._database.name} has no judgement {judgement_id}")
        return decode(found, Judgement)

    def of(self, subjects: Iterable[str]) -> list[Judgement]:
        """Every judgement on any of these claims (or on these judgements), in the order of being added.

        Those withdrawn are among them, and what withdraws them is not, unless their ids are asked for too.
        """
        wanted = sorted(set(subjects))
        found: dict[int, str] = {}
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _MANY):
                some = wanted[start : start + _MANY]
                about = judgements.c.subject.in_(some) | judgements.c.other.in_(some)
                chosen = select(judgements.c.number, judgements.c.document).where(about)
                found.update((row.number, row.document) for row in connection.execute(chosen))
        return [decode(found[number], Judgement) for number in sorted(found)]

    def on(self, claim_ids: Iterable[str]) -> list[Judgement]:
        """Every judgement on these claims with what withdraws them, in the order of being added."""
        subjects = set(claim_ids)
        while True:
            found = self.of(subjects)
            new = {one.id for one in found} - subjects
            if not new:
                return found
            subjects |= new

    def by_action(self, action: str) -> list[Judgement]:
        """The judgements that were made in one go, in the order of being added."""
        chosen = select(judgements.c.document).where(judgements.c.action == action)
        with self._database.reading() as connection:
            rows = connection.scalars(chosen.order_by(judgements.c.number)).all()
        return [decode(document, Judgement) for document in rows]

    def last(self) -> int:
        """The number of the latest judgement, 0 where there is none; for ``since``."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(judgements.c.number))) or 0

    def since(self, last: int) -> list[Judgement]:
        """The judgements that were added after ``last`` gave that number, in order."""
        chosen = select(judgements.c.document).where(judgements.c.number > last)
        with self._database.reading() as connection:
            rows = connection.scalars(chosen.order_by(judgements.c.number)).all()
        return [decode(document, Judgement) for document in rows]

    def each(self) -> Iterator[Judgement]:
        """Every judgement in the order of being added, streamed."""
        for row in self._database.rows(select(judgements.c.document).order_by(judgements.c.number)):
            yield decode(row.document, Judgement)

    def count(self) -> int:
        """How many judgements there are."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(judgements)) or 0


def _row(judgement: Judgement, document: str) -> dict[str, object]:
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "subject": judgement.subjects[0],
        "other": judgement.subjects[1] if len(judgement.subjects) > 1 else None,
        "field": judgement.field,
        "detail": judgement.detail,
        "who": judgement.who,
        "at": judgement.when,
        "why": judgement.why,
        "document": document,
        "action": judgement.action,
    }
