"""Coders at the desk: the accounts of a team that codes twice, and reports that two of it have coded."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from starlette.testclient import TestClient

from dateline.store import Store
from dateline.types import Assignment, Claim, Role, Shown, Verdict
from dateline.workspace.accounts import Door
from dateline.workspace.adjudicating import close, decide
from dateline.workspace.assigning import assign
from dateline.workspace.coding import hand_in, say
from dateline.workspace.hearing import hearing
from dateline.workspace.judging import Ruling
from tests.desk.team import PASSWORD, QUICK

As = Callable[[str], TestClient]
"""The desk as somebody has it open, by name."""

CODERS = ("anna", "bert")
ROLES = {
    "ada": Role.ADMIN,
    "jo": Role.ADJUDICATOR,
    "anna": Role.CODER,
    "bert": Role.CODER,
    "rita": Role.READER,
}


def gather(store: Store) -> None:
    """Make the accounts: an admin, an adjudicator, two coders and a reader."""
    door = Door(store, QUICK)
    for name, role in ROLES.items():
        door.add(name, role, PASSWORD)


def report_with(store: Store, least: int) -> tuple[str, Sequence[Claim]]:
    """The first report that has at least so many claims, with these."""
    for head in store.reports.heads():
        claims = store.claims.of_report(head.id)
        if len(claims) >= least:
            return head.id, claims
    raise AssertionError(f"no example has {least} claims")


def given(store: Store, *report_ids: str, shown: Shown = Shown.PREFILLED) -> tuple[Assignment, ...]:
    return assign(store, report_ids, CODERS, "jo", shown=shown)


def answers(
    store: Store, of: Assignment, coder: str, verdict: Verdict, claim_id: str, why: str = "read it"
) -> None:
    say(store, of.id, Ruling(verdict, (claim_id,), why), coder)


def corrects(store: Store, of: Assignment, coder: str, claim_id: str, field: str, value: object) -> None:
    say(store, of.id, Ruling(Verdict.CORRECT, (claim_id,), "read it", field, json.dumps(value)), coder)


def code_all(store: Store, every: int = 3) -> tuple[Assignment, ...]:
    """Every example coded by two who differ on every third claim, and handed in."""
    found = given(store, *(head.id for head in store.reports.heads() if store.claims.of_report(head.id)))
    number = 0
    for of in found:
        for claim in store.claims.of_report(of.report_id):
            number += 1
            answers(store, of, "anna", Verdict.ACCEPT, claim.id)
            answers(store, of, "bert", Verdict.REJECT if number % 7 == 0 else Verdict.ACCEPT, claim.id)
            if number % every == 0:
                corrects(store, of, "bert", claim.id, "status", "attributed" if number % 2 else "unverified")
                corrects(store, of, "bert", claim.id, "killed", number)
            if number % 5 == 0:
                corrects(store, of, "bert", claim.id, "actors", ["gunmen"])
        for coder in CODERS:
            hand_in(store, of.id, coder)
    return found


def settle(store: Store, of: Assignment) -> None:
    """Decide all for anna, and close it."""
    while left := hearing(store, of.id).left:
        for one in left:
            claim = one.joint.id
            ruling = (
                Ruling(Verdict.ACCEPT, (claim,), "it is one")
                if one.field == "claim"
                else Ruling(Verdict.PICK, (claim,), "as anna has it", one.field, "anna")
            )
            decide(store, of.id, ruling, "jo")
    close(store, of.id, "jo")
