"""Merging, splitting and re-picking incidents: planned and looked at first, then kept as judgements, and taken back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.errors import JudgementError
from dateline.store import Store
from dateline.types import Incident, Judgement, Verdict
from dateline.workspace.judging import Ruling, judge, judgement_of
from dateline.workspace.rejoin import Rejoined, Remade, rejoin, remade


@dataclass(frozen=True)
class Plan:
    """Judgements that are not kept yet, and the incidents that they make; ``holds`` where these are as was asked."""

    rulings: tuple[Ruling, ...]
    made: Remade
    holds: bool


def plan_merge(store: Store, one: Incident, other: Incident, why: str, who: str) -> Plan:
    """That two incidents are one happening. Earlier judgements that part their claims are overruled where needed."""
    if one.id == other.id:
        raise JudgementError("an incident cannot be merged with itself")
    first, *rest = one.claim_ids
    wanted = {*one.claim_ids, *other.claim_ids}
    plan = _plan(store, [_same(first, other.claim_ids[0], why)], who, [wanted])
    if not plan.holds:
        plan = _plan(store, [_same(first, claim, why) for claim in (*rest, *other.claim_ids)], who, [wanted])
    return plan


def plan_split(store: Store, incident: Incident, moved: Iterable[str], why: str, who: str) -> Plan:
    """That some claims of an incident tell another happening; JudgementError unless some go and some stay."""
    asked = set(moved)
    go = [claim for claim in incident.claim_ids if claim in asked]
    stay = [claim for claim in incident.claim_ids if claim not in asked]
    if strange := asked - set(incident.claim_ids):
        raise JudgementError(f"not among the claims of incident {incident.id}: {', '.join(sorted(strange))}")
    if not go or not stay:
        raise JudgementError("tick the claims that are another happening: at least one, and not all of them")
    apart = [Ruling(Verdict.DIFFERENT, (go[0], claim), why) for claim in stay]
    together = [_same(go[0], claim, why) for claim in go[1:]]
    plan = _plan(store, [*together, *apart], who, [set(go), set(stay)])
    if not plan.holds:  # what stays was held together by what goes
        kept = [_same(stay[0], claim, why) for claim in stay[1:]]
        plan = _plan(store, [*together, *kept, *apart], who, [set(go), set(stay)])
    return plan


def plan_pick(store: Store, claim_id: str, field: str, why: str, who: str) -> Plan:
    """That a claim's value stands for a field of its incident."""
    return _plan(store, [Ruling(Verdict.PICK, (claim_id,), why, field)], who, [])


def keep(store: Store, plan: Plan, who: str) -> tuple[str, Rejoined]:
    """Keep the judgements of a plan as one action, and make the incidents again; the action, and what was made."""
    action = secrets.token_hex(8)
    for ruling in plan.rulings:
        judge(store, ruling, who, action=action)
    return action, rejoin(store, {claim for ruling in plan.rulings for claim in ruling.subjects})


def take_back(store: Store, judgements: Sequence[Judgement], who: str, why: str) -> tuple[str, Rejoined]:
    """Withdraw judgements as one action, and make the incidents again; the action, and what was made."""
    action = secrets.token_hex(8)
    for one in judgements:
        judge(store, Ruling(Verdict.WITHDRAW, (one.id,), why), who, action=action)
    return action, rejoin(store, {claim for one in judgements for claim in one.subjects})


def _same(one: str, other: str, why: str) -> Ruling:
    return Ruling(Verdict.SAME, (one, other), why)


def _plan(store: Store, asked: Sequence[Ruling], who: str, groups: Sequence[set[str]]) -> Plan:
    """What judgements make; it holds where each group stands in one incident and no two groups in the same."""
    judged = [*store.judgements.each(), *(judgement_of(ruling, who) for ruling in asked)]
    made = remade(store, judged, {claim for ruling in asked for claim in ruling.subjects})
    every = (*made.incidents, *made.same)
    held = [{one.id for one in every if not group.isdisjoint(one.claim_ids)} for group in groups]
    holds = all(len(ids) == 1 for ids in held) and len({id for ids in held for id in ids}) == len(groups)
    return Plan(tuple(asked), made, holds)
