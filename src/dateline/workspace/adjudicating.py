"""Deciding where coders differ, and making judgements of what comes out: only then does any of it count.

What coders agree on is taken. Elsewhere an adjudicator takes one coder's value or gives a third, and says why.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime

from dateline.errors import JudgementError
from dateline.store import Store
from dateline.types import Assignment, Coding, Judgement, Role, Verdict
from dateline.types.value import quoted
from dateline.workspace.coded import ANSWERS, IS_CLAIM
from dateline.workspace.hearing import hearing
from dateline.workspace.joint import Joint
from dateline.workspace.judging import Ruling, check_value, judge, judgement_of
from dateline.workspace.outcome import outcome
from dateline.workspace.rejoin import rejoin
from dateline.workspace.standing import standing, unwithdrawn


def may_adjudicate(store: Store, assignment: Assignment, who: str) -> bool:
    """Whether somebody may decide it who has the role: a coder of it only where nobody else has."""
    if who not in assignment.coders:
        return True
    others = (one for one in store.accounts.each() if one.name not in assignment.coders and not one.disabled)
    return not any(one.role.may(Role.ADJUDICATOR) for one in others)


def decide(store: Store, assignment_id: str, ruling: Ruling, who: str) -> Judgement:
    """Keep a decision: a verdict, a coder's value (``PICK`` with the coder's name as detail), or a third value."""
    heard = hearing(store, assignment_id)
    _check_who(store, heard.assignment, who)
    if not ruling.why.strip():
        raise JudgementError("say why: the reason is kept with the judgement that comes of it")
    case = heard.case(ruling.subjects[0])
    field = IS_CLAIM if ruling.verdict in ANSWERS else str(ruling.field)
    if field not in {one.field for one in case.questions}:
        raise JudgementError(f"coders do not differ on the {field} of this claim")
    if ruling.verdict is Verdict.PICK:
        _check_coder(case.joint, ruling.detail)
    elif ruling.verdict is Verdict.CORRECT:
        check_value(store, ruling)
    elif ruling.verdict not in ANSWERS:
        raise JudgementError(f"an adjudicator does not say {ruling.verdict.value!r}")
    try:
        original = quoted(heard.report, ruling.evidence)
    except ValueError as error:
        raise JudgementError(f"the words selected do not stand in that report: {error}") from None
    made = judgement_of(ruling, who, action=assignment_id, original=original)
    store.assignments.decide(Coding(assignment_id, who, case.joint.id, made))
    return made


def close(store: Store, assignment_id: str, who: str) -> tuple[Judgement, ...]:
    """Make judgements of what came out, in one action that is the assignment's id, and the incidents again.

    Where anything of it fails it is as if it had not been closed.
    """
    heard = hearing(store, assignment_id)
    _check_who(store, heard.assignment, who)
    if heard.left:
        raise JudgementError(f"there is still something to decide: {len(heard.left)} of the differences")
    store.assignments.close(assignment_id, who, datetime.now(UTC).replace(microsecond=0))
    with ExitStack() as undo:
        undo.callback(store.assignments.reopen, assignment_id)
        undo.callback(_withdraw, store, assignment_id, who, "closing it failed")
        rulings = outcome(heard, standing(store, (claim.id for claim in heard.claims)))
        made = tuple(judge(store, ruling, who, action=assignment_id) for ruling in rulings)
        rejoin(store, {claim for one in made for claim in _claims_of(store, one)})
        undo.pop_all()
    return made


def reopen(store: Store, assignment_id: str, who: str) -> None:
    """Take back the judgements that came of an assignment, and make the incidents again; its decisions stay."""
    assignment = store.assignments.get(assignment_id)
    _check_who(store, assignment, who)
    if assignment.closed_at is None:
        raise JudgementError("this is not closed")
    subjects = _withdraw(store, assignment_id, who, "double coding was opened again")
    store.assignments.reopen(assignment_id)
    rejoin(store, subjects)


def _withdraw(store: Store, assignment_id: str, who: str, why: str) -> set[str]:
    """Withdraw what an assignment brought; gives the claims that are concerned."""
    concerned: set[str] = set()
    for one in unwithdrawn(store, store.judgements.by_action(assignment_id)):
        judge(store, Ruling(Verdict.WITHDRAW, (one.id,), why), who)
        concerned.update(_claims_of(store, one))
    return concerned


def _claims_of(store: Store, judgement: Judgement) -> tuple[str, ...]:
    """The claims that a judgement is about; of a withdrawal, those of what it took back."""
    if judgement.verdict is not Verdict.WITHDRAW:
        return judgement.subjects
    return _claims_of(store, store.judgements.get(judgement.subjects[0]))


def _check_who(store: Store, assignment: Assignment, who: str) -> None:
    if not may_adjudicate(store, assignment, who):
        raise JudgementError("you coded this report yourself: somebody else decides it")


def _check_coder(joint: Joint, coder: str | None) -> None:
    if coder not in joint.accepted:
        raise JudgementError(f"{coder} has no value for this claim: {', '.join(joint.accepted)} have")
