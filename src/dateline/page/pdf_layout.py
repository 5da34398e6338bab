"""The printed lines of a PDF file put together into paragraphs, by where they stand on their pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dateline.page.lines import clean
from dateline.page.wrapping import SENTENCE_END

SAME_SIZE = 0.1
"""Part of a letter's height by which lines of one paragraph may differ."""
WIDE_STEP = 1.25
"""A step down the page that is so many times the usual one begins a paragraph."""
INDENT = 0.6
SHORT = 4.0
"""In heights of a letter: how far a first line stands in, and how much shorter a last line is."""
NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?i)[\W_]*(?:page|p\.)?[\W_]*(?:of|/)?[\W_]*")
"""What is left of a page's number without its digits."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line, in points; ``bottom`` is measured from the foot of its page, ``size`` is a letter's height.

    ``broken`` is true where its last word goes on in the next line.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    broken: bool = False


def running_lines(lines: Sequence[Printed]) -> dict[str, int]:
    """What stands at the edges of pages and belongs to no story: each text with the number of its pages.

    It is the highest or lowest line of a page that is a page's number, or that with other numbers in it stands
    on half of the pages, and on two at least.
    """
    edges = _edges(lines)
    pages = len({line.page for line in lines})
    counts = Counter(_shape(line.text) for line in edges)
    found: dict[str, int] = {}
    for line in edges:
        shape = _shape(line.text)
        repeated = counts[shape] >= 2 and 2 * counts[shape] >= pages
        if repeated or (NUMBER.search(line.text) and PAGE_NUMBER.fullmatch(shape)):
            found[line.text] = counts[shape]
    return found


def paragraphs(lines: Sequence[Printed]) -> list[str]:
    """The paragraphs, words that a line broke put together again."""
    step = usual_step(lines)
    made: list[list[Printed]] = []
    for line in lines:
        if made and _goes_on(made[-1], line, step):
            made[-1].append(line)
        else:
            made.append([line])
    return [text for text in map(_joined, made) if text]


def usual_step(lines: Sequence[Printed]) -> float:
    """How far down the next line stands, in heights of its letters; 0 where no two stand below one another."""
    pairs = [(first, second) for first, second in pairwise(lines) if first.page == second.page]
    steps = [(first.bottom - second.bottom) / second.size for first, second in pairs]
    return median([step for step in steps if 0.5 < step < 2.5] or [0.0])


def _edges(lines: Sequence[Printed]) -> list[Printed]:
    """The highest and the lowest line of each page, of pages with more than two."""
    pages: dict[int, list[Printed]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    many = [page for page in pages.values() if len(page) > 2]
    return [found(page, key=lambda line: line.bottom) for page in many for found in (max, min)]


def _shape(text: str) -> str:
    return NUMBER.sub("", text).strip()


def _goes_on(paragraph: Sequence[Printed], line: Printed, usual: float) -> bool:
    """Whether a paragraph goes on in the line."""
    last = paragraph[-1]
    if last.broken:
        return True
    if abs(last.size - line.size) > SAME_SIZE * max(last.size, line.size):
        return False
    ended = SENTENCE_END.search(last.text.rstrip()) is not None
    step = (last.bottom - line.bottom) / line.size
    if last.page != line.page or step < -0.5:  # over to the next page, or up to the next column
        return not ended
    if step > WIDE_STEP * usual or (step > 0.5 and line.left > last.left + INDENT * line.size):
        return False
    widest = max(one.right for one in (*paragraph, line) if one.page == last.page)
    return not (ended and last.right < widest - SHORT * last.size)


def _joined(paragraph: Sequence[Printed]) -> str:
    return clean("".join(line.text if line.broken else f"{line.text} " for line in paragraph))
