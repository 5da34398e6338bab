"""Scores of answers that each are one class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.evaluate.shares import percent


def class_scores(gold: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
    """Accuracy, macro-F1 over the classes of the gold, scores of each class, and the commonest confusions.

    Shares in percent. An empty answer is wrong and counts for no class.
    """
    pairs = Counter(zip(gold, found, strict=True))
    wanted, given = Counter(gold), Counter(found)
    classes = {
        name: {
            "gold": wanted[name],
            "precision": percent(pairs[name, name], given[name]),
            "recall": percent(pairs[name, name], wanted[name]),
            "f1": percent(2 * pairs[name, name], given[name] + wanted[name]),
        }
        for name in sorted(wanted)
    }
    wrong = sorted(((count, pair) for pair, count in pairs.items() if pair[0] != pair[1]), reverse=True)
    f1 = [float(scores["f1"] or 0.0) for scores in classes.values()]
    return {
        "items": len(gold),
        "accuracy": percent(sum(pairs[name, name] for name in wanted), len(gold)),
        "macro_f1": round(sum(f1) / len(f1), 2) if f1 else None,
        "classes": classes,
        "confusions": [{"gold": one, "found": other, "count": count} for count, (one, other) in wrong[:10]],
    }


def totals(scores: dict[str, Any]) -> dict[str, Any]:
    """Only the scores over all classes, as baselines are reported."""
    return {name: scores[name] for name in ("accuracy", "macro_f1")}
