"""A person's verdict, kept for good: incidents are made again around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateline.types.report import Span


class Verdict(StrEnum):
    """What a person says of its subjects.

    ``SAME`` and ``DIFFERENT`` are of two claims: they tell one happening, or two. ``PICK`` chooses a claim's
    value for a field of the incident that the claim is in; ``CORRECT`` puts another value in a claim's field.
    ``ACCEPT``, ``REJECT`` and ``UNSURE`` are of one claim: a rejected one makes no incident. ``ADD`` is of a
    claim that the machine did not find, and brings it. ``WITHDRAW`` takes an earlier judgement back.
    """

    SAME = "same"
    DIFFERENT = "different"
    PICK = "pick"
    CORRECT = "correct"
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    ADD = "add"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Judgement:
    """A person's verdict on claims, by their ids (on a judgement, for ``WITHDRAW``).

    Judgements are only ever added; of two on the same subjects and field the later overrules. ``detail`` is
    the new value of a correction, or the added claim, as JSON; ``evidence`` are the words of the report that a
    person selected for it, and ``original`` how they read then. ``action`` is shared by the judgements of one go
    (a split makes several), so that they are taken back together.
    """

    id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    who: str
    when: datetime
    why: str
    field: str | None = None
    detail: str | None = None
    evidence: tuple[Span, ...] = ()
    action: str | None = None
    original: str = ""

    def __post_init__(self) -> None:
        wanted = 2 if self.verdict in {Verdict.SAME, Verdict.DIFFERENT} else 1
        if len(self.subjects) != wanted:
            raise ValueError(
                f"a judgement {self.verdict.value!r} needs {wanted} subjects, got {len(self.subjects)}"
            )
