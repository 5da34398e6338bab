"""Arc scores to a tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from ufal.chu_liu_edmonds import chu_liu_edmonds

FORBIDDEN = -1e9


def tree_of(arcs: NDArray[np.float32]) -> list[int]:
    """The best tree over [n, n + 1] arc scores: for each word its head from 1, 0 for the one root.

    Nearly always each word's best head makes a tree already; where it does not, the maximum spanning tree
    is taken, under the best of the likeliest roots.
    """
    scores = arcs.astype(np.float64)
    words = np.arange(len(scores))
    scores[words, words + 1] = FORBIDDEN
    heads: list[int] = scores.argmax(axis=1).tolist()
    return heads if is_tree(heads) else _spanning_tree(scores)


def is_tree(heads: list[int]) -> bool:
    """Whether heads (from 1, 0 is the root) form one tree with one root."""
    if heads.count(0) != 1:
        return False
    safe = {0}
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        while word not in safe:
            if word in path:
                return False
            path.append(word)
            word = heads[word - 1]
        safe.update(path)
    return True


def _spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """The best tree under each of the three likeliest roots, and of these the best."""
    margins = scores[:, 0] - scores[:, 1:].max(axis=1, initial=FORBIDDEN)
    roots = sorted(range(len(scores)), key=lambda word: (-margins[word], word))[:3]
    best: tuple[float, list[int]] | None = None
    for root in roots:
        heads, total = _under(scores, root)
        if best is None or total > best[0]:
            best = (total, heads)
    assert best is not None, "a sentence has at least one word"
    return best[1]


def _under(scores: NDArray[np.float64], root: int) -> tuple[list[int], float]:
    size = len(scores) + 1
    matrix = np.full((size, size), np.nan)
    matrix[1:, 1:] = scores[:, 1:]
    matrix[root + 1, :] = np.nan
    matrix[root + 1, 0] = scores[root, 0]
    np.fill_diagonal(matrix, np.nan)
    heads, total = chu_liu_edmonds(matrix)
    return [int(head) for head in heads[1:]], float(total)
