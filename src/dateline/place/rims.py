"""Where a place's name begins and ends, in characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.gazetteer import Gazetteer
from dateline.place.mention_words import MentionWords
from dateline.place.standing import Interval, Standing, parts_of, standing_of
from dateline.types.parse import Doc

_LOOSE = "-–,;:/’'"
_SHORT = re.compile(r"(?:[A-Z][a-z]{0,3}\. ?)+[A-Z][a-z]{0,3}\.")
_STOP = re.compile(r"\.(?:[,;)]| [a-z])")  # a full stop that ends no sentence


@dataclass(frozen=True)
class Rims:
    """Cleans the rims of names in one doc; ``characters`` are its text, which spaCy puts together at every call."""

    doc: Doc
    characters: str
    gazetteer: Gazetteer
    words: MentionWords

    def text(self, start: int, end: int) -> str:
        """The characters of an interval."""
        return self.characters[start:end]

    def standing(self, start: int, end: int) -> Standing:
        """How well the characters are known as a place's name."""
        return standing_of(self.gazetteer, self.text(start, end))

    def clean(self, start: int, end: int) -> Iterator[Interval]:
        """The name or names in a stretch of tokens, as characters: "Moscow-Minsk" holds two where both are places."""
        if self._is_road(end - 1) and end < len(self.doc) and self.doc[end].text[:1].isdigit():
            end += 1
        first, last = self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1])
        first, last = self._trimmed(first, last)
        if first < last:
            parts = parts_of(self.gazetteer, self.text(first, last)) or ((0, last - first),)
            yield from ((first + start, first + end) for start, end in parts)

    def _is_road(self, place: int) -> bool:
        return self.doc[place].lower_.rstrip(".") in self.words.roads

    def _trimmed(self, first: int, last: int) -> Interval:
        """Without a party or "mid" before it, an "'s" or a comma behind it; with the full stop of an abbreviation."""
        before, dash, _ = self.text(first, last).partition("-")
        if dash and before in self.words.hyphened:
            first += len(before) + 1
        while first < last and self.characters[last - 1] in _LOOSE:
            last -= 1
        if self.text(first, last).endswith(("'s", "’s")):
            last -= 2
        if _SHORT.fullmatch(self.text(first, last + 1)) or _STOP.match(self.characters, last):
            last += self.text(last, last + 1) == "."
        return first, last
