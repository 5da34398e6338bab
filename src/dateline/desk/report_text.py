"""A report's text with its claims marked in it, as the template ``macros/claims.html`` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from dateline.desk.cards import Card, marks_of
from dateline.desk.highlight import Passage, Run, highlight, lanes
from dateline.types import BlockKind, Report

LANES = 2
"""Lines that can stand under a word; of more claims on the same words the signs before them tell."""


@dataclass(frozen=True)
class Part:
    """Passages that are shown together: one of the report, or all furniture between two of it, ``folded``."""

    passages: tuple[Passage, ...]
    folded: bool

    @property
    def in_words(self) -> str:
        """What is folded: "12 lines of page furniture"."""
        lines = len(self.passages)
        return f"{lines} {'line' if lines == 1 else 'lines'} of page furniture"

    def by_reason(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        """The lines in page order, those that follow each other for the same reason together."""
        for reason, some in groupby(
            self.passages, key=lambda passage: passage.block.reason if passage.block else ""
        ):
            yield reason, tuple(some)


@dataclass(frozen=True)
class ReportText:
    """The text of a report in passages, and the claims marked in it in text order."""

    report: Report
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    lanes: Mapping[str, int]

    @cached_property
    def by_id(self) -> Mapping[str, Card]:
        """The claims by their ids."""
        return {card.id: card for card in self.cards}

    @property
    def has_headline(self) -> bool:
        """Whether the headline stands in the text."""
        return any(passage.kind is BlockKind.HEADLINE for passage in self.passages)

    def parts(self) -> Iterator[Part]:
        """The text from top to bottom, furniture folded."""
        for folded, some in groupby(self.passages, key=lambda passage: passage.kind is BlockKind.FURNITURE):
            if folded:
                yield Part(tuple(some), True)
            else:
                yield from (Part((passage,), False) for passage in some)

    def looks(self, run: Run) -> str:
        """The classes of a run: the line and the status of each claim on it, and whether any of them is counted."""
        cards = [self.by_id[claim] for claim in run.claims if claim in self.by_id]
        if not cards:
            return ""
        found = [f"line{self.lanes[card.id]}-{card.status}" for card in cards if self.lanes[card.id] < LANES]
        lead = min(cards, key=lambda card: (not card.counted, self.lanes[card.id]))
        tint = f"tint-{lead.status}" if lead.counted else "uncounted"
        return " ".join(["said", tint, *found])


def text_of(report: Report, cards: Sequence[Card]) -> ReportText:
    """The report with those claims marked in it."""
    marks = marks_of(cards)
    return ReportText(report, highlight(report, marks), tuple(cards), lanes(marks))
