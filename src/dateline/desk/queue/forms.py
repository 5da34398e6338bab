"""What the forms of a claim send, at the queue and in a coder's own work alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Form

from dateline.errors import JudgementError
from dateline.types import Claim, Report, Span, Status
from dateline.workspace.adding import new_claim

Words = Annotated[str, Form(max_length=2_000)]
Offset = Annotated[int | None, Form(ge=0)]


@dataclass(frozen=True, slots=True)
class Missed:
    """A claim that the machine missed: its words, kind and status. ``at`` is the claim that was shown meanwhile."""

    kind: str
    status: str
    start: int | None
    end: int | None
    at: str

    def claim(self, report: Report, who: str) -> Claim:
        """The claim, its other fields still empty; JudgementError without selected words or a status that there is."""
        evidence = selected(report, self.start, self.end)
        if not evidence:
            raise JudgementError("Select the words that tell the missed claim first.")
        if self.status not in list(Status):
            raise JudgementError(f"A status is one of {', '.join(Status)}.")
        kind = self.kind.strip().replace(" ", "_")
        return new_claim(report.id, evidence, kind, Status(self.status), who)


def missed(
    kind: Words = "",
    status: Words = Status.ASSERTED.value,
    start: Offset = None,
    end: Offset = None,
    at: Words = "",
) -> Missed:
    """The form as it was sent."""
    return Missed(kind, status, start, end, at)


MissedForm = Annotated[Missed, Depends(missed)]


def selected(report: Report, start: int | None, end: int | None) -> tuple[Span, ...]:
    """The span that was selected, none where nothing was; JudgementError for what is no part of the text."""
    if start is None or end is None:
        return ()
    try:
        return (report.span(start, end),)
    except ValueError as error:
        raise JudgementError(f"those words are not in the report: {error}") from None
