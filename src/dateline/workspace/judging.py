"""A person's verdict on claims, checked and kept: the command line and the desk both judge through here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.errors import JudgementError, NotThereError
from dateline.incidents import FIELDS, parse_correction
from dateline.store import Store
from dateline.types import Claim, Judgement, Span, Verdict


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person wants to say, before it is checked: a judgement without its id, its author and its time."""

    verdict: Verdict
    subjects: tuple[str, ...]
    why: str
    field: str | None = None
    detail: str | None = None
    evidence: tuple[Span, ...] = ()


def judge(store: Store, ruling: Ruling, who: str, *, action: str | None = None) -> Judgement:
    """Keep a judgement once it is seen to fit; JudgementError where it does not, NotThereError for an unknown id."""
    _check(store, ruling)
    made = judgement_of(ruling, who, action=action)
    store.judgements.add(made)
    return made


def judgement_of(ruling: Ruling, who: str, *, action: str | None = None) -> Judgement:
    """The judgement that a ruling becomes, made now by ``who``."""
    return Judgement(
        id=secrets.token_hex(8),
        verdict=ruling.verdict,
        subjects=ruling.subjects,
        who=who.strip(),
        when=datetime.now(UTC).replace(microsecond=0),
        why=ruling.why.strip(),
        field=ruling.field,
        detail=ruling.detail,
        evidence=ruling.evidence,
        action=action,
    )


def uncounted(store: Store, ruling: Ruling) -> tuple[Claim, ...]:
    """The claims of a ruling that make no incident as they stand, so that it changes none."""
    if ruling.verdict in {Verdict.WITHDRAW, Verdict.REJECT, Verdict.ACCEPT}:
        return ()
    claims = (store.claims.get(subject) for subject in ruling.subjects)
    return tuple(claim for claim in claims if not claim.status.countable)


def _check(store: Store, ruling: Ruling) -> None:
    if not ruling.why.strip():
        raise JudgementError("say why: the reason is kept and shown beside what it decides")
    if len(set(ruling.subjects)) < len(ruling.subjects):
        raise JudgementError("two different claims are needed")
    if ruling.verdict is Verdict.WITHDRAW:
        if ruling.subjects[0] not in {one.id for one in store.judgements.each()}:
            raise NotThereError(f"{store.name} has no judgement {ruling.subjects[0]}")
        return
    claims = [store.claims.get(subject) for subject in ruling.subjects]
    if ruling.verdict is Verdict.CORRECT:
        _check_value(ruling)
    if ruling.verdict is Verdict.PICK:
        _check_pick(claims[0], ruling.field)


def _check_value(ruling: Ruling) -> None:
    try:
        parse_correction(str(ruling.field), ruling.detail)
    except ValueError as error:
        raise JudgementError(str(error)) from None


def _check_pick(claim: Claim, field: str | None) -> None:
    if field not in FIELDS:
        raise JudgementError(f"{field!r} is no field of an incident; there are: {', '.join(FIELDS)}")
    if not says_of(claim, field):
        raise JudgementError(f"claim {claim.id} says nothing of {field}")


def says_of(claim: Claim, field: str) -> bool:
    """Whether a claim tells anything of a field of its incident."""
    named = {
        "date": claim.date,
        "place": claim.place,
        "actors": claim.actor,
        "targets": claim.target,
        "weapon": claim.weapon,
    }
    if field in named:
        return bool(named[field])
    return any(one.value.what.value == field for one in claim.counts)
