"""How reliable confidences are: of claims given .8, four in five should be right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reliability(pairs: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """A table by bins of confidence, the expected calibration error and the Brier score.

    ``pairs`` are confidence and whether the claim was right. The baseline of the Brier score gives every claim
    the share of right ones.
    """
    rows = []
    for low, high in pairwise(EDGES):
        inside = [pair for pair in pairs if low <= pair[0] < high or pair[0] == high == 1.0]
        if inside:
            said = sum(chance for chance, _ in inside) / len(inside)
            true = sum(right for _, right in inside) / len(inside)
            row = {"from": low, "to": high, "claims": len(inside), "confidence": round(said, 3)}
            rows.append(row | {"right": round(true, 3)})
    total = len(pairs)
    share = sum(right for _, right in pairs) / total if total else 0.0
    return {
        "bins": rows,
        "calibration_error": _mean(
            [abs(row["confidence"] - row["right"]) * row["claims"] for row in rows], total
        ),
        "brier": _mean([(chance - right) ** 2 for chance, right in pairs], total),
        "brier_baseline": round(share * (1 - share), 4),
    }


def _mean(parts: Sequence[float], total: int) -> float | None:
    return round(sum(parts) / total, 4) if total else None
