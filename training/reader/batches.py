"""Sentences as padded tensors, grouped by length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from data import IGNORE, Sentence, Spaces
from names import LABELS
from padding import pad
from torch import Tensor

from dateline.read.pieces import LONGEST, Pieces, Splitter


@dataclass(frozen=True)
class Lesson:
    """One batch. Tags, heads and labels are [b, n] with IGNORE where unknown; names [b, n, k] what may be;
    happened [b, n] is NaN where nobody was asked.
    """

    inputs: tuple[Tensor, Tensor, Tensor]
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    labels: Tensor
    names: Tensor
    happened: Tensor
    words: Tensor


def lesson(sentences: list[Sentence], pieces: list[Pieces], spaces: Spaces) -> Lesson:
    """Put sentences and their answers side by side."""
    batch = pad(pieces)
    shape = (len(sentences), batch.first.shape[1] - 1)
    tables = {name: np.full(shape, IGNORE) for name in ("upos", "xpos", "labels", "heads")}
    names = np.ones((*shape, len(LABELS)), dtype=bool)
    happened = np.full(shape, np.nan, dtype=np.float32)
    words = np.zeros(shape, dtype=bool)
    for row, sentence in enumerate(sentences):
        words[row, : len(sentence.words)] = True
        for name in ("upos", "xpos", "labels"):
            space = getattr(spaces, name)
            for place, tag in enumerate(getattr(sentence, name)):
                tables[name][row, place] = space.index(tag) if tag in space else IGNORE
        tables["heads"][row, : len(sentence.heads)] = sentence.heads
        for place, value in enumerate(sentence.happened):
            happened[row, place] = np.nan if value is None else value
        for place, options in enumerate(sentence.names):
            names[row, place] = [label in options for label in range(len(LABELS))]
    inputs = tuple(map(torch.from_numpy, (batch.ids, batch.shapes, batch.first)))
    answers = {name: torch.from_numpy(table) for name, table in tables.items()}
    answers |= {"names": torch.from_numpy(names), "happened": torch.from_numpy(happened)}
    return Lesson(inputs=inputs, words=torch.from_numpy(words), **answers)


def lessons(
    sentences: list[Sentence], splitter: Splitter, spaces: Spaces, budget: int, chance: random.Random | None
) -> Iterator[Lesson]:
    """Batches of at most ``budget`` padded pieces; in random order when ``chance`` is given."""
    split = splitter.split([sentence.words for sentence in sentences])
    order = [place for place, pieces in enumerate(split) if len(pieces.ids) <= LONGEST]
    jitter = chance.random if chance else (lambda: 0.0)
    order.sort(key=lambda place: len(split[place].ids) + 3 * jitter())
    groups: list[list[int]] = [[]]
    for place in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(split[place].ids) > budget:
            groups.append([])
        groups[-1].append(place)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield lesson([sentences[place] for place in group], [split[place] for place in group], spaces)
