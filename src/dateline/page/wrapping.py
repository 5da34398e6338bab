"""Where a text was wrapped by hand: the width of the whole, or of each stretch of lines between blank ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*$""")
NARROWEST, WIDEST = 50, 140
"""Widths in characters at which texts are wrapped by machines and people."""
NARROWEST_STRETCH = 25
"""Width of the narrowest stretch that shows by itself that it was wrapped: a column of a paper, a small screen."""
FULL = 0.6
"""Share of the width that the lines of a wrapped stretch fill, but for the last of a paragraph."""

NARROWER = 0.75
"""Share of a text's width below which its stretches tell their own: the widest lines are a masthead's or a table's."""


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
    broken = sum(
        1 for first, second in pairs if is_unfinished(first, second) or is_full(first, second, width)
    )
    return width if broken >= 2 and broken >= 0.5 * len(pairs) else None


def wrap_widths(physical: Sequence[str]) -> list[int]:
    """For each physical line the width at which it was wrapped, 0 where it was not.

    Where the whole text shows none, as between menus, each stretch of lines tells its own; where several do,
    the others are taken to be as wide.
    """
    found = [(start, end, _stretch_width(physical[start:end])) for start, end in _stretches(physical)]
    own = [width for _, _, width in found if width]
    lines = sum(end - start for start, end, width in found if width)
    many = len(own) > 1 or 2 * lines > sum(1 for raw in physical if raw.strip())
    usual = max(own, default=0) if many else 0
    whole = wrap_width(physical)
    if whole and not 0 < usual < NARROWER * whole:
        return [whole] * len(physical)
    widths = [0] * len(physical)
    for start, end, width in found:
        fits = max(len(raw.rstrip()) for raw in physical[start:end]) <= usual
        widths[start:end] = [width or (usual if fits else 0)] * (end - start)
    return widths


def _stretches(physical: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The half-open stretches of two lines or more without a blank one between."""
    start = 0
    for number in range(len(physical) + 1):
        if number == len(physical) or not physical[number].strip():
            if number - start > 1:
                yield start, number
            start = number + 1


def _stretch_width(lines: Sequence[str]) -> int:
    """The width of a stretch that was plainly wrapped: sentences go on in small letters, lines are about as long."""
    widths = [len(raw.expandtabs().rstrip()) for raw in lines]
    width = max(widths)
    if not NARROWEST_STRETCH <= width <= WIDEST:
        return 0
    pairs = list(pairwise(lines))
    unfinished = sum(1 for first, second in pairs if is_unfinished(first, second))
    filled = all(
        own >= FULL * width or SENTENCE_END.search(raw.rstrip())
        for own, raw in zip(widths[:-1], lines[:-1], strict=True)
    )
    return width if filled and unfinished and 4 * unfinished >= len(pairs) else 0


def is_unfinished(raw: str, after: str) -> bool:
    """Whether a sentence plainly goes on from one physical line to the next."""
    ended = raw.rstrip().endswith(")") or SENTENCE_END.search(raw.rstrip()) is not None
    return not ended and after.strip()[:1].islower()


def is_full(raw: str, after: str, width: int) -> bool:
    """Whether the next line's first word had no room in this line."""
    return len(raw.expandtabs().rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
