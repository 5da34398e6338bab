"""Claims that the machine missed: a person selects the words, and says what kind of claim they are."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from dateline.errors import JudgementError
from dateline.store import Store
from dateline.store.codec import encode
from dateline.types import Claim, Judgement, Span, Status, Verdict
from dateline.workspace.judging import Ruling, judge

BY_PERSON = "person:"
"""How ``coded_by`` begins for a claim that a person added."""


def new_claim(report_id: str, evidence: Sequence[Span], kind: str, status: Status, who: str) -> Claim:
    """A claim of these words alone; its fields are put in by corrections. The same words give the same id."""
    words = ",".join(f"{span.start}-{span.end}" for span in evidence)
    key = f"{BY_PERSON}{who}|{report_id}|{kind}|{words}"
    return Claim(
        id=sha256(key.encode()).hexdigest()[:16],
        report_id=report_id,
        kind=kind,
        status=status,
        evidence=tuple(evidence),
        coded_by=f"{BY_PERSON}{who}",
    )


def add_claim(store: Store, claim: Claim, who: str, why: str, *, action: str | None = None) -> Judgement:
    """Judge that the report makes this claim: it stands among its claims from now on, also when it is read again.

    Raises JudgementError where the claim does not fit its report, or stands there already.
    """
    if store.claims.many([claim.id]):
        raise JudgementError("this claim was added already")
    ruling = Ruling(Verdict.ADD, (claim.id,), why, detail=encode(claim), evidence=claim.evidence)
    return judge(store, ruling, who, action=action)
