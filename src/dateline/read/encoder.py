"""The encoder at run time: words in, scores out, with onnxruntime alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.errors import ReadingError
from dateline.read.pieces import LONGEST, PIECES_PER_WORD, Pieces, Splitter

Floats = NDArray[np.float32]

CERTAIN_TO_FIT = (LONGEST - 2) // PIECES_PER_WORD
MOST_WORDS = 200
"""Words that are parsed as one tree: the time of a tree grows with their square."""
WEIGHTS = Path(__file__).with_name("weights")


@dataclass(frozen=True)
class Labels:
    """The names of the columns of each score."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """Scores of one sentence of n words, higher is likelier.

    ``upos``, ``xpos`` and ``names`` are [n, tags]; ``arcs`` is [n, n + 1], the head of each word, column 0
    the root; ``relations`` is [n, labels, n + 1]; ``happened`` is [n], from -3 (surely not) to 3 (surely), and
    means something for event words only; ``kinds`` is [n, 1 + kinds], which kind of event the word tells,
    column 0 none.
    """

    upos: Floats
    xpos: Floats
    names: Floats
    arcs: Floats
    relations: Floats
    happened: Floats
    kinds: Floats


class Encoder:
    """Scores sentences, each by itself: the same sentence gives the same bytes, whatever stands beside it.

    Beside others of a report it would be padded and share their int8 scale: half as fast
    (``benchmarks/speed.py``), and its scores would depend on its neighbours.

    Raises ReadingError where the weight files are missing or cannot be loaded.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        try:
            labels = json.loads((folder / "labels.json").read_text("utf-8"))
            self._splitter = Splitter(folder / "tokenizer.json")
            model = (folder / "reader.onnx").read_bytes()
        except OSError as error:
            raise ReadingError(f"the reader's weights cannot be read: {error}") from error
        self.digest = sha256(model).hexdigest()
        self._session = _session(model, threads)
        self.labels = Labels(*(tuple(labels[name]) for name in ("upos", "xpos", "names", "labels", "kinds")))

    def score(self, sentences: Sequence[Sequence[str]]) -> Iterator[Scores]:
        """The scores of each sentence, in order: take what you need and let go.

        Each sentence must have words and fit the encoder: see ``cut``.
        """
        return map(self._run, self._splitter.split(sentences))

    def cut(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Half-open stretches of ``words`` that each fit the encoder; one for nearly every sentence."""
        if len(words) <= CERTAIN_TO_FIT:
            return [(0, len(words))]
        first = self._splitter.split([words])[0].first
        cuts = [0]
        for place in range(len(words)):
            pieces = first[place] - first[cuts[-1]]
            if pieces > LONGEST - PIECES_PER_WORD - 4 or place - cuts[-1] >= MOST_WORDS:
                cuts.append(_pause(words, cuts[-1], place))
        return list(zip(cuts, [*cuts[1:], len(words)], strict=True))

    def _run(self, pieces: Pieces) -> Scores:
        feed = {
            "ids": np.array(pieces.ids, dtype=np.int64),
            "shapes": np.array(pieces.shapes, dtype=np.int64),
            "first": np.array((0, *pieces.first), dtype=np.int64),
        }
        return Scores(*self._session.run(None, feed))


def _session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    """A session that runs the graph as it was written.

    The runtime's own fusions slow it down (``training/reader/graph.py``), and its plans of memory, one for every
    length of sentence that it meets, would grow for ever.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _pause(words: Sequence[str], start: int, end: int) -> int:
    """The last place in the second half of a stretch where a reader would pause; else its end."""
    for place in range(end, (start + end) // 2, -1):
        if words[place - 1] in {".", ";", ":", ",", "!", "?", "—", "–", ")", "|"}:
            return place
    return end
