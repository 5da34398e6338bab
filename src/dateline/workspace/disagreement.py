"""The sums that Krippendorff's alpha is made from, unit by unit, and an interval for it by resampling the units."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

RESAMPLES = 1_000
"""As Zapf et al. 2016 (BMC Medical Research Methodology 16:93), who found intervals by resampling units to hold."""
_SEED = 2004
_AT_ONCE = 100
"""Resamples weighed at a time, so that many units need no more memory."""

Numbers = npt.NDArray[np.float64]


class Disagreement:
    """``counts`` are coders by unit and value, at least two in a unit; ``distances`` how far values are apart."""

    def __init__(self, counts: npt.NDArray[np.int_], distances: Numbers) -> None:
        self._counts = csr_array(counts.astype(float))
        self._distances = distances
        self._observed = np.array([_among(unit, distances) for unit in counts])

    def alpha(self) -> float:
        """Alpha over all units."""
        return float(self._of(np.ones((1, len(self._observed))))[0])

    def interval(self) -> tuple[float, float]:
        """The middle 95 % of alphas of as many units drawn anew; a draw in which nobody varies is left out."""
        random = np.random.default_rng(_SEED)
        size = len(self._observed)
        drawn = [
            self._of(random.multinomial(size, np.full(size, 1 / size), size=_AT_ONCE).astype(float))
            for _ in range(RESAMPLES // _AT_ONCE)
        ]
        low, high = np.nanpercentile(np.concatenate(drawn), (2.5, 97.5))
        return float(low), float(high)

    def _of(self, weights: Numbers) -> Numbers:
        """Alpha for each row of weights, one weight for each unit; NaN where nobody varies."""
        observed = weights @ self._observed
        totals = weights @ self._counts
        expected = np.einsum("rv,rv->r", totals @ self._distances, totals) / (totals.sum(axis=1) - 1)
        unknown = np.full_like(observed, np.nan)
        alphas: Numbers = 1 - np.divide(observed, expected, out=unknown, where=expected > 0)
        return alphas


def _among(unit: npt.NDArray[np.int_], distances: Numbers) -> float:
    """How far the values of one unit are apart, summed over its ordered pairs and weighed by their number."""
    given = np.flatnonzero(unit)
    times = unit[given]
    apart = times @ distances[np.ix_(given, given)] @ times
    return float(apart / (times.sum() - 1))
