"""Giving reports to coders, as a form asks for it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from dateline.errors import JudgementError
from dateline.store import Store
from dateline.types import Shown
from dateline.workspace.assigning import MOST, Sample, assign, draw

_SEEDS = 2**31


class Wish(BaseModel):
    """What an adjudicator filled in, as it was written: one report by its id, or a sample."""

    coders: list[str] = Field(default=[], max_length=100)
    shown: Shown = Shown.PREFILLED
    which: Literal["sample", "one"] = "sample"
    report: str = Field(default="", max_length=200)
    number: str = Field(default="10", max_length=20)
    seed: str = Field(default="1", max_length=20)
    start: str = Field(default="", max_length=20)
    end: str = Field(default="", max_length=20)
    outlet: str = Field(default="", max_length=200)
    queued: bool = False
    empty: bool = False
    note: str = Field(default="", max_length=500)


def give(store: Store, wish: Wish, who: str) -> int:
    """Assign what is wished, and give the number of reports; JudgementError in words for what does not fit.

    One report is named by its id, or by the address of its page.
    """
    if wish.which == "one":
        ids: tuple[str, ...] = (wish.report.strip().rstrip("/").rpartition("/")[2],)
        if not ids[0]:
            raise JudgementError("say which report, by its id or address")
    else:
        ids = draw(store, sample_of(wish))
        if not ids:
            raise JudgementError("no report fits that was never assigned before")
    return len(assign(store, ids, wish.coders, who, shown=wish.shown, note=wish.note))


def sample_of(wish: Wish) -> Sample:
    """The sample that is wished; JudgementError for what is no number and no day."""
    start, end = _day(wish.start, "first"), _day(wish.end, "last")
    if start and end and start > end:
        raise JudgementError(f"the first day, {start}, comes after the last, {end}")
    return Sample(
        number=_whole(wish.number, "number of reports", 1, MOST),
        seed=_whole(wish.seed, "seed", 0, _SEEDS),
        start=start,
        end=end,
        outlet=wish.outlet.strip() or None,
        queued=wish.queued,
        empty=wish.empty,
    )


def _whole(written: str, what: str, least: int, most: int) -> int:
    try:
        found = int(written)
    except ValueError:
        found = least - 1
    if not least <= found <= most:
        raise JudgementError(f"the {what} is a whole number from {least} to {most}, not {written!r}")
    return found


def _day(written: str, which: str) -> date | None:
    try:
        return date.fromisoformat(written) if written.strip() else None
    except ValueError:
        raise JudgementError(f"the {which} day is written as 2026-11-23, not {written!r}") from None
