"""What a page shows otherwise than it is written: text that runs backwards, words of look-alike letters."""

from __future__ import annotations

import re
from itertools import islice

BACKWARDS = re.compile("[\u202d\u202e]")
MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u03ff\u0400-\u052f])\w+")
"""A word with letters of Latin and of Greek or Cyrillic, of which many look alike."""
MOST_SHOWN = 3
LONGEST_SHOWN = 40
TURNED = "the page turns the direction of its text; it is read as it is written, not as it is shown"
ALIKE = (
    "words mix Latin letters with Greek or Cyrillic ones that look alike, and are not what they look like: {}"
)


def disguises(page: str, prose: str) -> tuple[str, ...]:
    """Notes on what a reader of the page would see otherwise; ``page`` is its source, ``prose`` its report."""
    notes = (TURNED,) if BACKWARDS.search(page) else ()
    words = dict.fromkeys(found[0][:LONGEST_SHOWN] for found in MIXED.finditer(prose))
    shown = ", ".join(f"“{word}”" for word in islice(words, MOST_SHOWN))
    return (*notes, ALIKE.format(shown)) if words else notes
