"""What a person does at the queue: each go is kept as judgements under one action, and the incidents follow at once."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence

from dateline.desk.alone import claims_alone
from dateline.desk.desk import Desk
from dateline.desk.queue.sittings import Deed
from dateline.store import Store
from dateline.types import Claim, Judgement, Person, Verdict
from dateline.workspace.adding import add_claim
from dateline.workspace.judging import Ruling, judge, judgements_on
from dateline.workspace.rejoin import rejoin

TAKEN_BACK = "taken back at the desk"
ADDED = "missed by the machine"


def next_claim(desk: Desk, person: Person) -> str | None:
    """The claim that most needs somebody and that nobody else has before them; None where nothing waits.

    Claims that the person codes alone in an assignment are left out.
    """
    alone = claims_alone(desk.store, person.name)

    def find(skip: Collection[str]) -> str | None:
        found = desk.store.queue.next({*skip, *alone})
        return found.claim_id if found else None

    return desk.sittings.next(person.name, find)


def decide(desk: Desk, person: Person, rulings: Sequence[Ruling], words: str) -> None:
    """Judge one claim in one go; ``words`` say what was done. JudgementError where anything of it does not fit."""
    action = secrets.token_hex(8)
    for ruling in rulings:
        judge(desk.store, ruling, person.name, action=action)
    _follow(desk, person, Deed(action, rulings[0].subjects[0], words))


def bring(desk: Desk, person: Person, claim: Claim, words: str) -> None:
    """Add a claim that was missed; whoever adds it accepts it."""
    action = secrets.token_hex(8)
    add_claim(desk.store, claim, person.name, ADDED, action=action)
    judge(desk.store, Ruling(Verdict.ACCEPT, (claim.id,), ADDED), person.name, action=action)
    _follow(desk, person, Deed(action, claim.id, words))


def take_back(desk: Desk, person: Person) -> tuple[Deed, str | None] | None:
    """Withdraw what a person did last, with the report of a claim that is gone by it; None where there is nothing."""
    deed = desk.sittings.last(person.name)
    if deed is None:
        return None
    made = desk.store.judgements.by_action(deed.action)
    for one in reversed(made):
        judge(desk.store, Ruling(Verdict.WITHDRAW, (one.id,), TAKEN_BACK), person.name)
    desk.sittings.taken_back(person.name, deed.action)
    rejoin(desk.store, [deed.claim_id])
    return deed, next((one.evidence[0].report_id for one in made if one.verdict is Verdict.ADD), None)


def meanwhile(store: Store, claim_id: str, who: str, seen: int) -> Judgement | None:
    """The last judgement on a claim that somebody else made since ``seen`` of them were shown."""
    made = [one for one in judgements_on(store, [claim_id]) if claim_id in one.subjects]
    others = [one for one in made[seen:] if one.who != who]
    return others[-1] if others else None


def _follow(desk: Desk, person: Person, deed: Deed) -> None:
    desk.sittings.done(person.name, deed)
    rejoin(desk.store, [deed.claim_id])
