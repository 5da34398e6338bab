"""After a judgement: the incidents that it concerns are made again at once, and only those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.incidents import Group, Rulings, rulings
from dateline.store import Store
from dateline.types import Incident, Judgement, Verdict
from dateline.workspace.building import built
from dateline.workspace.reconcile import reconcile
from dateline.workspace.running import running
from dateline.workspace.versions import joining_versions

_GROUPING = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT, Verdict.ADD, Verdict.CORRECT})
"""Verdicts that say what stands together, or by what it is joined; others change the values of an incident alone."""


@dataclass(frozen=True, slots=True)
class Rejoined:
    """The ids of the incidents that were made again, and of those that are no more."""

    incidents: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def rejoin(store: Store, claim_ids: Iterable[str]) -> Rejoined:
    """Make the incidents again that hold these claims, or held them; to be called after each judgement on them.

    The incidents are then those that ``reconcile`` would give. Of a judgement that was withdrawn, its own
    subjects are to be given. Raises StoreError; the earlier incidents then stay.
    """
    claims = frozenset(claim_ids)
    if _regroups(store.judgements.each(), claims):
        before = {id for _, id in store.incidents.memberships()}
        reconcile(store)
        after = {id for _, id in store.incidents.memberships()}
        return Rejoined(tuple(sorted(after)), tuple(sorted(before - after)))
    with running(store, "rejoin", joining_versions()) as tally:
        with store.incidents.changing() as change:
            concerned = store.incidents.many(store.incidents.holding(claims).values())
            made = _again(store, list(concerned.values()), rulings(store.judgements.each()))
            change.put(made, run=tally.run)
        tally.counts["incidents"] = len(made)
    return Rejoined(tuple(one.id for one in made))


def _regroups(judgements: Iterable[Judgement], claims: frozenset[str]) -> bool:
    """Whether people ever said of one of these claims what it stands with."""
    return any(one.verdict in _GROUPING and not claims.isdisjoint(one.subjects) for one in judgements)


def _again(store: Store, incidents: list[Incident], ruled: Rulings) -> list[Incident]:
    """The same groups of claims, built anew."""
    groups = [Group(one.claim_ids, one.links, one.beside) for one in incidents]
    copies = store.copies.of(
        claim.report_id for claim in store.claims.many(id for one in groups for id in one.claim_ids).values()
    )
    return list(built(store, [one.id for one in incidents], groups, ruled, copies))
