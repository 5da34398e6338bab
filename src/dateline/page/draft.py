"""A page while its lines are being labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.page.label import Labelled
from dateline.page.lines import Line
from dateline.types import BlockKind

UNSAID = "stands outside the report"


@dataclass
class Draft:
    """The lines of one page with the kinds given so far; used only while one page is read."""

    lines: Sequence[Line]
    kinds: list[BlockKind] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kinds = [BlockKind.FURNITURE] * len(self.lines)
        self.reasons = [UNSAID] * len(self.lines)

    def set(self, index: int, kind: BlockKind, reason: str) -> None:
        """Give a line its kind and the reason for it."""
        self.kinds[index] = kind
        self.reasons[index] = reason

    def of(self, *kinds: BlockKind) -> list[int]:
        """The numbers of the lines that have one of the kinds now."""
        return [index for index, kind in enumerate(self.kinds) if kind in kinds]

    def first_body(self) -> int:
        """The number of the first line of the body; the number of lines where there is none."""
        body = self.of(BlockKind.BODY)
        return body[0] if body else len(self.lines)

    def last_body(self) -> int:
        """The number of the last line of the body; -1 where there is none."""
        body = self.of(BlockKind.BODY)
        return body[-1] if body else -1

    def body_text(self) -> str:
        """The body so far as one string."""
        return "\n".join(self.lines[index].text for index in self.of(BlockKind.BODY))

    def labelled(self) -> list[Labelled]:
        """The lines as blocks."""
        triples = zip(self.lines, self.kinds, self.reasons, strict=True)
        return [Labelled(line.text, kind, reason) for line, kind, reason in triples]

    def blank_after(self, index: int) -> bool:
        """Whether a blank line or the end of the page follows a line."""
        return index + 1 >= len(self.lines) or self.lines[index + 1].blank_before

    def upward(self, start: int, most: int) -> Iterator[int]:
        """Line numbers from just above ``start`` up the page, ``most`` of them."""
        yield from range(start - 1, max(-1, start - 1 - most), -1)
