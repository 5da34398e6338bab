"""Quoted stretches of a text, whatever marks it uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

_CLOSERS = {
    "“": ("”", "“"),
    "”": ("”",),
    "„": ("”", "“"),
    "«": ("»",),
    "‘": ("’",),
    "``": ("''", "``"),
    "''": ("''", '"'),
    '"': ('"', "''"),
    "'": ("'",),
}
_SINGLE = frozenset({"‘", "'"})
_CLOSING_SINGLE = frozenset({"’", "'"})
_MARK = re.compile(r"``|''|\"+|[“”„«»‘’']")
_SPOKEN_END = frozenset(".,!?…")


@dataclass(frozen=True)
class Quotation:
    """A quoted stretch with its marks, half-open offsets; not ``closed`` where it runs to the text's end."""

    start: int
    end: int
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of one block, in order.

    A double mark that never closes opens a quotation to the end of the block, as in speeches of several
    paragraphs. A single mark counts only where it opens a word and another closes one: what stands inside a
    word, or ends one that nothing opened, is an apostrophe.
    """
    marks = list(_MARK.finditer(text))
    ends = _Ends(text, marks)
    found: list[Quotation] = []
    place = 0
    for mark in marks:
        if mark.start() < place or not _opens(text, mark):
            continue
        single = mark.group() in _SINGLE
        end = ends.of_single(mark) if single else ends.of_double(mark)
        if end is not None:
            found.append(Quotation(mark.start(), end, True))
            place = end
        elif not single:
            found.append(Quotation(mark.start(), len(text.rstrip()), False))
            break
    return found


def _sort(mark: re.Match[str]) -> str:
    """Which mark it is; straight ones that a spreadsheet has doubled are one."""
    return '"' if mark.group()[0] == '"' else mark.group()


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    if _sort(mark) not in _CLOSERS or not after or after.isspace():
        return False
    if mark.group() in _SINGLE and after.isdigit():
        return False  # the year '03
    return not (before.isalnum() and mark.group() not in "“„«``")


class _Ends:
    """Where the marks of a text close quotations, found once for all that open some."""

    def __init__(self, text: str, marks: Sequence[re.Match[str]]) -> None:
        self._doubles: defaultdict[str, list[int]] = defaultdict(list)
        self._singles: defaultdict[str, _Singles] = defaultdict(_Singles)
        for mark in marks:
            self._doubles[_sort(mark)].append(mark.end())
            if mark.group() in _CLOSING_SINGLE and _closes_word(text, mark):
                self._singles[mark.group()].take(text, mark)

    def of_double(self, mark: re.Match[str]) -> int | None:
        """Where the mark that closes a double one ends; a second opening mark counts, some pages use but one."""
        found = (_after(self._doubles[closer], mark.end()) for closer in _CLOSERS[_sort(mark)])
        return min((end for end in found if end is not None), default=None)

    def of_single(self, mark: re.Match[str]) -> int | None:
        """The first closing mark after a full stop or comma, else the first that is no genitive of a plural."""
        (closer,) = _CLOSERS[mark.group()]
        singles = self._singles[closer]
        found = (_after(ends, mark.end()) for ends in (singles.spoken, singles.sure, singles.any))
        return next((end for end in found if end is not None), None)


@dataclass
class _Singles:
    """Where single marks of one sort that may close a quotation end, in order; used only for one text."""

    spoken: list[int] = field(default_factory=list)
    sure: list[int] = field(default_factory=list)
    any: list[int] = field(default_factory=list)

    def take(self, text: str, mark: re.Match[str]) -> None:
        """Put a mark that ends a word where it belongs."""
        end, before = mark.end(), text[mark.start() - 1]
        self.any.append(end)
        if before in _SPOKEN_END:
            self.spoken.append(end)
        if before != "s" or not text[end : end + 2].strip().islower():
            self.sure.append(end)


def _closes_word(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands behind a word or a stop and not inside a word."""
    behind = text[mark.end() : mark.end() + 1]
    return mark.start() > 0 and not text[mark.start() - 1].isspace() and not behind.isalnum()


def _after(ends: Sequence[int], place: int) -> int | None:
    """The first of the ends, in order, of a mark that stands behind a place of the text."""
    found = bisect_right(ends, place)
    return ends[found] if found < len(ends) else None
