"""After a judgement: the incidents that it concerns are made again at once, and only those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.incidents import Group, Rulings, incident_id, keep_ids, rulings
from dateline.store import Store
from dateline.types import Forwarding, Incident, Judgement, Verdict
from dateline.workspace.building import built
from dateline.workspace.regroup import regrouped
from dateline.workspace.running import running
from dateline.workspace.versions import joining_versions

_GROUPING = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT, Verdict.ADD, Verdict.CORRECT})
"""Verdicts that say what stands together, or by what it is joined; others change the values of an incident alone."""


@dataclass(frozen=True, slots=True)
class Rejoined:
    """The ids of the incidents that are new or came out other than they were, and of those that are no more."""

    incidents: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remade:
    """Incidents as judgements make them, before they are kept; ``gone`` are the ids of those that are no more.

    ``same`` were made again too, and came out as they were.
    """

    incidents: tuple[Incident, ...] = ()
    same: tuple[Incident, ...] = ()
    gone: tuple[str, ...] = ()
    forwardings: tuple[Forwarding, ...] = ()


def rejoin(store: Store, claim_ids: Iterable[str]) -> Rejoined:
    """Make the incidents again that hold these claims, or held them; to be called after each judgement on them.

    Of a judgement that was withdrawn, its own subjects are to be given. Raises StoreError; the earlier incidents
    then stay. The incidents are those that ``reconcile`` would give, byte for byte, as far as its last run saw what
    lies near: a claim that was added, corrected or parted since may also belong to what neither that run weighed
    with its report nor tells of the same days and place, and only the next ``reconcile`` finds that.
    """
    claims = frozenset(claim_ids)
    with running(store, "rejoin", joining_versions()) as tally:
        with store.incidents.changing() as change:
            made = remade(store, list(store.judgements.each()), claims)
            change.put(made.incidents, made.forwardings, gone=made.gone, run=tally.run)
        tally.counts["incidents"] = len(made.incidents)
    return Rejoined(tuple(one.id for one in made.incidents), made.gone)


def remade(store: Store, judgements: Sequence[Judgement], claim_ids: Iterable[str]) -> Remade:
    """What ``rejoin`` makes of these claims by these judgements, which need not be kept yet; nothing is written."""
    claims, ruled = frozenset(claim_ids), rulings(judgements)
    if not any(one.verdict in _GROUPING and not claims.isdisjoint(one.subjects) for one in judgements):
        held = tuple(store.incidents.many(store.incidents.holding(claims).values()).values())
        groups = [Group(one.claim_ids, one.links, one.beside) for one in held]
        return _remade(held, _built(store, [one.id for one in held], groups, ruled))
    found = regrouped(store, ruled, claims)
    before = [claim for one in found.before for claim in one.claim_ids]
    memberships = {claim: one.id for one in found.before for claim in one.claim_ids}
    told = {*before, *(claim for group in found.groups for claim in group.claim_ids)}
    led = store.incidents.leading(map(incident_id, told), to=memberships.values())
    kept = keep_ids([group.claim_ids for group in found.groups], memberships, led)
    made = _built(store, kept.ids, found.groups, ruled)
    return _remade(found.before, made, kept.forwardings)


def _remade(
    before: Sequence[Incident], made: Sequence[Incident], forwardings: tuple[Forwarding, ...] = ()
) -> Remade:
    """What was made, parted from what came out as it was."""
    known = {one.id: one for one in before}
    gone = known.keys() - {one.id for one in made}
    return Remade(
        incidents=tuple(one for one in made if known.get(one.id) != one),
        same=tuple(one for one in made if known.get(one.id) == one),
        gone=tuple(sorted(gone)),
        forwardings=forwardings,
    )


def _built(store: Store, ids: Sequence[str], groups: Sequence[Group], ruled: Rulings) -> tuple[Incident, ...]:
    claims = store.claims.many(claim for group in groups for claim in group.claim_ids)
    copies = store.copies.of(one.report_id for one in claims.values())
    return tuple(built(store, ids, groups, ruled, copies))
