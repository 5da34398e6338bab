"""The dateline with which agencies begin a report: "BAGHDAD, June 16 (Reuters) - "."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.page.label import Head, Labelled
from dateline.types import BlockKind

PLACE = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+)*"
DATELINE = re.compile(
    rf"^(?P<place>{PLACE}(?:, [A-Z][A-Za-z.]+)?(?:/{PLACE})?)"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? )?\d{1,2})?"
    r"(?: ?\((?:AP|AFP|Reuters|REUTERS|UPI|CNN|Xinhua|dpa|IPS|IRIN)\))?"
    r" ?(?:[–—]|--?)+ +(?=[\"“‘'A-Z])"
)
MOST_BLOCKS = 2
"""Blocks of the body in which the dateline is looked for: a caption may have slipped in before it."""


def split_dateline(labelled: Sequence[Labelled], head: Head) -> tuple[list[Labelled], Head]:
    """The blocks with an agency's dateline cut off the body as its own block; the head with its place."""
    blocks = list(labelled)
    body = [
        index for index, block in enumerate(blocks) if block.kind in (BlockKind.STANDFIRST, BlockKind.BODY)
    ]
    for index in body[:MOST_BLOCKS]:
        found = DATELINE.match(blocks[index].text)
        if found is None:
            continue
        opening = Labelled(found.group().strip(), BlockKind.DATELINE, "is how an agency begins a report")
        rest = replace(blocks[index], text=blocks[index].text[found.end() :])
        origins = (*head.origins, ("dateline", "beginning of the body"))
        head = replace(head, dateline=found.group("place"), origins=origins)
        return [*blocks[:index], opening, rest, *blocks[index + 1 :]], head
    return blocks, head
