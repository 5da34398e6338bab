"""words.yaml: words beside a name that tell what kind of place it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.gazetteer import Sort
from dateline.sheet import Sheet, read_sheet

Sorts = frozenset[Sort]


class Kind(Sheet):
    """What the words after a name, or before it with "of", say it is."""

    sorts: tuple[Sort, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]


class WordsSheet(Sheet):
    """words.yaml."""

    kinds: tuple[Kind, ...]
    part_of: tuple[str, ...]
    directions: dict[str, str]


@dataclass(frozen=True)
class PlaceWords:
    """``after`` and ``before`` map a word to what it says; ``directions`` a word to a compass point or "C".

    ``plurals`` are the words of ``after`` as they stand behind several names ("provinces").
    """

    after: Mapping[str, Sorts]
    before: Mapping[str, Sorts]
    generic: frozenset[str]
    directions: Mapping[str, str]
    after_pattern: re.Pattern[str]
    before_pattern: re.Pattern[str]
    plurals: Mapping[str, Sorts]
    plural_pattern: re.Pattern[str]


def load_place_words(path: Traversable | None = None) -> PlaceWords:
    """Read words.yaml; raises CodebookError with file and line."""
    return _ours() if path is None else _read(path)


@cache
def _ours() -> PlaceWords:
    return _read(files("dateline.place") / "words.yaml")


def _read(path: Traversable) -> PlaceWords:
    sheet = read_sheet(path, WordsSheet)
    after, before = _by_word(sheet, "after"), _by_word(sheet, "before")
    plurals = {_plural(word): sorts for word, sorts in after.items()}
    return PlaceWords(
        after,
        before,
        frozenset(sheet.part_of),
        sheet.directions,
        re.compile(rf"\s+(?P<word>{_any(after)})\b", re.IGNORECASE),
        re.compile(rf"\b(?P<word>{_any(before)})(?:\s+of)?(?:\s+the)?\s+$", re.IGNORECASE),
        plurals,
        re.compile(rf"\s+(?P<word>{_any(plurals)})\b", re.IGNORECASE),
    )


def _plural(word: str) -> str:
    """ "County" -> "counties"."""
    return f"{word[:-1]}ies" if word.endswith("y") and not word.endswith("ey") else f"{word}s"


def _by_word(sheet: WordsSheet, side: str) -> dict[str, Sorts]:
    found: dict[str, Sorts] = {}
    for kind in sheet.kinds:
        for word in getattr(kind, side):
            found[word] = found.get(word, frozenset()) | frozenset(kind.sorts)
    return found


def _any(words: Mapping[str, Sorts]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
