"""Reports that several coders work through alone, and what each says: kept apart from judgements, which count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Update, delete, exists, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from dateline.errors import JudgementError, NotThereError
from dateline.store.codec import decode, encode
from dateline.store.database import Database
from dateline.store.tables import assignment_coders, assignments, claims, codings, queue, reports
from dateline.types import Assignment, Coding, Judgement, Part, Shown

_MANY = 500


class Assignments:
    """Assignments with the codings in them, which are only added.

    What would let a coder see another's work, or change work that was handed in, is refused here and in one
    transaction with what it rests on, whoever asks: JudgementError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, made: Iterable[Assignment]) -> None:
        """Keep new assignments, all or none of them."""
        made = list(made)
        with self._database.writing() as connection:
            for one in made:
                connection.execute(insert(assignments), [_row(one)])
                parts = [{"assignment_id": one.id, "coder": part.coder} for part in one.parts]
                connection.execute(insert(assignment_coders), parts)

    def get(self, assignment_id: str) -> Assignment:
        """The assignment of that id; NotThereError where there is none."""
        with self._database.reading() as connection:
            return self._get(connection, assignment_id)

    def each(self, *, coder: str | None = None) -> list[Assignment]:
        """All assignments, or those of one coder, the newest first."""
        chosen = select(assignments).order_by(assignments.c.made_at.desc(), assignments.c.id)
        if coder is not None:
            own = select(assignment_coders.c.assignment_id).where(assignment_coders.c.coder == coder)
            chosen = chosen.where(assignments.c.id.in_(own))
        with self._database.reading() as connection:
            return _with_parts(connection, chosen)

    def free(
        self,
        *,
        start: date | None = None,
        end: date | None = None,
        outlet: str | None = None,
        queued: bool = False,
        empty: bool = False,
    ) -> list[str]:
        """The reports that were never assigned, by id: of those days and that outlet.

        With ``queued`` only those with a claim that waits in the queue; those without any claim only with ``empty``.
        """
        chosen = select(reports.c.id).where(~exists().where(assignments.c.report_id == reports.c.id))
        if start is not None:
            chosen = chosen.where(reports.c.published >= start)
        if end is not None:
            chosen = chosen.where(reports.c.published <= end)
        if outlet is not None:
            chosen = chosen.where(reports.c.outlet == outlet)
        if queued:
            chosen = chosen.where(
                exists().where(queue.c.report_id == reports.c.id, queue.c.judged.is_(False))
            )
        if not empty:
            chosen = chosen.where(exists().where(claims.c.report_id == reports.c.id))
        with self._database.reading() as connection:
            return list(connection.scalars(chosen.order_by(reports.c.id)))

    def blind(self, coder: str) -> dict[str, str]:
        """The reports that a coder works on blind, by id, each with its assignment: not all have handed in."""
        own = select(assignment_coders.c.assignment_id).where(assignment_coders.c.coder == coder)
        out = exists().where(
            assignment_coders.c.assignment_id == assignments.c.id, assignment_coders.c.handed_in.is_(None)
        )
        chosen = select(assignments.c.report_id, assignments.c.id).where(assignments.c.id.in_(own), out)
        with self._database.reading() as connection:
            return {row.report_id: row.id for row in connection.execute(chosen)}

    def remove(self, assignment_id: str) -> None:
        """Take away an assignment in which nobody has said anything yet."""
        with self._database.writing() as connection:
            self._get(connection, assignment_id)
            if connection.scalar(select(exists().where(codings.c.assignment_id == assignment_id))):
                raise JudgementError("somebody has begun to code it: it stays")
            connection.execute(delete(assignments).where(assignments.c.id == assignment_id))

    def code(self, coding: Coding) -> None:
        """Keep what a coder says, until the coder has handed in."""
        with self._database.writing() as connection:
            part = self._part(connection, coding.assignment_id, coding.coder)
            if part.handed_in:
                raise JudgementError("you have handed this in: take it back to change it")
            connection.execute(insert(codings), [_coding_row(coding)])

    def decide(self, coding: Coding) -> None:
        """Keep what an adjudicator decides (``coder`` is theirs), once all have handed in and until it is closed."""
        with self._database.writing() as connection:
            found = self._get(connection, coding.assignment_id)
            if not found.all_in:
                raise JudgementError("not all have handed in yet")
            if found.closed_at:
                raise JudgementError("this is closed: open it again to change it")
            connection.execute(insert(codings), [_coding_row(coding)])

    def codings(self, assignment_id: str, coder: str) -> list[Judgement]:
        """What a coder has said, in order; nothing for somebody else."""
        said = self._documents(assignment_id, codings.c.coder == coder)
        return [one for one in said if one.action != assignment_id]

    def decisions(self, assignment_id: str) -> list[Judgement]:
        """What adjudicators have decided, in order: their judgements carry the assignment as their action."""
        said = self._documents(assignment_id)
        return [one for one in said if one.action == assignment_id]

    def finished(self) -> Iterator[tuple[Assignment, dict[str, list[Judgement]]]]:
        """The assignments that all have handed in, the oldest first, with what each coder said, in order."""
        done = [one for one in reversed(self.each()) if one.all_in]
        for start in range(0, len(done), _MANY):
            some = done[start : start + _MANY]
            said = self._said([one.id for one in some])
            for one in some:
                yield one, {coder: said.get((one.id, coder), []) for coder in one.coders}

    def hand_in(self, assignment_id: str, coder: str, at: datetime) -> None:
        """Close a coder's part to changes."""
        with self._database.writing() as connection:
            if self._part(connection, assignment_id, coder).handed_in is None:
                connection.execute(_part_of(assignment_id, coder).values(handed_in=at))

    def take_back(self, assignment_id: str, coder: str) -> None:
        """Open a coder's part again, as long as another coder has not handed in."""
        with self._database.writing() as connection:
            self._part(connection, assignment_id, coder)
            if self._get(connection, assignment_id).all_in:
                raise JudgementError("all have handed in: it cannot be taken back any more")
            connection.execute(_part_of(assignment_id, coder).values(handed_in=None))

    def close(self, assignment_id: str, who: str, at: datetime) -> None:
        """Mark it as adjudicated, once: JudgementError where not all have handed in, or somebody closed it before."""
        with self._database.writing() as connection:
            found = self._get(connection, assignment_id)
            if not found.all_in:
                raise JudgementError("not all have handed in yet")
            if found.closed_at:
                raise JudgementError(f"{found.closed_by} has closed it already")
            connection.execute(_change(assignment_id).values(closed_at=at, closed_by=who))

    def reopen(self, assignment_id: str) -> None:
        """Mark it as not adjudicated."""
        with self._database.writing() as connection:
            self._get(connection, assignment_id)
            connection.execute(_change(assignment_id).values(closed_at=None, closed_by=None))

    def _documents(self, assignment_id: str, *conditions: ColumnElement[bool]) -> list[Judgement]:
        chosen = select(codings.c.document).where(codings.c.assignment_id == assignment_id, *conditions)
        with self._database.reading() as connection:
            return [decode(row, Judgement) for row in connection.scalars(chosen.order_by(codings.c.number))]

    def _said(self, assignment_ids: list[str]) -> dict[tuple[str, str], list[Judgement]]:
        """What coders said in those assignments, by assignment and coder."""
        chosen = select(codings.c.assignment_id, codings.c.coder, codings.c.document).where(
            codings.c.assignment_id.in_(assignment_ids)
        )
        found: dict[tuple[str, str], list[Judgement]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(chosen.order_by(codings.c.number)):
                judgement = decode(row.document, Judgement)
                if judgement.action != row.assignment_id:
                    found.setdefault((row.assignment_id, row.coder), []).append(judgement)
        return found

    def _get(self, connection: Connection, assignment_id: str) -> Assignment:
        found = _with_parts(connection, select(assignments).where(assignments.c.id == assignment_id))
        if not found:
            raise NotThereError(f"{self._database.name} has no assignment {assignment_id}")
        return found[0]

    def _part(self, connection: Connection, assignment_id: str, coder: str) -> Part:
        part = self._get(connection, assignment_id).part(coder)
        if part is None:
            raise NotThereError(f"{coder} does not code {assignment_id}")
        return part


def _row(one: Assignment) -> dict[str, object]:
    return {
        "id": one.id,
        "report_id": one.report_id,
        "shown": one.shown.value,
        "made_by": one.made_by,
        "made_at": one.made_at,
        "note": one.note,
    }


def _coding_row(coding: Coding) -> dict[str, object]:
    return {
        "id": coding.judgement.id,
        "assignment_id": coding.assignment_id,
        "coder": coding.coder,
        "claim_id": coding.claim_id,
        "at": coding.judgement.when,
        "document": encode(coding.judgement),
    }


def _part_of(assignment_id: str, coder: str) -> Update:
    return update(assignment_coders).where(
        assignment_coders.c.assignment_id == assignment_id, assignment_coders.c.coder == coder
    )


def _change(assignment_id: str) -> Update:
    return update(assignments).where(assignments.c.id == assignment_id)


def _with_parts(connection: Connection, chosen: Select[Any]) -> list[Assignment]:
    rows = connection.execute(chosen).all()
    parts: dict[str, list[Part]] = {row.id: [] for row in rows}
    ids = list(parts)
    for start in range(0, len(ids), _MANY):
        some = assignment_coders.c.assignment_id.in_(ids[start : start + _MANY])
        for row in connection.execute(
            select(assignment_coders).where(some).order_by(assignment_coders.c.coder)
        ):
            parts[row.assignment_id].append(Part(row.coder, row.handed_in))
    return [_assignment(row, tuple(parts[row.id])) for row in rows]


def _assignment(row: Row[Any], parts: tuple[Part, ...]) -> Assignment:
    return Assignment(
        id=row.id,
        report_id=row.report_id,
        shown=Shown(row.shown),
        parts=parts,
        made_by=row.made_by,
        made_at=row.made_at,
        note=row.note or "",
        closed_at=row.closed_at,
        closed_by=row.closed_by,
    )
