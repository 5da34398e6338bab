"""A report that two coders work through, for the tests of coding, agreement and adjudication."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from dateline.store import Store
from dateline.store.codec import encode
from dateline.types import Assignment, CountKind, Judgement, Role, Shown, Span, Status, Verdict
from dateline.workspace.adding import new_claim
from dateline.workspace.assigning import assign
from dateline.workspace.coding import hand_in, say
from dateline.workspace.judging import Ruling
from tests.incidents.tellings import telling
from tests.workspace.told import keep

REPORT = "r-1"
KILLED = CountKind.KILLED.value
EARLY, MIDDLE, LATE = Span(REPORT, 0, 20), Span(REPORT, 24, 40), Span(REPORT, 44, 60)
ROLES = {"cora": Role.ADMIN, "anna": Role.CODER, "bert": Role.CODER, "dora": Role.READER}


def told(store: Store) -> None:
    """One report with a bombing (12 killed by rebels) and later a shelling; four people."""
    early = telling(12, report=REPORT, id="c-early", actor=["rebels"], place=None, when=9)
    late = telling(3, report=REPORT, id="c-late", kind="shelling")
    keep(
        store,
        [
            replace(one, claim=replace(one.claim, evidence=(at,)))
            for one, at in ((early, EARLY), (late, LATE))
        ],
    )
    for name, role in ROLES.items():
        store.accounts.add(name, role, "no password", datetime(2026, 11, 1, tzinfo=UTC))


def given(store: Store, shown: Shown = Shown.PREFILLED) -> Assignment:
    [made] = assign(store, [REPORT], ["anna", "bert"], "cora", shown=shown)
    return made


def says(
    store: Store, of: Assignment, coder: str, verdict: Verdict, claim: str, why: str = "read it"
) -> Judgement:
    return say(store, of.id, Ruling(verdict, (claim,), why), coder)


def corrects(
    store: Store, of: Assignment, coder: str, claim: str, field: str, value: object, at: Span | None = None
) -> Judgement:
    ruling = Ruling(Verdict.CORRECT, (claim,), "read it", field, json.dumps(value), (at,) if at else ())
    return say(store, of.id, ruling, coder)


def adds(store: Store, of: Assignment, coder: str, at: Span, kind: str = "arrest") -> str:
    """The id of the claim that the coder says was missed."""
    claim = new_claim(REPORT, [at], kind, Status.ASSERTED, coder)
    ruling = Ruling(Verdict.ADD, (claim.id,), "missed", detail=encode(claim), evidence=claim.evidence)
    say(store, of.id, ruling, coder)
    return claim.id


def accepts_all(store: Store, of: Assignment, *coders: str) -> None:
    for coder in coders:
        for claim in ("c-early", "c-late"):
            says(store, of, coder, Verdict.ACCEPT, claim)


def hands_in(store: Store, of: Assignment, *coders: str) -> None:
    for coder in coders:
        hand_in(store, of.id, coder)
