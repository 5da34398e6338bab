from __future__ import annotations

import numpy as np

from dateline.read.names import spans_of

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


def scores(*best: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    table = np.zeros((len(best), len(LABELS)), dtype=np.float32)
    for row, label in enumerate(best):
        table[row, LABELS.index(label)] = 5
    return table


def test_neighbouring_names_stay_apart() -> None:
    table = scores("B-person", "I-person", "B-person", "O", "B-place")
    assert spans_of(table, LABELS) == [(0, 2, "person"), (2, 3, "person"), (4, 5, "place")]


def test_a_name_cannot_begin_inside() -> None:
    table = scores("O", "I-place", "I-place")
    table[1, LABELS.index("B-place")] = 4
    assert spans_of(table, LABELS) == [(1, 3, "place")]


def test_a_name_keeps_one_kind() -> None:
    table = scores("B-person", "I-place")
    table[1, LABELS.index("I-person")] = 4
    assert spans_of(table, LABELS) == [(0, 2, "person")]
