"""Claims that people added: judgements bring them, and they stand among the claims of their reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dateline.incidents.rulings import in_force
from dateline.store.codec import decode
from dateline.store.tables import claim_values, claims, judgements, reports
from dateline.store.values import claim_columns, value_columns
from dateline.types import Claim, Judgement, Report, Verdict
from dateline.types.value import quoted

BRINGING = frozenset({Verdict.ADD, Verdict.WITHDRAW})
"""Verdicts after which the claims that people added may be others."""


def settle_added(connection: Connection, report_ids: Collection[str] | None = None) -> None:
    """Have those claims stand in these reports, or in all, that the judgements in force brought, and no others.

    A claim whose report is not there any more, or does not read so at its place, is left out: its judgement stays,
    and joining tells of it.
    """
    adding, standing = _brought(connection)
    if not adding:
        return
    for claim_id in sorted(adding - standing.keys()):
        connection.execute(delete(claims).where(claims.c.id == claim_id))
    by_report: defaultdict[str, list[tuple[Judgement, Claim]]] = defaultdict(list)
    for one, claim in standing.values():
        if report_ids is None or claim.report_id in report_ids:
            by_report[claim.report_id].append((one, claim))
    for report_id, brought in by_report.items():
        _put(connection, report_id, brought)


def _brought(connection: Connection) -> tuple[set[str], Mapping[str, tuple[Judgement, Claim]]]:
    """The ids of all claims that judgements ever brought, and the claims of those in force."""
    chosen = select(judgements.c.document).where(judgements.c.verdict.in_(sorted(BRINGING)))
    judged = [
        decode(document, Judgement) for document in connection.scalars(chosen.order_by(judgements.c.number))
    ]
    adding = {one.subjects[0] for one in judged if one.verdict is Verdict.ADD}
    standing = (one for one in in_force(judged) if one.verdict is Verdict.ADD) if adding else ()
    return adding, {one.subjects[0]: (one, decode(str(one.detail), Claim)) for one in standing}


def _put(connection: Connection, report_id: str, brought: Iterable[tuple[Judgement, Claim]]) -> None:
    found = connection.scalar(select(reports.c.document).where(reports.c.id == report_id))
    if found is None:
        return
    report = decode(found, Report)
    known = connection.execute(
        select(claims.c.id, claims.c.document)
        .where(claims.c.report_id == report_id)
        .order_by(claims.c.position)
    )
    standing = {row.id: decode(row.document, Claim) for row in known}
    new = [claim for one, claim in brought if claim.id not in standing and _reads(report, one, claim)]
    if not new:
        return
    ordered = _in_text_order([*standing.values(), *new])
    at = {claim.id: at for at, claim in enumerate(ordered)}
    if standing:
        moved = update(claims).where(claims.c.id == bindparam("claim")).values(position=bindparam("at"))
        connection.execute(moved, [{"claim": claim_id, "at": at[claim_id]} for claim_id in standing])
    connection.execute(insert(claims), [claim_columns(one, at[one.id], report.published) for one in new])
    values = [row for claim in new for row in value_columns(claim)]
    if values:
        connection.execute(insert(claim_values), values)


def _reads(report: Report, judgement: Judgement, claim: Claim) -> bool:
    """Whether the words that a claim was added for still stand at their place."""
    try:
        claim.check(report)
        return quoted(report, judgement.evidence) == judgement.original
    except ValueError:
        return False


def _in_text_order(found: Sequence[Claim]) -> list[Claim]:
    """By the place of their words; those that begin together stay as they are."""
    return sorted(found, key=lambda claim: claim.evidence[0].start)
