"""Which coded claims a system found: one to one, same kind, evidence that overlaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Interval = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """A claim as the scorer sees it: its kind and the intervals of its evidence, half-open."""

    kind: str
    evidence: tuple[Interval, ...]


def overlaps(one: Interval, two: Interval) -> bool:
    """True where two intervals share at least half of the shorter."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], two[1] - two[0])


def fits(gold: Said, found: Said) -> bool:
    """True where a found claim may stand for a gold one."""
    if gold.kind != found.kind:
        return False
    return any(overlaps(one, two) for one in gold.evidence for two in found.evidence)


def match(gold: Sequence[Said], found: Sequence[Said], first: Sequence[int]) -> Mapping[int, int]:
    """The largest one-to-one matching, as gold index -> found index; the gold claims in ``first`` go first."""
    options = [[number for number, one in enumerate(found) if fits(claim, one)] for claim in gold]
    taken: dict[int, int] = {}
    rest = [number for number in range(len(gold)) if number not in set(first)]
    for number in (*first, *rest):
        _augment(number, options, taken, set())
    return {claim: one for one, claim in taken.items()}


def _augment(claim: int, options: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    for one in options[claim]:
        if one in seen:
            continue
        seen.add(one)
        if one not in taken or _augment(taken[one], options, taken, seen):
            taken[one] = claim
            return True
    return False
