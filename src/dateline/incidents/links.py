"""Why claims stand together: the likeliest pairs that hold a group, and what each feature gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.table import Floats, Ints
from dateline.incidents.weights import FEATURES, Weights
from dateline.types import Link

JUDGED = "a person judged them the same"
_REASONS = 2


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of rows of a table with the chance that both are one."""

    left: Ints
    right: Ints
    chances: Floats

    def where(self, kept: NDArray[np.bool_]) -> Pairs:
        """Those of the pairs."""
        return Pairs(self.left[kept], self.right[kept], self.chances[kept])


def holding(size: int, pairs: Pairs, given: Iterable[tuple[int, int]] = ()) -> NDArray[np.bool_]:
    """Which pairs hold their rows together, the likeliest first; rows that are ``given`` as one need none.

    Pairs of rows of different groups must be left out before.
    """
    parent = list(range(size))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in given:
        parent[root(a)] = root(b)
    kept = np.zeros(len(pairs.left), dtype=bool)
    for place in np.lexsort((pairs.right, pairs.left, -pairs.chances)).tolist():
        a, b = root(int(pairs.left[place])), root(int(pairs.right[place]))
        if a != b:
            parent[a] = b
            kept[place] = True
    return kept


def explained(names: Sequence[str], pairs: Pairs, rows: Floats, weights: Weights) -> Iterator[Link]:
    """The pairs as links between the claims of those names, with what each feature adds to the score."""
    points = rows * np.array(weights.weights, dtype=np.float32)
    for place, (a, b) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        told = [(name, round(float(x), 3)) for name, x in zip(FEATURES, points[place], strict=True) if x]
        best = sorted((one for one in told if one[1] > 0), key=lambda one: (-one[1], one[0]))[:_REASONS]
        reason = "; ".join(weights.means[name] for name, _ in best)
        yield Link(names[a], names[b], round(float(pairs.chances[place]), 4), reason, tuple(told))


def beside(
    pairs: Pairs,
    counts: NDArray[np.bool_],
    groups: Ints,
    threshold: float,
    different: Iterable[tuple[int, int]],
) -> Ints:
    """The groups, where each row that does not count stands with the likeliest that is likely enough.

    Rows judged ``different`` from one of a group do not come to stand with it.
    """
    barred = {(one, int(groups[other])) for a, b in different for one, other in ((a, b), (b, a))}
    found = groups.copy()
    placed = counts.copy()
    likely = pairs.where((pairs.chances >= threshold) & (counts[pairs.left] != counts[pairs.right]))
    for place in np.lexsort((likely.right, likely.left, -likely.chances)).tolist():
        a, b = int(likely.left[place]), int(likely.right[place])
        one, other = (b, a) if counts[a] else (a, b)
        if not placed[one] and (one, int(groups[other])) not in barred:
            found[one] = groups[other]
            placed[one] = True
    return found


def first_of(row: Ints) -> Ints:
    """For each row of the smaller table the first row of the larger that is in it."""
    return np.asarray(np.unique(row, return_index=True)[1], dtype=np.int64)
