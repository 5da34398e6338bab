"""Pages that were flattened to one line: cut into what were lines, as far as words still tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from dateline.page.case_words import load_truecaser
from dateline.page.lines import Line, clean, pieces

FILE = "flat.yaml"
SHORTEST = 400
"""Characters from which a line may be a whole page."""
MOST_LINES = 3
FEWEST_MARKS = 3
"""Buttons, bylines, pointers and the like that show that a line is a page: a paragraph has none or one of them."""
SENTENCE = re.compile(r"(?P<last>[\w%]+)[.!?][\"'”’)]*(?:\s+|(?<=[a-z]\.))(?=[\"'“‘(]?[A-Z])")
CAPITAL = re.compile(r"(?<=[a-z\d]) (?=(?P<word>[A-Z][a-z]+)\b)")
SMALL = re.compile(r"[a-z]{4,}$")
POINTED = 4
"""Words that the headline behind a pointer has at least."""


@dataclass(frozen=True)
class Cuts:
    """The patterns of flat.yaml."""

    before: re.Pattern[str]
    around: re.Pattern[str]
    after: re.Pattern[str]
    pointer: re.Pattern[str]


@cache
def load_cuts() -> Cuts:
    """The patterns, read once."""
    sheet = yaml.safe_load(files("dateline.page").joinpath(FILE).read_text(encoding="utf-8"))
    either = {name: re.compile("|".join(sheet[name])) for name in ("before", "around", "after")}
    return Cuts(**either, pointer=re.compile(rf"(?:^|(?<=\s)){sheet['pointer']}"))


def flat_lines(text: str) -> list[Line] | None:
    """The lines of a page that lies in one line; None for any other text."""
    filled = [clean(raw) for raw in text.splitlines() if raw.strip()] if text.count("\n") < 50 else []
    longest = max(filled, key=len, default="")
    if not 0 < len(filled) <= MOST_LINES or len(longest) < SHORTEST:
        return None
    cuts = load_cuts()
    found = [
        match
        for one in (cuts.before, cuts.around, cuts.after, cuts.pointer)
        for match in one.finditer(longest)
    ]
    if len(found) < FEWEST_MARKS:
        return None
    return [
        Line(part, True, (0,)) for whole in filled for piece in pieces(whole) for part in _parts(piece, cuts)
    ]


def _parts(text: str, cuts: Cuts) -> list[str]:
    at = {0, len(text)}
    at |= {match.start() for one in (cuts.before, cuts.around, cuts.pointer) for match in one.finditer(text)}
    at |= {match.end() for one in (cuts.around, cuts.after) for match in one.finditer(text)}
    short = load_truecaser().words["short"]
    ends = (match for match in SENTENCE.finditer(text) if _ends(match["last"], short))
    at |= {match.end() for match in ends}
    for whole in cuts.around.finditer(text):  # a caption is one piece, whatever sentences it has
        at -= set(range(whole.start() + 1, whole.end()))
    at |= {
        end for match in cuts.pointer.finditer(text) if (end := _headline_end(text, match.end(), sorted(at)))
    }
    places = sorted(at)
    parts = (text[start:end].strip() for start, end in pairwise(places))
    return [part for part in parts if part]


def _ends(last: str, short: frozenset[str]) -> bool:
    """False after an abbreviation or an initial."""
    return len(last) > 1 and last.lower() not in short


def _headline_end(text: str, start: int, places: Sequence[int]) -> int:
    """Where the headline behind a pointer ends: an ordinary word is written large behind one that is small; else 0."""
    stop = next((place for place in places if place > start), len(text))
    ordinary = load_truecaser().ordinary
    for match in CAPITAL.finditer(text, start, stop):
        before = text[start : match.start()]
        if len(before.split()) >= POINTED and SMALL.search(before) and ordinary(match["word"].lower()):
            return match.end()
    return 0
