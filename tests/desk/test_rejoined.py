"""Whatever people judge in the example workspace, the incidents are at once those of a whole reconcile, ids too."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from dateline.errors import JudgementError
from dateline.store import Store
from dateline.types import Claim, Forwarding, Incident, Judgement, Verdict
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from dateline.workspace.rejoin import rejoin

STEPS = 12
MOSUL = (
    '{"name": "Mosul", "key": "geonames:99072", "country": "IRQ", "lat": 36.34, "lon": 43.12, "precision": 1}'
)
CORRECTIONS = (
    ("date", '"2014-06-12"'),
    ("status", '"denied"'),
    ("killed", "12"),
    ("place", MOSUL),
    ("kind", '"battle"'),
)


class Somebody:
    """A person who judges at random, the same way for the same seed."""

    def __init__(self, seed: int, claims: Sequence[Claim]) -> None:
        self.chance = random.Random(seed)
        self.claims = claims
        self.made: list[Judgement] = []

    def ruling(self, incidents: Sequence[Incident]) -> Ruling:
        verdict = self.chance.choice([one for one in Verdict if one is not Verdict.ADD])
        claim = self.chance.choice(self.claims)
        if verdict in {Verdict.SAME, Verdict.DIFFERENT}:
            return Ruling(verdict, self.two(verdict, claim, incidents), "seen")
        if verdict is Verdict.WITHDRAW and self.made:
            return Ruling(verdict, (self.chance.choice(self.made).id,), "seen")
        if verdict is Verdict.CORRECT:
            field, value = self.chance.choice(CORRECTIONS)
            return Ruling(verdict, (claim.id,), "seen", field, value)
        if verdict is Verdict.PICK:
            return Ruling(verdict, (claim.id,), "seen", "date")
        return Ruling(Verdict.REJECT if verdict is Verdict.WITHDRAW else verdict, (claim.id,), "seen")

    def two(self, verdict: Verdict, claim: Claim, incidents: Sequence[Incident]) -> tuple[str, ...]:
        """Two claims of one incident to part, or of one report, or any two."""
        whole = [one.claim_ids for one in incidents if len(one.claim_ids) > 1]
        if verdict is Verdict.DIFFERENT and whole:
            return tuple(self.chance.sample(self.chance.choice(whole), 2))
        mates = [one.id for one in self.claims if one.report_id == claim.report_id and one.id != claim.id]
        others = [one.id for one in self.claims if one.id != claim.id]
        return claim.id, self.chance.choice(mates if mates and self.chance.random() < 0.5 else others)

    def subjects(self, made: Judgement) -> tuple[str, ...]:
        """The claims that a judgement is about."""
        if made.verdict is not Verdict.WITHDRAW:
            self.made.append(made)
            return made.subjects
        return next(one.subjects for one in self.made if one.id == made.subjects[0])


def state(store: Store) -> tuple[list[Incident], list[Forwarding]]:
    return list(store.incidents.each()), list(store.incidents.forwardings())


def rulings(somebody: Somebody, store: Store) -> Iterator[Judgement]:
    for _ in range(STEPS):
        try:
            yield judge(store, somebody.ruling(list(store.incidents.each())), "R. Vane")
        except JudgementError:
            continue


@pytest.mark.parametrize("seed", [2, 4])
def test_incidents_are_at_once_those_of_a_whole_reconcile(store: Store, seed: int) -> None:
    somebody = Somebody(seed, list(store.claims.each()))
    verdicts = set()
    for made in rulings(somebody, store):
        rejoin(store, somebody.subjects(made))
        found = state(store)
        reconcile(store)
        assert found == state(store), f"after {made.verdict} of {made.subjects}"
        verdicts.add(made.verdict)
    assert len(verdicts) > 4
