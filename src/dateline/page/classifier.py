"""The line classifier: boosted trees over features of lines and their surroundings, in onnxruntime."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.errors import PageError
from dateline.page.features import Matrix

WEIGHTS = "weights/lines.onnx"
SWITCH = 0.3
"""What going from furniture to report or back costs, as a log probability: best of .0 to 1.0 on the folds."""

Probabilities = NDArray[np.float64]
Mask = NDArray[np.bool_]


class LineClassifier(Protocol):
    """Gives each line's probability of belonging to the report."""

    def __call__(self, features: Matrix) -> Probabilities:
        """Probabilities for rows of ``page_features``, one a line."""


class OnnxClassifier:
    """The shipped classifier; raises PageError where its weights do not fit the features."""

    def __init__(self, weights: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0]
        self._output = self._session.get_outputs()[1].name

    def __call__(self, features: Matrix) -> Probabilities:
        """Probabilities for rows of ``page_features``, one a line."""
        if features.shape[1] != self._input.shape[1]:
            raise PageError(
                f"the line classifier was trained on {self._input.shape[1]} features, not {features.shape[1]}"
            )
        (probabilities,) = self._session.run([self._output], {self._input.name: features})
        return np.asarray(probabilities, dtype=np.float64)[:, 1]


@cache
def shipped_classifier() -> OnnxClassifier:
    """The classifier in the package, loaded once."""
    return OnnxClassifier(files("dateline.page").joinpath(WEIGHTS).read_bytes())


def smooth(probabilities: Probabilities, switch: float = SWITCH) -> Mask:
    """The most likely run of labels when each change of label costs ``switch`` (Viterbi over two states)."""
    if not len(probabilities):
        return np.zeros(0, dtype=np.bool_)
    clipped = np.clip(probabilities, 1e-4, 1 - 1e-4)
    gains = np.stack([np.log(1 - clipped), np.log(clipped)], axis=1)
    best = gains[0].copy()
    came = np.zeros((len(gains), 2), dtype=np.int8)
    for index in range(1, len(gains)):
        changed = best[::-1] - switch
        came[index] = changed > best
        best = np.maximum(best, changed) + gains[index]
    state = int(best[1] > best[0])
    mask = np.zeros(len(gains), dtype=np.bool_)
    for index in range(len(gains) - 1, -1, -1):
        mask[index] = state == 1
        state = 1 - state if came[index, state] else state
    return mask
