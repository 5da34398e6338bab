"""What asking a model will take, before it is asked: rules of thumb, and prices that only who pays knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.engine.cache import Cache
from dateline.engine.prompt import PART, Prompt
from dateline.errors import EngineError
from dateline.types import BlockKind, Report

CHARACTERS = 4.0
"""Of English for a token, as makers of such models say; names and other scripts take more tokens."""
ANSWERED = 2.0
"""Characters of answer for each of a report on conflict: our 33 coded reports have a claim for every 240 characters,
optional ones counted by half, and a claim is answered in about 480. Reports on anything else are answered in a line."""
_READ = (
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.BODY,
    BlockKind.CROSSHEAD,
    BlockKind.CAPTION,
)
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """Of a million tokens that are sent, and that are answered, in whatever money."""

    sent: float
    answered: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take. ``pace`` are tokens a second that the model has answered so far; None where unknown."""

    reports: int
    sent: int
    answered: int
    pace: float | None = None

    def cost(self, price: Price) -> float:
        """What it will cost."""
        return (self.sent * price.sent + self.answered * price.answered) / _MILLION

    @property
    def seconds(self) -> float | None:
        """How long it will take one process, None where nobody knows."""
        return self.answered / self.pace if self.pace else None

    def times(self, reports: int) -> Estimate:
        """The same for another number of reports like these."""
        if not self.reports:
            return Estimate(reports, 0, 0, self.pace)
        factor = reports / self.reports
        return Estimate(reports, round(self.sent * factor), round(self.answered * factor), self.pace)


def estimate(prompt: Prompt, cache: Cache, lengths: Iterable[int]) -> Estimate:
    """What reports of so many characters will take; answers that are kept already are not left out."""
    lengths = list(lengths)
    questions = sum(max(1, -(-length // PART)) for length in lengths)
    sent = len(prompt.system) * questions + sum(lengths)
    pace = cache.pace()
    return Estimate(
        len(lengths),
        round(sent / CHARACTERS),
        round(sum(lengths) * ANSWERED / CHARACTERS),
        pace[0] / pace[1] if pace else None,
    )


def read_length(report: Report) -> int:
    """Characters of a report that are sent."""
    return sum(block.end - block.start for block in report.blocks_of(*_READ))


def read_price(words: str) -> Price:
    """ "0.5,1.5" as a price; raises EngineError for anything else."""
    parts = words.split(",")
    try:
        sent, answered = (float(part) for part in parts)
    except ValueError as error:
        raise EngineError(f"--price is written IN,OUT, as in 0.5,1.5, not {words!r}") from error
    if not (0 <= sent < _MILLION and 0 <= answered < _MILLION):
        raise EngineError("--price: a million tokens cost between 0 and a million")
    return Price(sent, answered)
