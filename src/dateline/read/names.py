"""Names from scores, and one vocabulary for the kinds of names, whichever pipeline found them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

KINDS = ("person", "organisation", "place", "nationality", "weapon", "vehicle", "misc")
FOREIGN = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place",
    "FAC": "place", "NORP": "nationality", "WEAPON": "weapon", "MISC": "misc", "EVENT": "misc",
    "PRODUCT": "misc", "WORK_OF_ART": "misc", "LAW": "misc",
}  # fmt: skip
"""Labels of other pipelines (OntoNotes, CoNLL) in our words; others (DATE, MONEY) are no names here."""


def spans_of(scores: NDArray[np.float32], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Names as half-open (start, end, kind) over the words of [n, labels] scores.

    The best run of labels is taken in which "I" only follows its own kind.
    """
    spans: list[tuple[int, int, str]] = []
    start = 0
    marks = [labels[column] for column in _best_run(scores, labels)]
    for place, mark in enumerate([*marks, "O"]):
        if place and marks[place - 1] != "O" and mark[:1] != "I":
            spans.append((start, place, marks[place - 1][2:]))
        if mark[:1] == "B":
            start = place
    return spans


def _best_run(scores: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    """Viterbi over the one hard rule of the labels; needless where the best label of each word keeps it already."""
    allowed = _followers(tuple(labels))
    likeliest, outside = scores.argmax(axis=1), labels.index("O")
    if not allowed[np.append(outside, likeliest[:-1]), likeliest].any():
        return [int(column) for column in likeliest]
    best = scores[0] + allowed[outside]
    back: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


@cache
def _followers(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """[from, to]: 0 where one label may follow another, else a large negative number."""
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after[0] == "I" and (before == "O" or before[2:] != after[2:]):
                table[row, column] = -1e4
    return table
