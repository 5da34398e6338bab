"""What people did to an incident, action by action, the last first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.desk.judged import verdict_in_words
from dateline.store import Store
from dateline.types import Claim, Judgement, Verdict


@dataclass(frozen=True)
class Step:
    """One judgement of an action, in words, on its first claim; the claims that it names."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Act:
    """What one person did in one go. ``stands`` is false once all of it was withdrawn, by ``undone``."""

    action: str
    judgements: tuple[str, ...]
    who: str
    when: datetime
    why: str
    steps: tuple[Step, ...]
    stands: bool
    undone: Judgement | None = None

    @property
    def title(self) -> str:
        """What was done, in a word or two."""
        return self.steps[0].words if len(self.steps) == 1 else f"{len(self.steps)} judgements together"


def history_of(store: Store, claim_ids: Sequence[str]) -> tuple[Act, ...]:
    """The actions that judge one of these claims."""
    given = [one for one in store.judgements.of(claim_ids) if one.verdict is not Verdict.WITHDRAW]
    undone = withdrawals(store, given)
    acts: dict[str, list[Judgement]] = {}
    for one in given:
        acts.setdefault(one.action or one.id, []).append(one)
    claims = store.claims.many(one.subjects[0] for one in given)
    return tuple(_act(told, undone, claims) for told in reversed(acts.values()))


def withdrawals(store: Store, given: Sequence[Judgement]) -> dict[str, Judgement]:
    """By judgement, the withdrawal that holds; one that was itself withdrawn holds no more."""
    taking = [
        one for one in store.judgements.of([one.id for one in given]) if one.verdict is Verdict.WITHDRAW
    ]
    again = {one.subjects[0] for one in store.judgements.of([one.id for one in taking])}
    return {one.subjects[0]: one for one in taking if one.id not in again}


def _act(told: Sequence[Judgement], undone: Mapping[str, Judgement], claims: Mapping[str, Claim]) -> Act:
    first = told[0]
    steps = tuple(Step(_words(one, claims.get(one.subjects[0])), one.subjects) for one in told)
    stands = any(one.id not in undone for one in told)
    last = undone.get(told[-1].id)
    return Act(
        first.action or first.id,
        tuple(one.id for one in told),
        first.who,
        first.when,
        first.why,
        steps,
        stands,
        last,
    )


def _words(judgement: Judgement, claim: Claim | None) -> str:
    """The verdict; by its bare name where the report that told the claim was read anew and tells it no more."""
    return verdict_in_words(judgement, claim) if claim is not None else judgement.verdict.value
