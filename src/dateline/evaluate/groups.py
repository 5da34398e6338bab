"""Scores of groups against gold groups: B³ and pairs, in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

from dateline.evaluate.shares import precision_recall_f1

Thing = TypeVar("Thing", bound=Hashable)


def group_scores(gold: Mapping[Thing, Hashable], found: Mapping[Thing, Hashable]) -> dict[str, Any]:
    """B³ (Bagga and Baldwin 1998) and pairs over the things of ``gold``; each must be in a group of ``found``.

    B³: for each thing, the share of its found group that is of its gold group (precision) and the other way
    round (recall), and the means of both. Pairs: two things in one group, right where gold has them in one.
    """
    wanted = Counter(gold.values())
    given = Counter(found[thing] for thing in gold)
    both = Counter((group, found[thing]) for thing, group in gold.items())
    total = len(gold)
    precision = sum(times * times / given[answer] for (_, answer), times in both.items())
    recall = sum(times * times / wanted[group] for (group, _), times in both.items())
    return {
        "things": total,
        "gold_groups": len(wanted),
        "groups": len(given),
        "b_cubed": {
            "precision": _percent(precision, total),
            "recall": _percent(recall, total),
            "f1": _percent(2 * precision * recall, total * (precision + recall)),
        },
        "pairs": precision_recall_f1(_pairs(both), _pairs(given), _pairs(wanted)),
    }


def alone(things: Sequence[Thing]) -> dict[Thing, Hashable]:
    """Each thing in a group by itself: the baseline that joins nothing."""
    return {thing: number for number, thing in enumerate(things)}


def _pairs(groups: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def _percent(part: float, whole: float) -> float | None:
    return round(100 * part / whole, 2) if whole else None
