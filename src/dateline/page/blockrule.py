"""The best contiguous block of sentence-like lines: what is used without a model, and its baseline."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.page.lines import Line

SHORT_LOSS = -6.0
"""What a line that is no sentence costs a block, in words; between -4 and -10 the benchmark does not move."""


def sentence_like(line: Line) -> bool:
    """Whether a line reads as prose: six words or more that end like a sentence."""
    return line.ends and len(line.words) >= 6


def best_block(lines: Sequence[Line]) -> tuple[int, int]:
    """The half-open range of lines with the highest sum of words of prose; (0, 0) where there is none."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, line in enumerate(lines):
        score = float(min(len(line.words), 80)) if sentence_like(line) else SHORT_LOSS
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range
