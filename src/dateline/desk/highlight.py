"""A report's text cut into runs: stretches in which the same claims and values have their words.

Offsets are those of ``report.text`` in Python: code points, half-open. A page writes them on its elements, so that
words that a person selects in a browser can be found again in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.types import Block, BlockKind, Report, Span

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Characters that no page of HTML can hold, or that a browser would join with the next."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a claim rests on; with ``value`` the words that one of its values was read from."""

    span: Span
    claim_id: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text. ``claims`` have it as evidence, ``values`` were read from it.

    ``opens`` are the claims whose evidence begins here for the first time.
    """

    start: int
    end: int
    text: str
    claims: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The text as a page can hold it, character for character."""
        return _UNWRITABLE.sub("\ufffd", self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the report in runs, with the white space behind it; ``block`` is None for what stands in none."""

    block: Block | None
    runs: tuple[Run, ...]

    @property
    def kind(self) -> BlockKind | None:
        """What the block is."""
        return self.block.kind if self.block else None

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims whose evidence begins here, in text order."""
        return tuple(claim for run in self.runs for claim in run.opens)


def highlight(report: Report, marks: Iterable[Mark]) -> tuple[Passage, ...]:
    """The whole text in passages and runs: every character once and in order, however marks overlap.

    Marks of other reports are left out.
    """
    fitting = [
        mark for mark in marks if mark.span.report_id == report.id and mark.span.end <= len(report.text)
    ]
    stretches = list(_stretches(report))
    bounds = [(start, end) for start, end, _ in stretches]
    runs = _runs(report.text, fitting, bounds)
    passages = []
    for _, end, block in stretches:
        own = []
        while runs and runs[0].end <= end:
            own.append(runs.pop(0))
        passages.append(Passage(block, tuple(own)))
    return tuple(passages)


def lanes(marks: Iterable[Mark]) -> Mapping[str, int]:
    """For each claim the line under its words, 0 the nearest; claims that overlap have different ones."""
    spans: dict[str, list[Span]] = {}
    for mark in marks:
        if mark.value is None:
            spans.setdefault(mark.claim_id, []).append(mark.span)
    length = max((span.end for some in spans.values() for span in some), default=0)
    taken: list[bytearray] = []
    found: dict[str, int] = {}
    for claim_id in sorted(spans, key=lambda claim_id: (min(spans[claim_id]), claim_id)):
        free = (lane for lane, line in enumerate(taken) if not _touch(spans[claim_id], line))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append(bytearray(length))
        for span in spans[claim_id]:
            taken[lane][span.start : span.end] = b"\x01" * (span.end - span.start)
        found[claim_id] = lane
    return found


def _stretches(report: Report) -> Iterator[tuple[int, int, Block | None]]:
    """Start and end of each block with what follows it up to the next, and first what stands before all blocks."""
    blocks = [block for block in report.blocks if block.start < block.end]
    starts = [block.start for block in blocks] + [len(report.text)]
    if starts[0] > 0:
        yield 0, starts[0], None
    for block, (start, end) in zip(blocks, pairwise(starts), strict=True):
        yield start, end, block


def _runs(text: str, marks: Sequence[Mark], bounds: Iterable[tuple[int, int]]) -> list[Run]:
    cuts = {cut for pair in bounds for cut in pair}
    cuts |= {cut for mark in marks for cut in (mark.span.start, mark.span.end)}
    waiting = sorted(marks, key=lambda mark: (mark.span, mark.claim_id, mark.value or ""))
    open_marks: list[Mark] = []
    seen: set[str] = set()
    found = []
    for start, end in pairwise(sorted(cuts)):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while waiting and waiting[0].span.start <= start:
            open_marks.append(waiting.pop(0))
        claims = tuple(dict.fromkeys(mark.claim_id for mark in open_marks if mark.value is None))
        values = tuple(dict.fromkeys(mark.value for mark in open_marks if mark.value is not None))
        opens = tuple(claim for claim in claims if claim not in seen)
        seen.update(opens)
        found.append(Run(start, end, text[start:end], claims, values, opens))
    return found


def _touch(some: Iterable[Span], line: bytearray) -> bool:
    """Whether any character of these spans is under that line already."""
    return any(1 in line[span.start : span.end] for span in some)
