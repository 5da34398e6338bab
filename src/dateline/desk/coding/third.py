"""A decision as a form sends it: one coder's value, a verdict, or a third value in words."""

from __future__ import annotations

import json

from pydantic import BaseModel, Field

from dateline.desk.coding.deciding import OWN
from dateline.desk.desk import Desk
from dateline.errors import JudgementError
from dateline.types import Report, Span, Verdict
from dateline.workspace.coded import ANSWERS, IS_CLAIM
from dateline.workspace.judging import Ruling

_LISTED = frozenset({"kind", "status"})
_NOTHING = "-"
"""What is typed for "nothing told"."""


class Sent(BaseModel):
    """What the form of one question sends. ``take`` is a coder, a verdict or ``OWN``; ``own`` the third value in words.

    ``start`` and ``end`` are where the words stand that were selected for it, None where none were.
    """

    claim: str = Field(max_length=200)
    field: str = Field(max_length=50)
    take: str = Field(default="", max_length=200)
    own: str = Field(default="", max_length=500)
    why: str = Field(default="", max_length=2_000)
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


def ruling_of(desk: Desk, report: Report, sent: Sent) -> Ruling:
    """What was decided; JudgementError where nothing was chosen, or words cannot be read as a value of the field."""
    if sent.field == IS_CLAIM:
        return Ruling(_verdict(sent.take), (sent.claim,), sent.why)
    if not sent.take:
        raise JudgementError("choose one of the values, or give another")
    if sent.take != OWN:
        return Ruling(Verdict.PICK, (sent.claim,), sent.why, sent.field, sent.take)
    evidence = _spans(report, sent.start, sent.end)
    detail = _detail(desk, report, sent.field, sent.own.strip(), evidence)
    return Ruling(Verdict.CORRECT, (sent.claim,), sent.why, sent.field, detail, evidence)


def _verdict(take: str) -> Verdict:
    if take not in {verdict.value for verdict in ANSWERS}:
        raise JudgementError("choose whether it is a claim")
    return Verdict(take)


def _detail(desk: Desk, report: Report, field: str, words: str, evidence: tuple[Span, ...]) -> str:
    """The value as a correction keeps it: of what the words may mean, the likeliest."""
    if not words:
        raise JudgementError(f"say what the {field} is, or {_NOTHING} for nothing told")
    if words == _NOTHING:
        return "null"
    if field in _LISTED:
        return json.dumps(words.lower().replace(" ", "_"))
    selected = " ".join(" ".join(map(report.quote, evidence)).split())
    read = (
        desk.words.read(report, field, evidence)
        if words == selected
        else desk.words.read_typed(report, field, words)
    )
    if not read:
        raise JudgementError(f"{words!r} is no {field} that can be read")
    return read[0].detail(field)


def _spans(report: Report, start: int | None, end: int | None) -> tuple[Span, ...]:
    if start is None or end is None:
        return ()
    try:
        return (report.span(start, end),)
    except ValueError as error:
        raise JudgementError(f"those words are not in the report: {error}") from None
