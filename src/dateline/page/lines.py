"""Text to lines: white space folded, invisible characters dropped, hard-wrapped paragraphs joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.page.wrapping import SENTENCE_END, is_full, wrap_widths

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""Controls and formats, and what Unicode calls ignorable by default (Default_Ignorable_Code_Point)."""
BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
BLANKS = re.compile(r"\n[ \t\r]*\n(?:[ \t\r]*\n)+")
MOST_LINES = 6_000
"""Physical lines after which a text is cut; the longest page of the benchmark has 2,512."""
MAX_LINE = 20_000
"""Longest line kept in one piece; a longer one is cut where a sentence ends, else at a blank."""
ENDED = re.compile(r"""[.!?…]["'”’»)\]]* (?=["'“‘«(\[]?[A-ZÀ-Þ])""")


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
    widths = wrap_widths(physical)
    lines: list[Line] = []
    blank = False
    previous = ""
    for number, raw in enumerate(physical):
        cleaned = clean(raw)
        if not cleaned:
            blank = True
            continue
        width = widths[number]
        if width and lines and not blank and _continues(previous, raw, lines[-1], width):
            last = lines[-1]
            lines[-1] = Line(f"{last.text} {cleaned}", last.blank_before, (*last.sources, number))
        else:
            parts = enumerate(pieces(cleaned))
            lines.extend(Line(text, blank and not place, (number,)) for place, text in parts)
        previous, blank = raw, False
    return lines


def _continues(raw: str, after: str, paragraph: Line, width: int) -> bool:
    """Whether the paragraph that ends with line ``raw`` goes on in the line ``after``."""
    if is_full(raw, after, width):
        return True
    if paragraph.ends or paragraph.text.endswith(")"):
        return False
    return len(paragraph.sources) > 1 or not after.strip()[:1].isupper()


def pieces(text: str) -> list[str]:
    """A cleaned text in pieces of at most ``MAX_LINE`` characters, cut where sentences end, else at blanks."""
    cut_off: list[str] = []
    at = 0
    while len(text) - at > MAX_LINE:
        cut = _cut(text, at)
        cut_off.append(text[at:cut].rstrip())
        at = cut
    return [*cut_off, text[at:]] if at < len(text) else cut_off


def _cut(text: str, at: int) -> int:
    """Where a piece that begins ``at`` ends, the blank after it included."""
    latest = at + MAX_LINE
    *_, ended = 0, *(sentence.end() for sentence in ENDED.finditer(text, at + MAX_LINE // 2, latest))
    return ended or text.rfind(" ", at + 1, latest) + 1 or latest
