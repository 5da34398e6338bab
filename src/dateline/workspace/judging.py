"""A person's verdict on claims, checked and kept: the command line and the desk both judge through here."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.codebook import kind_names
from dateline.errors import JudgementError, StoreError
from dateline.incidents import FIELDS, as_corrected, parse_correction, rulings
from dateline.store import Store
from dateline.store.codec import decode
from dateline.types import Claim, Judgement, Span, Verdict
from dateline.types.value import quoted


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
    made = judgement_of(ruling, who, action=action, original=_original(store, ruling))
    store.judgements.add(made)
    return made


def judgement_of(ruling: Ruling, who: str, *, action: str | None = None, original: str = "") -> Judgement:
    """The judgement that a ruling becomes, made now by ``who``; ``original`` is how its evidence reads."""
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
        original=original,
    )


def judgements_on(store: Store, claim_ids: Iterable[str]) -> list[Judgement]:
    """Every judgement on these claims, with what withdraws them, in the order of being made."""
    return store.judgements.on(claim_ids)


def kinds(store: Store) -> tuple[str, ...]:
    """The kinds that a claim of this workspace may have: those of our codebook and those it has already, by name."""
    return tuple(sorted({*kind_names(), *store.claims.kinds()}))


def uncounted(store: Store, ruling: Ruling) -> tuple[Claim, ...]:
    """The claims of a ruling that make no incident as they stand, so that it changes none."""
    if ruling.verdict in {Verdict.WITHDRAW, Verdict.REJECT, Verdict.ACCEPT, Verdict.UNSURE}:
        return ()
    ruled = rulings(judgements_on(store, ruling.subjects))
    claims = (as_corrected(store.claims.get(subject), ruled) for subject in ruling.subjects)
    return tuple(claim for claim in claims if not claim.status.countable)


def _check(store: Store, ruling: Ruling) -> None:
    if not ruling.why.strip():
        raise JudgementError("say why: the reason is kept and shown beside what it decides")
    if len(set(ruling.subjects)) < len(ruling.subjects):
        raise JudgementError("two different claims are needed")
    if ruling.verdict is Verdict.WITHDRAW:
        store.judgements.get(ruling.subjects[0])
        return
    if ruling.verdict is Verdict.ADD:
        check_added(store, ruling)
        return
    claims = [store.claims.get(subject) for subject in ruling.subjects]
    if ruling.verdict is Verdict.CORRECT:
        check_value(store, ruling)
    if ruling.verdict is Verdict.PICK:
        check_pick(store, claims[0], ruling.field)


def check_value(store: Store, ruling: Ruling) -> None:
    """Raise JudgementError unless a correction names a field and gives a value of it."""
    try:
        value = parse_correction(str(ruling.field), ruling.detail)
    except ValueError as error:
        raise JudgementError(str(error)) from None
    if ruling.field == "kind":
        _check_kind(store, value)


def _check_kind(store: Store, kind: str) -> None:
    if kind not in kinds(store):
        raise JudgementError(f"{kind!r} is no kind of the codebook; there are: {', '.join(kinds(store))}")


def check_added(store: Store, ruling: Ruling) -> Claim:
    """The claim that a ruling adds; JudgementError unless it can stand in its report, and is none of the machine's."""
    try:
        claim = decode(ruling.detail or "", Claim)
        report = store.reports.get(claim.report_id)
        claim.check(report)
    except (StoreError, ValueError) as error:
        raise JudgementError(f"that is no claim of a report: {error}") from None
    if (claim.id,) != ruling.subjects or claim.evidence != ruling.evidence:
        raise JudgementError("an added claim is judged under its own id, with its own words as evidence")
    _check_kind(store, claim.kind)
    known = store.claims.many([claim.id]).get(claim.id)
    if known is not None and known != claim:
        raise JudgementError(f"there is another claim {claim.id}")
    return claim


def _original(store: Store, ruling: Ruling) -> str:
    """How a ruling's evidence reads; JudgementError for words of another report than its claim's."""
    if not ruling.evidence:
        return ""
    report = store.reports.get(_report_of(store, ruling))
    try:
        return quoted(report, ruling.evidence)
    except ValueError as error:
        raise JudgementError(f"the words selected do not stand in that report: {error}") from None


def _report_of(store: Store, ruling: Ruling) -> str:
    if ruling.verdict is Verdict.ADD:
        return ruling.evidence[0].report_id
    return store.claims.get(ruling.subjects[0]).report_id


def check_pick(store: Store, claim: Claim, field: str | None) -> None:
    """Raise JudgementError unless a claim, as people corrected it, tells that field of an incident."""
    if field not in FIELDS:
        raise JudgementError(f"{field!r} is no field of an incident; there are: {', '.join(FIELDS)}")
    if not says_of(as_corrected(claim, rulings(store.judgements.each())), field):
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
