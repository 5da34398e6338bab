"""Patterns that are tried only where they may fit: to look for words is much quicker than to try a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a text: its words in lower case, "-" among them, and how many may be or hold a number."""

    words: frozenset[str]
    digits: int
    numbers: int

    @classmethod
    def of(cls, text: str, number_words: frozenset[str]) -> Seen:
        """The words of a text; one that is not all letters may hold digits, and those or a number word a number."""
        words = _WORD.findall(text.lower())
        hyphen = ["-"] if "-" in text else []
        digits = sum(1 for word in words if not word.isalpha())
        return cls(
            frozenset(words + hyphen), digits, digits + sum(1 for word in words if word in number_words)
        )


@dataclass(frozen=True, slots=True)
class Hinted:
    """A pattern that fits only texts with one of these words, with digits, or with so many numbers.

    Where none of the three is told, it may fit any text.
    """

    pattern: re.Pattern[str]
    words: frozenset[str] = frozenset()
    digits: bool = False
    numbers: int = 0

    def may_fit(self, seen: Seen) -> bool:
        """False where the pattern cannot fit a text with these words."""
        if self.numbers and seen.numbers >= self.numbers:
            return True
        if self.digits and seen.digits:
            return True
        return not (self.words or self.digits or self.numbers) or not self.words.isdisjoint(seen.words)


def hints(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, in lower case: no text has the phrase without it."""
    return frozenset(max(_WORD.findall(phrase.lower()), key=len) for phrase in phrases)
