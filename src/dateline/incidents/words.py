"""The words of a text as numbers: enough to say how alike two texts are, and no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

LEAD = 100
"""Words from a report's start, headline and all, that tell what it is about."""
_IN_LEAD = 1.5  # B³ of gva by words alone: 86.1 without, 86.6 with
_STEPS = 24  # a weight is kept in so many steps of 1; the largest, 9.4, fits a byte
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """The distinct words of a text: ``ids`` are those of ``Word`` as little-endian uint32, ascending.

    ``weights`` is one byte for each: 24 times one plus the logarithm of how often it stands there.
    """

    ids: bytes = b""
    weights: bytes = b""

    def arrays(self) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
        """The ids and the weights as numbers."""
        ids = np.frombuffer(self.ids, dtype="<u4").astype(np.uint32)
        return ids, np.frombuffer(self.weights, dtype=np.uint8).astype(np.float32) / np.float32(_STEPS)


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters; ``name`` is true where its text never has it in small letters."""

    text: str
    name: bool = False

    @property
    def id(self) -> int:
        """CRC-32 of the word, but that its last bit tells whether it is a name."""
        return number(self.text) & ~1 | int(self.name)


def words_of(text: str) -> Iterator[str]:
    """The words of a text in small letters, without a genitive's ending."""
    for match in _WORD.finditer(text):
        yield _plain(match[0])


def small_words(text: str) -> frozenset[str]:
    """The words that a text has in small letters somewhere: those are no names of it."""
    return frozenset(_plain(match[0]) for match in _WORD.finditer(text) if match[0][0].islower())


def marked(text: str, small: Container[str]) -> Iterator[Word]:
    """The words of a text; a name is one that begins with a capital letter and is not among the ``small`` ones."""
    for match in _WORD.finditer(text):
        plain = _plain(match[0])
        yield Word(plain, match[0][0].isupper() and plain not in small)


def packed(words: Sequence[Word], lead: int = 0) -> Words:
    """Words with their weights; the first ``lead`` of them weigh half as much again."""
    counts = Counter(words)
    first = frozenset(words[:lead])
    found = sorted(
        (word.id, (1 + log(times)) * (_IN_LEAD if word in first else 1.0)) for word, times in counts.items()
    )
    ids = np.array([one for one, _ in found], dtype="<u4")
    weights = np.array([min(round(_STEPS * weight), 255) for _, weight in found], dtype=np.uint8)
    return Words(ids.tobytes(), weights.tobytes())


def number(word: str) -> int:
    """The number of a name or key."""
    return crc32(word.encode())


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
