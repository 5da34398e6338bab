"""Quoted stretches of a text, whatever marks it uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    found: list[Quotation] = []
    place = 0
    while (mark := _MARK.search(text, place)) is not None:
        place = mark.end()
        if not _opens(text, mark):
            continue
        single = mark.group() in _SINGLE
        end = _closing_single(text, mark) if single else _closing(text, mark)
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
    before, after = text[: mark.start()][-1:], text[mark.end() : mark.end() + 1]
    if _sort(mark) not in _CLOSERS or not after or after.isspace():
        return False
    if mark.group() in _SINGLE and after.isdigit():
        return False  # the year '03
    return not (before.isalnum() and mark.group() not in "“„«``")


def _closing(text: str, mark: re.Match[str]) -> int | None:
    """Where the mark that closes a double one ends; a second opening mark counts, some pages use but one."""
    closers = _CLOSERS[_sort(mark)]
    return next((other.end() for other in _MARK.finditer(text, mark.end()) if _sort(other) in closers), None)


def _closing_single(text: str, mark: re.Match[str]) -> int | None:
    """The first closing mark after a full stop or comma, else the first that is no genitive of a plural."""
    candidates = []
    for other in _MARK.finditer(text, mark.end()):
        before, after = text[other.start() - 1], text[other.end() : other.end() + 1]
        if other.group() not in _CLOSERS[_sort(mark)] or before.isspace() or after.isalnum():
            continue
        if before in _SPOKEN_END:
            return other.end()
        candidates.append((other, before == "s" and text[other.end() : other.end() + 2].strip().islower()))
    sure = [other for other, genitive in candidates if not genitive]
    if sure:
        return sure[0].end()
    return candidates[0][0].end() if candidates else None
