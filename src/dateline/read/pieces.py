"""Words as the encoder takes them: word pieces, the shape of each word, and where each word begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

PAD, UNKNOWN, START, END = 0, 100, 101, 102
LONGEST = 512
"""Pieces that the encoder has positions for, the two marks at the ends included."""
PIECES_PER_WORD = 8
"""Longer words (addresses of pages) are cut: their beginning says what they are."""
SHAPES = 6

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence: ``ids`` and ``shapes`` per piece with the end marks, ``first`` one index per word."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to one size.

    ``ids`` and ``shapes`` are [sentences, pieces]; ``first`` is [sentences, words + 1], its column 0 the
    start mark, which stands for the root of the tree. Padding is 0 throughout.
    """

    ids: Integers
    shapes: Integers
    first: Integers


class Splitter:
    """Cuts words into pieces; the encoder is uncased, so the case of a word goes beside it as its shape."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def split(self, sentences: Sequence[Sequence[str]]) -> list[Pieces]:
        """The pieces of each sentence, whatever its length."""
        words = [list(sentence) for sentence in sentences]
        encoded = self._tokenizer.encode_batch(words, is_pretokenized=True, add_special_tokens=False)
        return [
            _arrange(sentence, code.ids, code.word_ids) for sentence, code in zip(words, encoded, strict=True)
        ]


def _arrange(words: list[str], ids: list[int], owners: list[int | None]) -> Pieces:
    parts: list[list[int]] = [[] for _ in words]
    for piece, owner in zip(ids, owners, strict=True):
        if owner is not None and len(parts[owner]) < PIECES_PER_WORD:
            parts[owner].append(piece)
    flat, shapes, first = [START], [0], []
    for word, part in zip(words, parts, strict=True):
        first.append(len(flat))
        flat.extend(part or [UNKNOWN])
        shapes.extend([shape(word)] * max(1, len(part)))
    return Pieces((*flat, END), (*shapes, 0), tuple(first))


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


def pad(sentences: Sequence[Pieces]) -> Batch:
    """Put sentences side by side."""
    pieces = max(len(sentence.ids) for sentence in sentences)
    words = max(len(sentence.first) for sentence in sentences)
    ids = np.zeros((len(sentences), pieces), dtype=np.int64)
    shapes = np.zeros((len(sentences), pieces), dtype=np.int64)
    first = np.zeros((len(sentences), words + 1), dtype=np.int64)
    for row, sentence in enumerate(sentences):
        ids[row, : len(sentence.ids)] = sentence.ids
        shapes[row, : len(sentence.shapes)] = sentence.shapes
        first[row, 1 : len(sentence.first) + 1] = sentence.first
    return Batch(ids, shapes, first)
