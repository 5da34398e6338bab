"""What is too long to be prose: words without end are furniture, and blocks of many screens are cut.

Later stages look around in a block, so that one block without end would cost the square of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.page.label import Labelled
from dateline.page.lines import pieces
from dateline.types import BlockKind

LONGEST_WORD = 1_000
"""Characters of the longest word that is read; the longest of the benchmark's pages has 539."""
ENDLESS = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
WORDLESS = "is a word of {:,} characters: at most {:,} are read"


def bounded(labelled: Iterable[Labelled]) -> list[Labelled]:
    """The blocks, words without end taken out as blocks of their own, and none longer than ``MAX_LINE``."""
    return [part for block in labelled for part in _parts(block)]


def _parts(block: Labelled) -> Iterator[Labelled]:
    if block.kind is BlockKind.FURNITURE:
        yield block
        return
    at = 0
    for word in ENDLESS.finditer(block.text):
        yield from _cut(block, block.text[at : word.start()])
        reason = WORDLESS.format(len(word[0]), LONGEST_WORD)
        yield Labelled(word[0], BlockKind.FURNITURE, reason)
        at = word.end()
    yield from _cut(block, block.text[at:])


def _cut(block: Labelled, text: str) -> Iterator[Labelled]:
    """A stretch of a block in pieces of at most ``MAX_LINE`` characters; nothing for a blank one."""
    for piece in pieces(text.strip()):
        yield Labelled(piece, block.kind, block.reason)
