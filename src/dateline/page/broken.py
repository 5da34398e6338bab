"""Sentences that a page broke in two by a picture's caption, an advert or a link in their midst."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.page.lines import Line
from dateline.page.rules import first_match, load_rules

FEWEST_WORDS = 6
"""Words of a line that is taken for the beginning of a sentence: shorter ones are headings and links."""
MOST_BETWEEN = 3


def closed_up(lines: Sequence[Line]) -> list[Line]:
    """The lines, the second part of a broken sentence moved up to its first.

    "… wounding 22", a caption with its credit, "other people, police said.": what stands between are lines that
    the rules of furniture.yaml know, and the second part begins with a small letter.
    """
    closed: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        end = _second_part(lines, index) if _is_first_part(line) else None
        if end is None:
            closed.append(line)
            continue
        rest = lines[end]
        closed.append(Line(f"{line.text} {rest.text}", line.blank_before, (*line.sources, *rest.sources)))
        closed += lines[index:end]
        index = end + 1
    return closed


def _is_first_part(line: Line) -> bool:
    return (
        not line.ends and len(line.words) >= FEWEST_WORDS and line.text[:1].isalnum() and not _is_known(line)
    )


def _second_part(lines: Sequence[Line], start: int) -> int | None:
    """The number of the line that goes on with a sentence broken before ``start``; None where none does."""
    for end in range(start, min(len(lines), start + MOST_BETWEEN + 1)):
        if end > start and lines[end].text[:1].islower() and lines[end].ends:
            return end
        if not _is_known(lines[end]):
            return None
    return None


def _is_known(line: Line) -> bool:
    return first_match(line, load_rules()) is not None
