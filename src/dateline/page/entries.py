"""What the line classifier loses of a report in pieces: entries of a live page, items of a list."""

from __future__ import annotations

import re

from dateline.page.blockrule import sentence_like
from dateline.page.classifier import Probabilities
from dateline.page.draft import Draft
from dateline.types import BlockKind

CLOCK = re.compile(
    r"(?i:(?:updated|posted|published)(?: at)?:? )?[0-2]?\d[:.h][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?\W*"
)
ITEM = re.compile(r"[*•▪‣●–-] ?\S")
FEWEST = 2
"""Lines with nothing but a time of day from which a page is a live one."""
LEAST = 0.05
"""The classifier's chance from which a sentence of an entry is read: its time of day speaks for it. Set by hand, on
made-up live pages: links and notices below the last entry stay under it."""


def add_entries(draft: Draft, probabilities: Probabilities) -> None:
    """Add the sentences of a live page's entries, each under its time of day, that the classifier doubts."""
    clocks = [index for index, line in enumerate(draft.lines) if CLOCK.fullmatch(line.text)]
    if len(clocks) < FEWEST or not any(index > clocks[0] for index in draft.of(BlockKind.BODY)):
        return
    for index in range(clocks[0], len(draft.lines)):
        line = draft.lines[index]
        if draft.kinds[index] is not BlockKind.BODY and sentence_like(line) and probabilities[index] >= LEAST:
            draft.set(index, BlockKind.BODY, "is a sentence of an entry with its time of day")


def add_items(draft: Draft) -> None:
    """Add the items of a list that begins in the body: sentences right behind others with the same mark."""
    marks = {
        draft.lines[index].text[0]
        for index in draft.of(BlockKind.BODY)
        if ITEM.match(draft.lines[index].text)
    }
    inside = False
    for index, line in enumerate(draft.lines):
        is_item = ITEM.match(line.text) is not None and (not line.blank_before or line.ends)
        if draft.kinds[index] is BlockKind.BODY:
            inside = is_item or (inside and line.text.endswith(":"))
        elif inside and is_item:
            if line.text[0] in marks and line.ends:
                draft.set(index, BlockKind.BODY, "is an item of the report's list")
        else:
            inside = False
