"""Groups of pairs."""

from collections.abc import Sequence
from random import Random

import numpy as np

from dateline.incidents.cluster import cluster


def grouped(
    size: int,
    pairs: dict[tuple[int, int], float],
    *,
    crowded: bool = False,
    together: Sequence[tuple[int, int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> list[int]:
    left = np.array([a for a, _ in sorted(pairs)], dtype=np.int64)
    right = np.array([b for _, b in sorted(pairs)], dtype=np.int64)
    chances = np.array([pairs[pair] for pair in sorted(pairs)], dtype=np.float32)
    many = np.full(size, crowded)
    found = cluster(size, left, right, chances, 0.5, crowded=many, together=together, apart=apart)
    return [int(one) for one in found]


def test_a_chain_does_not_swallow_what_is_unlike() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}
    assert grouped(4, chain) == [0, 0, 2, 2]


def test_a_pair_that_was_never_weighed_counts_against() -> None:
    assert grouped(3, {(0, 1): 0.95, (0, 2): 0.9}) == [0, 0, 2]
    assert grouped(3, {(0, 1): 0.95, (0, 2): 0.9, (1, 2): 0.6}) == [0, 0, 0]


def test_pairs_left_out_of_a_crowd_do_not_count_against_it() -> None:
    dice = Random(1)
    pairs = {(a, b): 0.95 for a in range(60) for b in range(a + 1, 60) if dice.random() < 0.3}
    assert len(set(grouped(60, pairs))) > 1
    assert set(grouped(60, pairs, crowded=True)) == {0}


def test_judgements_go_before_chances() -> None:
    pairs = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    assert grouped(3, pairs, apart=[(0, 2)]) == [0, 0, 2]
    assert grouped(3, {}, together=[(0, 2)]) == [0, 1, 0]
    assert grouped(4, {(0, 1): 0.9, (2, 3): 0.9}, together=[(1, 2)]) == [0, 0, 0, 0]


def test_what_is_apart_stays_apart_through_others() -> None:
    pairs = {(0, 1): 0.99, (2, 3): 0.98, (0, 2): 0.9, (0, 3): 0.9, (1, 2): 0.9, (1, 3): 0.9}
    assert grouped(4, pairs) == [0, 0, 0, 0]
    assert grouped(4, pairs, apart=[(1, 3)]) == [0, 0, 2, 2]


def test_two_judged_one_are_one_though_their_likeliest_are_apart() -> None:
    pairs = {(0, 1): 0.9, (2, 3): 0.9}
    found = grouped(4, pairs, together=[(1, 2)], apart=[(0, 3)])
    assert found[1] == found[2]
    assert found[0] != found[3]
