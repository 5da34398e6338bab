from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.read.tree import is_tree, tree_of


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([2, 3, 2, 0], False), ([1], False)],
)
def test_knows_a_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(heads) is expected


def test_keeps_the_best_heads_where_they_are_a_tree() -> None:
    arcs = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], dtype=np.float32)
    assert tree_of(arcs) == [2, 0, 2]


def test_breaks_a_circle_at_the_smallest_loss() -> None:
    arcs = np.array([[1, 0, 5], [4, 5, 0]], dtype=np.float32)
    assert tree_of(arcs) == [2, 0]


def test_takes_one_root_where_two_words_want_to_be_it() -> None:
    arcs = np.array([[5, 0, 1], [9, 2, 0]], dtype=np.float32)
    assert tree_of(arcs) == [2, 0]


sizes = st.integers(1, 9).map(lambda n: (n, n + 1))
matrices = sizes.flatmap(
    lambda shape: arrays(np.float32, shape, elements=st.floats(-20, 20, width=32, allow_nan=False))
)


@given(matrices)
@settings(max_examples=200, deadline=None)
def test_any_scores_give_a_tree(arcs: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> None:
    assert is_tree(tree_of(arcs))


def test_finds_the_best_of_all_trees() -> None:
    chance = np.random.default_rng(7)
    for _ in range(100):
        arcs = chance.normal(size=(3, 4)).astype(np.float32)
        trees = [list(heads) for heads in product(range(4), repeat=3) if is_tree(list(heads))]
        best = max(trees, key=lambda heads: sum(arcs[word, head] for word, head in enumerate(heads)))
        assert tree_of(arcs) == best
