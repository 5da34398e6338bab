"""Shares of counts in percent, as every scorer gives them."""

from __future__ import annotations


def percent(part: int, whole: int) -> float | None:
    """A share in percent, two decimals; None where there is nothing to divide by."""
    return round(100 * part / whole, 2) if whole else None


def precision_recall_f1(hits: int, given: int, wanted: int) -> dict[str, float | None]:
    """The three by how many were right, how many were given and how many were wanted."""
    return {
        "precision": percent(hits, given),
        "recall": percent(hits, wanted),
        "f1": percent(2 * hits, given + wanted),
    }
