"""Words as the encoder takes them: word pieces, the shape of each word, and where each word begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

UNKNOWN, START, END = 100, 101, 102
LONGEST = 512
"""Pieces that the encoder has positions for, the two marks at the ends included."""
PIECES_PER_WORD = 8
"""Longer words (addresses of pages) are cut: their beginning says what they are."""
SHAPES = 6
KEPT_WORDS = 50_000
"""Words whose pieces are kept: nearly all that news uses, and some 20 MB if all are long and different."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence: ``ids`` and ``shapes`` per piece with the end marks, ``first`` one index per word."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


class Splitter:
    """Cuts words into pieces; the encoder is uncased, so the case of a word goes beside it as its shape."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cut = lru_cache(maxsize=KEPT_WORDS)(self._pieces_of)

    def split(self, sentences: Iterable[Sequence[str]]) -> list[Pieces]:
        """The pieces of each sentence, whatever its length."""
        return [self._split(sentence) for sentence in sentences]

    def _split(self, words: Sequence[str]) -> Pieces:
        ids, shapes, first = [START], [0], []
        for pieces, look in map(self._cut, words):
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend(look)
        return Pieces((*ids, END), (*shapes, 0), tuple(first))

    def _pieces_of(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The pieces of one word, at least one, and its shape for each: the words around it change neither."""
        ids = self._tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids
        pieces = tuple(ids[:PIECES_PER_WORD]) or (UNKNOWN,)
        return pieces, (shape(word),) * len(pieces)


def shape(word: str) -> int:
    """1 lower case, 2 one capital in front, 3 all capitals, 4 mixed case, 5 with a digit, 0 anything else."""
    if any(letter.isdigit() for letter in word):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 2
    return 4 if any(letter.isupper() for letter in word) else 0
