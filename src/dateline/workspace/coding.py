"""A coder's work on an assignment: what is said of each claim, alone, and kept apart until it is adjudicated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.errors import JudgementError, NotThereError
from dateline.store import Store
from dateline.types import Assignment, Coding, Judgement, Part, Report, Verdict
from dateline.types.value import quoted
from dateline.workspace.coded import Coded, coded
from dateline.workspace.judging import Ruling, check_added, check_value, judgement_of

_SAID = frozenset(
    {Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.CORRECT, Verdict.ADD, Verdict.WITHDRAW}
)


@dataclass(frozen=True)
class Sheet:
    """An assignment as one coder works on it: the report, and its claims as the coder has them."""

    assignment: Assignment
    part: Part
    report: Report
    claims: tuple[Coded, ...]

    @property
    def left(self) -> tuple[Coded, ...]:
        """The claims of which there is still something to say."""
        return tuple(one for one in self.claims if one.unanswered)

    def of(self, claim_id: str) -> Coded | None:
        """One claim as the coder has it."""
        return next((one for one in self.claims if one.claim.id == claim_id), None)


def sheet(store: Store, assignment_id: str, coder: str) -> Sheet:
    """The coder's own work; NotThereError for an assignment of others."""
    assignment = store.assignments.get(assignment_id)
    part = assignment.part(coder)
    if part is None:
        raise NotThereError(f"{store.name} has no assignment {assignment_id} of {coder}")
    claims = store.claims.of_report(assignment.report_id)
    said = store.assignments.codings(assignment_id, coder)
    report = store.reports.get(assignment.report_id)
    return Sheet(assignment, part, report, coded(claims, said, assignment.shown))


def say(store: Store, assignment_id: str, ruling: Ruling, coder: str) -> Judgement:
    """Keep what a coder says of a claim; JudgementError where it does not fit, or is handed in already."""
    work = sheet(store, assignment_id, coder)
    _check(store, work, ruling)
    try:
        original = quoted(work.report, ruling.evidence)
    except ValueError as error:
        raise JudgementError(f"the words selected do not stand in that report: {error}") from None
    made = judgement_of(ruling, coder, original=original)
    about = _about(store, work, ruling)
    store.assignments.code(Coding(assignment_id, coder, about, made))
    return made


def take_back(store: Store, assignment_id: str, coder: str) -> Judgement | None:
    """Take back what the coder said last and did not take back before; None where there is nothing."""
    said = store.assignments.codings(assignment_id, coder)
    gone = {one.subjects[0] for one in said if one.verdict is Verdict.WITHDRAW}
    left = [one for one in said if one.verdict is not Verdict.WITHDRAW and one.id not in gone]
    if not left:
        return None
    say(store, assignment_id, Ruling(Verdict.WITHDRAW, (left[-1].id,), "taken back"), coder)
    return left[-1]


def hand_in(store: Store, assignment_id: str, coder: str) -> None:
    """Close a coder's work to changes; JudgementError where a claim is left to be answered."""
    left = sheet(store, assignment_id, coder).left
    if left:
        raise JudgementError(f"there is still something to say of {len(left)} of the claims")
    store.assignments.hand_in(assignment_id, coder, datetime.now(UTC).replace(microsecond=0))


def _check(store: Store, work: Sheet, ruling: Ruling) -> None:
    if ruling.verdict not in _SAID or len(ruling.subjects) != 1:
        raise JudgementError(f"a coder does not say {ruling.verdict.value!r}")
    if not ruling.why.strip():
        raise JudgementError("say why: whoever decides between coders needs the reason")
    if ruling.verdict is Verdict.WITHDRAW:
        return
    if ruling.verdict is Verdict.ADD:
        added = check_added(store, ruling)
        if added.report_id != work.report.id:
            raise JudgementError("that claim is of another report")
        return
    one = _claim(work, ruling.subjects[0])
    if ruling.verdict is Verdict.CORRECT:
        check_value(store, ruling)
    elif one.added:
        raise JudgementError("a claim that you added is one; take it back if it is none")


def _claim(work: Sheet, claim_id: str) -> Coded:
    found = work.of(claim_id)
    if found is None:
        raise NotThereError(f"there is no claim {claim_id} to be coded here")
    return found


def _about(store: Store, work: Sheet, ruling: Ruling) -> str:
    """The claim that is spoken of; of what is taken back, the claim that it spoke of."""
    subject = ruling.subjects[0]
    if ruling.verdict is not Verdict.WITHDRAW:
        return subject
    said = store.assignments.codings(work.assignment.id, work.part.coder)
    found = next((one for one in said if one.id == subject), None)
    if found is None:
        raise NotThereError(f"you have said no {subject} here")
    return found.subjects[0]
