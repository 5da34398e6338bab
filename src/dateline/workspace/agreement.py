"""How far coders agree: Krippendorff's alpha for each field, with what it rests on.

Alpha is 1 where coders always agree and 0 where they agree as often as chance would have it; below 0 they agree
less often than that. Units are claims that at least two coders gave a value for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import krippendorff
import numpy as np
import numpy.typing as npt

from dateline.workspace.disagreement import Disagreement

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff 2004, Content Analysis (2nd edition), page 241: rely on what reaches .800; draw no more than
tentative conclusions from what reaches .667."""
FEWEST = 10
"""Units below which no interval is drawn: resamples of so few are too much alike for tails of 2.5 % each."""
_LARGEST = 2_000_000
"""Cells (units × values²), all of which the library makes: above this it would take more than some fifty megabytes."""

Given = str | float
"""What a coder gave for a field: words to be compared as they are, or a number."""
Unit = Mapping[str, Given]
"""One claim: what each coder gave, by the coder's name; one who gave nothing is left out."""


class Scale(StrEnum):
    """How two values of a field differ: at all, by their distance, or by their proportion."""

    NOMINAL = "nominal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one field.

    ``units`` are claims that two or more gave a value for, ``pairs`` the pairs of values in them, ``alike`` the
    share of pairs that are the same. ``alpha`` is None where it cannot be computed, and ``reason`` then says why.
    ``low`` and ``high`` are its interval (95 %), None for fewer than ten units.
    """

    units: int
    pairs: int
    alike: float | None
    alpha: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""

    @property
    def reading(self) -> str:
        """What may be concluded, in a word or two."""
        if self.alpha is None:
            return "not computable"
        if self.low is None:
            return "too few to say"
        if self.alpha < TENTATIVE:
            return "not reliable"
        sure = "" if self.low >= (RELIABLE if self.alpha >= RELIABLE else TENTATIVE) else ", not sure"
        return ("reliable" if self.alpha >= RELIABLE else "tentative") + sure


def agreement(units: Sequence[Unit], scale: Scale, *, interval: bool = True) -> Agreement:
    """How far coders agree on one field; ``interval`` False leaves out its interval, which takes the time."""
    paired = [tuple(unit.values()) for unit in units if len(unit) > 1]
    pairs = [pair for unit in paired for pair in combinations(unit, 2)]
    alike = sum(one == other for one, other in pairs) / len(pairs) if pairs else None
    values = sorted({value for unit in paired for value in unit}, key=_order)
    if len(values) < 2:
        return Agreement(len(paired), len(pairs), alike, None, reason=_undefined(values))
    counts = _counts(paired, values)
    weighed = Disagreement(counts, distances(values, scale))
    alpha = _alpha(counts, values, scale, weighed)
    low, high = weighed.interval() if interval and len(paired) >= FEWEST else (None, None)
    return Agreement(len(paired), len(pairs), alike, alpha, low, high)


def distances(values: Sequence[Given], scale: Scale) -> npt.NDArray[np.float64]:
    """How far each value is from each, by the metrics of Krippendorff (2011)."""
    if scale is Scale.NOMINAL:
        return 1.0 - np.eye(len(values))
    numbers = np.array(values, dtype=float)
    apart = np.abs(numbers[:, None] - numbers[None, :])
    if scale is Scale.RATIO:
        whole = np.abs(numbers[:, None] + numbers[None, :])
        apart = np.divide(apart, whole, out=np.zeros_like(apart), where=whole > 0)
    squared: npt.NDArray[np.float64] = apart**2
    return squared


def _alpha(
    counts: npt.NDArray[np.int_], values: Sequence[Given], scale: Scale, weighed: Disagreement
) -> float:
    """Alpha by the library; past what it can hold in memory by the sums that the interval is made from."""
    if len(counts) * len(values) ** 2 > _LARGEST:
        return weighed.alpha()
    domain = list(range(len(values))) if scale is Scale.NOMINAL else list(values)
    found = krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=scale.value)
    return float(found)


def _counts(paired: Sequence[tuple[Given, ...]], values: Sequence[Given]) -> npt.NDArray[np.int_]:
    """How many coders gave each value, for each unit."""
    column = {value: number for number, value in enumerate(values)}
    counts = np.zeros((len(paired), len(values)), dtype=int)
    for row, unit in enumerate(paired):
        for value, times in Counter(unit).items():
            counts[row, column[value]] = times
    return counts


def _order(value: Given) -> tuple[bool, float, str]:
    return (True, 0.0, value) if isinstance(value, str) else (False, float(value), "")


def _undefined(values: Sequence[Given]) -> str:
    return "nobody varies: chance agreement is not known" if values else "no claim has values of two coders"
