"""What coders say as units of agreement: for each field what each coder gave, as words or as a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.store import Store
from dateline.types import Assignment, Claim, Count, CountKind, Judgement, Verdict, When
from dateline.workspace.agreement import Given, Scale, Unit
from dateline.workspace.coded import IS_CLAIM, coded, exact, in_words
from dateline.workspace.joint import Joint, joined

COLUMNS: Mapping[str, Scale] = {
    IS_CLAIM: Scale.NOMINAL,
    "kind": Scale.NOMINAL,
    "status": Scale.NOMINAL,
    "source": Scale.NOMINAL,
    "actors": Scale.NOMINAL,
    "targets": Scale.NOMINAL,
    "place": Scale.NOMINAL,
    "date": Scale.INTERVAL,
    "weapon": Scale.NOMINAL,
    **{what.value: Scale.RATIO for what in CountKind},
}
"""What agreement is measured on, and how values differ: days by their distance, tolls by their proportion."""
SLOTS = tuple(name for name in COLUMNS if name != IS_CLAIM)
"""The fields of a claim, as agreement is told by."""
_ANSWERS = {Verdict.ACCEPT: "is one", Verdict.REJECT: "is none"}


@dataclass(frozen=True)
class Round:
    """A report that all its coders have handed in, and what they say of its claims."""

    assignment: Assignment
    joints: tuple[Joint, ...]

    @property
    def month(self) -> str:
        """When the last of them handed in: "2026-11"."""
        return max(part.handed_in for part in self.assignment.parts if part.handed_in).strftime("%Y-%m")


def rounds(store: Store) -> tuple[Round, ...]:
    """All that was coded by several and handed in, the oldest first."""
    return tuple(
        Round(assignment, joints_of(store.claims.of_report(assignment.report_id), assignment, said))
        for assignment, said in store.assignments.finished()
    )


def joints_of(
    claims: Sequence[Claim], assignment: Assignment, said: Mapping[str, Sequence[Judgement]]
) -> tuple[Joint, ...]:
    """The claims of an assignment's report with what each coder says of them."""
    return joined({coder: coded(claims, of, assignment.shown) for coder, of in said.items()})


def units(done: Iterable[Round], field: str, pair: Sequence[str] = ()) -> list[Unit]:
    """One unit for each claim: what each coder gave for a field, or each of this pair."""
    return [
        {
            coder: given
            for coder in one.assignment.coders
            if not pair or coder in pair
            if (given := _given(joint, coder, field)) is not None
        }
        for one in done
        for joint in one.joints
    ]


def one_sided(done: Iterable[Round], field: str) -> int:
    """How many claims have a number from one coder, and from another that the report tells none."""
    if COLUMNS[field] is Scale.NOMINAL:
        return 0
    told = (
        [exact(coded.claim, field) for coded in joint.accepted.values()]
        for one in done
        for joint in one.joints
    )
    return sum(any(value is None for value in values) and any(values) for values in told)


def _given(joint: Joint, coder: str, field: str) -> Given | None:
    """What a coder gave; None where there is nothing to compare: unsure, not asked, or no number told."""
    if field == IS_CLAIM:
        verdict = joint.verdict(coder)
        return _ANSWERS.get(verdict) if verdict else None
    coded = joint.accepted.get(coder)
    if coded is None or field in coded.unanswered:
        return None
    return given(coded.claim, field)


def given(claim: Claim, field: str) -> Given | None:
    """What a claim says of a field: words, "" for nothing, or a number; None where no number can be compared."""
    value = exact(claim, field)
    if COLUMNS[field] is Scale.NOMINAL:
        return "" if value is None else _category(claim, field, value)
    if isinstance(value, When):
        return _middle(value)
    return _figure(value) if isinstance(value, Count) else None


def _category(claim: Claim, field: str, value: object) -> str:
    """One word for each different value."""
    if isinstance(value, frozenset | tuple):
        return " + ".join(sorted(str(part) for part in value))
    return str(value) or in_words(claim, field)


def _middle(when: When) -> float | None:
    """The middle day of a range, by number; None for "before", which has no beginning."""
    if when.start is None:
        return None
    return (date.toordinal(when.start) + date.toordinal(when.end)) / 2


def _figure(count: Count) -> float | None:
    """What was said exactly, else the middle of the bounds, else the bound that there is."""
    if count.best is not None:
        return float(count.best)
    bounds = [bound for bound in (count.low, count.high) if bound is not None]
    return sum(bounds) / len(bounds)
