"""A report: the text of one page, every part of it labelled, and spans that point into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a page is. Only the first four and CAPTION are read for claims."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval of characters in one report's ``text``. Absent is None, never an empty span."""

    report_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def overlap(self, other: Span) -> int:
        """Number of characters that both spans cover."""
        if self.report_id != other.report_id:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Block:
    """One labelled stretch of ``Report.text``, half-open; ``reason`` says why it carries its label."""

    kind: BlockKind
    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Report:
    """One page as text: ``blocks`` are in order, do not overlap, and cover all of ``text`` but white space.

    Metadata that nothing on the page supports is None or empty; ``origins`` names, for each field that is
    filled, where it was read ("json-ld", "h1, og:title", "line above the body").
    """

    id: str
    capture_sha256: str
    text: str
    blocks: tuple[Block, ...]
    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dateline: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())

    def span(self, start: int, end: int) -> Span:
        """A span of this report; raises ValueError where it reaches outside ``text``."""
        if end > len(self.text):
            raise ValueError(f"span {start}..{end} ends after the text of {len(self.text)} characters")
        return Span(self.id, start, end)

    def quote(self, span: Span) -> str:
        """The characters a span points at; raises ValueError for another report's span."""
        if span.report_id != self.id:
            raise ValueError(f"span of report {span.report_id} asked of report {self.id}")
        if span.end > len(self.text):
            raise ValueError(f"span {span.start}..{span.end} ends after the text")
        return self.text[span.start : span.end]

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of the given kinds, in page order."""
        return tuple(block for block in self.blocks if block.kind in kinds)
