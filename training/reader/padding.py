"""Sentences side by side in one batch, as training takes them; at run time each goes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.read.pieces import Pieces

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to one size.

    ``ids`` and ``shapes`` are [sentences, pieces]; ``first`` is [sentences, words + 1], its column 0 the
    start mark, which stands for the root of the tree. Padding is 0 throughout.
    """

    ids: Integers
    shapes: Integers
    first: Integers


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
