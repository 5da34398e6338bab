"""From the chances of pairs to groups: the two groups with the highest mean chance are made one, again and again.

A chain of likely pairs does not swallow what is unlike: the mean is over all pairs that two groups could have, where
those that were never weighed count as 0: but not where both sides have so many likely pairs that some were left out,
and no more than a few for each member.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.table import Floats, Ints

_ENOUGH = 3
"""Pairs wanted for each member of two groups: a happening that a hundred reports tell has a few rivals each."""


def cluster(
    size: int,
    left: Ints,
    right: Ints,
    chances: Floats,
    threshold: float,
    *,
    crowded: NDArray[np.bool_] | None = None,
    together: Sequence[tuple[int, int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> Ints:
    """The number of each one's group, the lowest of its members; ``left`` and ``right`` are pairs, in order.

    ``crowded`` are those of which likely pairs were left out because there were too many. Those ``together``
    are in one group whatever their chance, those ``apart`` never are; no two may be both, even through others.
    """
    counts = np.zeros(size, dtype=bool) if crowded is None else crowded
    early: list[tuple[int, int]] = []
    while True:
        merging = _Merging(counts, left, right, chances, threshold)
        merging.bar(early, apart)
        merging.run()
        late = [pair for pair in together if not merging.join(*pair)]
        if not late:
            return merging.groups()
        early += late  # their groups hold what is apart: these two must meet before they find others


class _Merging:
    """Groups under way: ``links`` holds, for each group, the others with the sum and number of their pairs."""

    def __init__(
        self, crowded: NDArray[np.bool_], left: Ints, right: Ints, chances: Floats, threshold: float
    ) -> None:
        self.members = [1] * len(crowded)
        self.crowded = [int(one) for one in crowded]
        self.parent = list(range(len(crowded)))
        self.links: list[dict[int, tuple[float, int]]] = [{} for _ in range(len(crowded))]
        self.barred: dict[int, set[int]] = {}
        self.threshold = threshold
        for a, b, chance in zip(left.tolist(), right.tolist(), chances.tolist(), strict=True):
            self._add(a, b, chance, 1)

    def bar(self, together: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]) -> None:
        """Make some one before anything else, and keep others apart for good."""
        for a, b in together:
            if self._root(a) != self._root(b):
                self._merge(self._root(a), self._root(b))
        for a, b in apart:
            one, other = self._root(a), self._root(b)
            if one != other:
                self.barred.setdefault(one, set()).add(other)
                self.barred.setdefault(other, set()).add(one)

    def run(self) -> None:
        """Make one of the likeliest two, until none is likely enough."""
        waiting = [
            (-mean, a, b)
            for a, others in enumerate(self.links)
            for b in others
            if a < b and (mean := self._mean(a, b)) >= self.threshold
        ]
        heapify(waiting)
        while waiting:
            mean, a, b = heappop(waiting)
            if b not in self.links[a] or -mean != self._mean(a, b) or b in self.barred.get(a, ()):
                continue
            kept = self._merge(a, b)
            for other in self.links[kept]:
                value = self._mean(kept, other)
                if value >= self.threshold:
                    heappush(waiting, (-value, min(kept, other), max(kept, other)))

    def join(self, a: int, b: int) -> bool:
        """Make the groups of two one; False where they hold what must stay apart."""
        one, other = self._root(a), self._root(b)
        if other in self.barred.get(one, ()):
            return False
        if one != other:
            self._merge(one, other)
        return True

    def groups(self) -> Ints:
        """For each the lowest member of its group."""
        return np.array([self._root(one) for one in range(len(self.parent))], dtype=np.int64)

    def _root(self, one: int) -> int:
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def _add(self, a: int, b: int, total: float, pairs: int) -> None:
        had, number = self.links[a].get(b, (0.0, 0))
        self.links[a][b] = self.links[b][a] = (had + total, number + pairs)

    def _mean(self, a: int, b: int) -> float:
        total, pairs = self.links[a][b]
        weighed = self.members[a] * self.members[b] - self.crowded[a] * self.crowded[b]
        few = _ENOUGH * (self.members[a] + self.members[b])
        return total / max(pairs, min(weighed, few))

    def _merge(self, a: int, b: int) -> int:
        """Make two groups one, under the lower number; gives that number."""
        a, b = min(a, b), max(a, b)
        self.parent[b] = a
        self.members[a] += self.members[b]
        self.crowded[a] += self.crowded[b]
        self.links[a].pop(b, None)
        for other, (total, pairs) in self.links[b].items():
            if other != a:
                del self.links[other][b]
                self._add(a, other, total, pairs)
        self.links[b] = {}
        for other in self.barred.pop(b, set()):
            self.barred[other].discard(b)
            self.barred[other].add(a)
            self.barred.setdefault(a, set()).add(other)
        return a
