"""What coders say of one report beside each other: where they agree, and what is to be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.errors import JudgementError, NotThereError
from dateline.incidents import CORRECTABLE, in_force
from dateline.store import Store
from dateline.types import Assignment, Claim, Judgement, Report, Verdict
from dateline.workspace.coded import ANSWERS, IS_CLAIM
from dateline.workspace.joint import Joint
from dateline.workspace.units import joints_of


@dataclass(frozen=True)
class Question:
    """A field of one claim (or ``IS_CLAIM``) on which coders differ; ``decision`` is None until it is decided."""

    joint: Joint
    field: str
    decision: Judgement | None


@dataclass(frozen=True)
class Case:
    """One claim with what coders say of it, and what is to be decided; ``verdict`` is None until it is known."""

    joint: Joint
    verdict: Verdict | None
    questions: tuple[Question, ...]

    def question(self, field: str) -> Question | None:
        """What is to be decided of a field; None where coders agree."""
        return next((one for one in self.questions if one.field == field), None)


@dataclass(frozen=True)
class Hearing:
    """An assignment that all have handed in, with its report, the claims that this has by now, and every case."""

    assignment: Assignment
    report: Report
    claims: tuple[Claim, ...]
    cases: tuple[Case, ...]

    @property
    def left(self) -> tuple[Question, ...]:
        """What has still to be decided."""
        return tuple(one for case in self.cases for one in case.questions if one.decision is None)

    def case(self, claim_id: str) -> Case:
        """The case of a claim; NotThereError where coders were not asked of it."""
        found = next((case for case in self.cases if case.joint.id == claim_id), None)
        if found is None:
            raise NotThereError(f"there is no claim {claim_id} in this assignment")
        return found


def hearing(store: Store, assignment_id: str) -> Hearing:
    """What coders say beside each other; JudgementError while one of them still works on it."""
    assignment = store.assignments.get(assignment_id)
    if not assignment.all_in:
        raise JudgementError("not all have handed in yet: until then nobody sees what they say")
    claims = store.claims.of_report(assignment.report_id)
    said = {coder: store.assignments.codings(assignment_id, coder) for coder in assignment.coders}
    decided = in_force(store.assignments.decisions(assignment_id))
    cases = tuple(_case(joint, assignment.coders, decided) for joint in joints_of(claims, assignment, said))
    return Hearing(assignment, store.reports.get(assignment.report_id), claims, cases)


def _case(joint: Joint, coders: Sequence[str], decided: Sequence[Judgement]) -> Case:
    """What is to be decided of one claim; its fields only once it is known to be one."""
    own = [one for one in decided if one.subjects[0] == joint.id]
    verdict = joint.verdict(coders[0])
    questions = []
    if joint.differ(IS_CLAIM, coders):
        decision = next((one for one in own if one.verdict in ANSWERS), None)
        verdict = decision.verdict if decision else None
        questions.append(Question(joint, IS_CLAIM, decision))
    if verdict is Verdict.ACCEPT:
        fields = (field for field in CORRECTABLE if joint.differ(field, coders))
        questions += [Question(joint, field, _decision(own, field)) for field in fields]
    return Case(joint, verdict, tuple(questions))


def _decision(own: Sequence[Judgement], field: str) -> Judgement | None:
    """The last decision on a field: a coder's value that was picked, or a third."""
    about = [one for one in own if one.field == field and one.verdict in {Verdict.PICK, Verdict.CORRECT}]
    return about[-1] if about else None
