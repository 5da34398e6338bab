"""A coder's page: one claim of the assignment at a time, as the coder has it, beside the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.desk.cards import Card, card_of
from dateline.desk.queue.work import Row, Work, rows_of
from dateline.desk.report_text import text_of
from dateline.types import Verdict
from dateline.workspace.coded import Coded
from dateline.workspace.coding import Sheet

SAID = {Verdict.ACCEPT: "it is one", Verdict.REJECT: "it is none", Verdict.UNSURE: "unsure"}
_CHOSEN = ("kind", "status")


@dataclass(frozen=True)
class Working:
    """The claim before the coder, None where the report has none; ``claims`` are all that there are to answer."""

    sheet: Sheet
    work: Work | None
    claims: tuple[Coded, ...]

    @property
    def now(self) -> Coded | None:
        """The claim before the coder."""
        return self.sheet.of(self.work.card.id) if self.work else None

    @property
    def answer(self) -> str:
        """What the coder says of it, in words; empty where nothing yet."""
        now = self.now
        return SAID[now.verdict] if now and now.verdict else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be filled in of a claim that is said to be one."""
        now = self.now
        return now.unanswered if now and now.verdict else ()

    @property
    def is_open(self) -> bool:
        """Whether the coder may still change it."""
        return self.sheet.part.handed_in is None and self.sheet.assignment.closed_at is None

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to take back."""
        return any(one.verdict or one.corrections for one in self.claims)

    @property
    def may_take_back(self) -> bool:
        """Whether the coder may have it back."""
        return self.sheet.part.handed_in is not None and not self.sheet.assignment.all_in

    def beside(self) -> tuple[str | None, str | None]:
        """The claims before and after it."""
        ids = [None, *(one.claim.id for one in self.claims), None]
        at = ids.index(self.work.card.id) if self.work else 0
        return (ids[at - 1], ids[at + 1]) if self.work else (None, None)


def working(sheet: Sheet, claim_id: str = "") -> Working:
    """The page of that claim; without one of the first that is left to be answered, else of the first."""
    left = sheet.left or sheet.claims
    now = sheet.of(claim_id) or (left[0] if left else None)
    cards = [card_of(one.claim, number) for number, one in enumerate(sheet.claims, start=1)]
    if now is None:
        return Working(sheet, None, sheet.claims)
    number = sheet.claims.index(now)
    card = cards[number]
    work = Work(
        card=card,
        text=text_of(sheet.report, cards),
        rows=tuple(_rows(card, now)),
        standing=(),
        verdict=None,
        seen=0,
        order=(number + 1, len(cards)),
        incident=None,
    )
    return Working(sheet, work, sheet.claims)


def following(sheet: Sheet, claim_id: str) -> str:
    """The next claim that is left to be answered, after that one or from the start again; that one where none is."""
    ids = [one.claim.id for one in sheet.claims]
    at = ids.index(claim_id) + 1 if claim_id in ids else 0
    left = {one.claim.id for one in sheet.left}
    return next((one for one in (*ids[at:], *ids[:at]) if one in left), claim_id)


def _rows(card: Card, now: Coded) -> Iterator[Row]:
    """The fields as the coder has them: what the machine read of them is not told to a coder of words alone."""
    for row in rows_of(card, now.corrections.values()):
        if now.blank and row.field in _CHOSEN and row.field not in now.corrections:
            yield replace(row, words="", by=None)
        else:
            yield replace(row, by=None if row.by is None or now.blank else "you")
