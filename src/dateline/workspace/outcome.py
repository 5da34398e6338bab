"""What a hearing comes to as rulings: every claim's verdict, the values that are not the machine's, claims added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.incidents import CORRECTABLE, as_corrected, rulings
from dateline.store.codec import decode
from dateline.types import Claim, Judgement, Verdict
from dateline.workspace.adding import BY_PERSON
from dateline.workspace.coded import IS_CLAIM, exact, in_words
from dateline.workspace.hearing import Case, Hearing
from dateline.workspace.joint import said
from dateline.workspace.judging import Ruling
from dateline.workspace.matching import fits

_NOTHING = "null"
_VERDICTS = {Verdict.ACCEPT: "is a claim", Verdict.REJECT: "is none", Verdict.UNSURE: "unsure"}


@dataclass(frozen=True)
class Taken:
    """What is taken for a field: ``claim`` has the value in it, and ``correction`` put it there.

    ``correction`` is None for a value of the machine's, and for a field that a coder left empty.
    """

    claim: Claim
    correction: Judgement | None = None


def outcome(heard: Hearing, standing: Sequence[Judgement]) -> tuple[Ruling, ...]:
    """The rulings that put the outcome in force; ``standing`` are judgements in force on the report's claims.

    A value of the machine's that comes out is put in force by taking back what others corrected it to.
    """
    there = {claim.id: claim for claim in heard.claims}
    corrected = {(one.subjects[0], str(one.field)): one for one in standing if one.verdict is Verdict.CORRECT}
    return tuple(ruling for case in heard.cases for ruling in _of_case(heard, case, there, corrected))


def held(case: Case, field: str, coders: Sequence[str]) -> str:
    """Who held what: "anna: 12, bert: 14"; "anna and bert agree" where they do."""
    if not case.joint.differ(field, coders):
        return f"{' and '.join(case.joint.accepted if field != IS_CLAIM else coders)} agree"
    if field == IS_CLAIM:
        return ", ".join(f"{coder}: {_verdict(case.joint.verdict(coder))}" for coder in coders)
    return ", ".join(f"{coder}: {in_words(one.claim, field)}" for coder, one in case.joint.accepted.items())


def taken(case: Case, field: str) -> Taken | None:
    """The value of a field that comes out of a case; None where it is not decided, or nobody holds it for a claim."""
    accepted = case.joint.accepted
    if not accepted:
        return None
    first = next(iter(accepted.values()))
    question = case.question(field)
    if question is None:
        return Taken(first.claim, first.corrections.get(field))
    decision = question.decision
    if decision is None:
        return None
    if decision.verdict is Verdict.CORRECT:
        return Taken(as_corrected(first.claim, rulings([decision])), decision)
    chosen = accepted[str(decision.detail)]
    return Taken(chosen.claim, chosen.corrections.get(field))


def _of_case(
    heard: Hearing, case: Case, there: Mapping[str, Claim], corrected: Mapping[tuple[str, str], Judgement]
) -> Iterator[Ruling]:
    if case.verdict is None or (case.joint.added and case.verdict is not Verdict.ACCEPT):
        return
    if case.joint.added:
        machine, ruling = _added(heard, case)
    else:
        machine = there[case.joint.id]
        ruling = Ruling(case.verdict, (machine.id,), _why(heard, case, IS_CLAIM))
    if ruling:
        yield ruling
    if case.verdict is Verdict.ACCEPT:
        for field in CORRECTABLE:
            yield from _of_field(heard, case, field, machine, corrected)


def _added(heard: Hearing, case: Case) -> tuple[Claim, Ruling | None]:
    """The claim that coders found, and the ruling that adds it: none where somebody added it elsewhere meanwhile."""
    first = next(iter(case.joint.by.values()))
    assert first.addition is not None
    bare = decode(str(first.addition.detail), Claim)
    for claim in heard.claims:
        if claim.coded_by.startswith(BY_PERSON) and fits(said(claim), said(bare)):
            return claim, None
    why = _why(heard, case, IS_CLAIM)
    given = first.addition
    return bare, Ruling(Verdict.ADD, given.subjects, why, detail=given.detail, evidence=given.evidence)


def _of_field(
    heard: Hearing,
    case: Case,
    field: str,
    machine: Claim,
    corrected: Mapping[tuple[str, str], Judgement],
) -> Iterator[Ruling]:
    """What puts the value that was taken in the claim's field, where it is not there already."""
    value, why = taken(case, field), _why(heard, case, field)
    if value is None:
        return
    before = corrected.get((machine.id, field))
    if exact(value.claim, field) != exact(machine, field):
        given = value.correction
        detail, evidence = (given.detail, given.evidence) if given else (_NOTHING, ())
        yield Ruling(Verdict.CORRECT, (machine.id,), why, field, detail, evidence)
    elif before is not None:
        yield Ruling(Verdict.WITHDRAW, (before.id,), f"{why}: the value as it was read stands")


def _why(heard: Hearing, case: Case, field: str) -> str:
    """The reason that stands beside a judgement: who held what, and why it was decided so."""
    told = f"coded by {len(heard.assignment.coders)}, {held(case, field, heard.assignment.coders)}"
    question = case.question(field)
    return f"{told}; {question.decision.why}" if question and question.decision else told


def _verdict(verdict: Verdict | None) -> str:
    return _VERDICTS[verdict] if verdict else "not asked"
