"""Text to lines: white space folded, invisible characters dropped, hard-wrapped paragraphs joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]"
)
BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
BLANKS = re.compile(r"\n[ \t\r]*\n(?:[ \t\r]*\n)+")
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*$""")
NARROWEST, WIDEST = 50, 140
"""Widths in characters at which texts are wrapped by machines and people."""
MOST_LINES = 6_000
"""Physical lines after which a text is cut; the longest page of the benchmark has 2,512."""
MAX_LINE = 20_000
"""Longest line kept in one piece; longer ones are no prose and are cut at a blank."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page that holds something. ``sources`` are the numbers of the physical lines it joins."""

    text: str
    blank_before: bool = False
    sources: tuple[int, ...] = ()

    @property
    def words(self) -> list[str]:
        """The line cut at blanks."""
        return self.text.split()

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence."""
        return SENTENCE_END.search(self.text) is not None


def clean(text: str) -> str:
    """White space folded to single blanks, zero-width and control characters dropped."""
    return " ".join(INVISIBLE.sub("", text).split())


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold something, hard-wrapped paragraphs joined."""
    physical = BREAKS.split(BLANKS.sub("\n\n", text), maxsplit=MOST_LINES)[:MOST_LINES]
    width = wrap_width(physical)
    lines: list[Line] = []
    blank = False
    previous = ""
    for number, raw in enumerate(physical):
        cleaned = clean(raw)
        if not cleaned:
            blank = True
            continue
        if width and lines and not blank and _continues(previous, raw, lines[-1], width):
            last = lines[-1]
            lines[-1] = Line(f"{last.text} {cleaned}", last.blank_before, (*last.sources, number))
        else:
            lines.extend(_pieces(cleaned, blank, number))
        previous, blank = raw, False
    return lines


def wrap_width(physical: Sequence[str]) -> int | None:
    """The width in characters at which a text was hard-wrapped; None where it was not.

    A wrapped text has hardly a longer line; of its lines that another one follows without a blank line
    between, at least half have no room for that one's first word or break a sentence.
    """
    widths = [len(raw.expandtabs().rstrip()) for raw in physical if raw.strip()]
    narrow = [width for width in widths if width <= WIDEST]
    width = max(narrow, default=0)
    if width < NARROWEST or len(widths) - len(narrow) > 1 + len(widths) // 10:
        return None
    pairs = [(first, second) for first, second in pairwise(physical) if first.strip() and second.strip()]
    broken = sum(1 for first, second in pairs if _is_broken(first, second, width))
    return width if broken >= 2 and broken >= 0.5 * len(pairs) else None


def _is_broken(raw: str, after: str, width: int) -> bool:
    """Whether a sentence plainly goes on from one physical line to the next."""
    unfinished = SENTENCE_END.search(raw.rstrip()) is None and after.strip()[:1].islower()
    return unfinished or _is_full(raw, after, width)


def _is_full(raw: str, after: str, width: int) -> bool:
    """Whether the next line's first word had no room in this line."""
    return len(raw.expandtabs().rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width


def _continues(raw: str, after: str, paragraph: Line, width: int) -> bool:
    """Whether the paragraph that ends with line ``raw`` goes on in the line ``after``."""
    if _is_full(raw, after, width):
        return True
    if paragraph.ends or paragraph.text.endswith(")"):
        return False
    return len(paragraph.sources) > 1 or not after.strip()[:1].isupper()


def _pieces(text: str, blank: bool, number: int) -> list[Line]:
    """The line, cut at blanks into pieces of at most ``MAX_LINE`` characters."""
    pieces: list[Line] = []
    while len(text) > MAX_LINE:
        cut = text.rfind(" ", 1, MAX_LINE)
        cut = cut if cut > 0 else MAX_LINE
        pieces.append(Line(text[:cut].strip(), blank and not pieces, (number,)))
        text = text[cut:].strip()
    if text:
        pieces.append(Line(text, blank and not pieces, (number,)))
    return pieces
