"""mention_words.yaml: words by which names of places are told from what is named after them."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.sheet import Sheet, read_sheet

Words = frozenset[str]


class MentionWords(Sheet):
    """The sheet, each list as a set."""

    directions: Words
    kinds: Words
    before_of: Words
    left_off: Words
    ground: Words
    ground_first: Words
    roads: Words
    houses: Words
    civic: Words
    offices: Words
    media: Words
    people: Words
    prepositions: Words
    joining: Words
    only_places: Words
    hyphened: Words
    illnesses: Words
    units: Words

    @cached_property
    def common(self) -> Words:
        """Words that by themselves are hardly a place, though towns are called so ("Police", "Central")."""
        return self.directions | self.kinds | self.ground | self.civic | self.media

    @cached_property
    def owned(self) -> Words:
        """Words after a place's name that say it is the name of one."""
        return self.civic | self.kinds


def load_mention_words(path: Traversable | None = None) -> MentionWords:
    """Read the sheet, ours when None; raises CodebookError with file and line."""
    return _ours() if path is None else read_sheet(path, MentionWords)


@cache
def _ours() -> MentionWords:
    return read_sheet(files("dateline.place") / "mention_words.yaml", MentionWords)
