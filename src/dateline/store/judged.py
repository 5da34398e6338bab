"""Which claims people have judged, so that they wait no longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from dateline.incidents import in_force
from dateline.store.codec import decode
from dateline.store.tables import judgements, queue
from dateline.types import Judgement, Verdict

JUDGING = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.CORRECT, Verdict.ADD})
"""Verdicts after which a claim no longer waits for a person."""

_MANY = 500
_DOCUMENTS = select(judgements.c.document).order_by(judgements.c.number)


def judged(connection: Connection, claim_ids: Sequence[str] | None = None) -> set[str]:
    """Those of the claims, or of all, that a person has judged, and not taken it back."""
    verdicts = _DOCUMENTS.where(judgements.c.verdict.in_(sorted(verdict.value for verdict in JUDGING)))
    about: list[str] = []
    if claim_ids is None:
        about.extend(connection.scalars(verdicts))
    for start in range(0, len(claim_ids or ()), _MANY):
        some = judgements.c.subject.in_((claim_ids or ())[start : start + _MANY])
        about.extend(connection.scalars(verdicts.where(some)))
    if not about:
        return set()
    withdrawing = connection.scalars(_DOCUMENTS.where(judgements.c.verdict == Verdict.WITHDRAW.value)).all()
    made = [decode(document, Judgement) for document in (*about, *withdrawing)]
    return {one.subjects[0] for one in in_force(made)}


def mark_judged(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Take claims out of the queue."""
    ids = sorted(claim_ids)
    for start in range(0, len(ids), _MANY):
        some = queue.c.claim_id.in_(ids[start : start + _MANY])
        connection.execute(update(queue).where(some).values(judged=True))


def settle(connection: Connection, made: Judgement) -> None:
    """Take the claim of a judgement that was just added out of the queue, or bring it back."""
    about = _claim_of(connection, made)
    if about is None:
        return
    done = about in judged(connection, [about])
    connection.execute(update(queue).where(queue.c.claim_id == about).values(judged=done))


def _claim_of(connection: Connection, made: Judgement) -> str | None:
    """The claim that a judgement, or the one it withdraws, judges; None where it judges none by itself."""
    seen: set[str] = set()
    while made.verdict is Verdict.WITHDRAW and made.id not in seen:
        seen.add(made.id)
        found = connection.scalar(_DOCUMENTS.where(judgements.c.id == made.subjects[0]))
        if found is None:
            return None
        made = decode(found, Judgement)
    return made.subjects[0] if made.verdict in JUDGING else None
