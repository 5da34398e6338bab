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
from dateline.read.pieces import LONGEST, PIECES_PER_WORD, Pieces, Splitter, pad

Floats = NDArray[np.float32]

BUDGET = 1500
"""Padded pieces of one batch: larger ones are no faster on one core and cost memory."""
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
    the root; ``relations`` is [n, n + 1, labels]; ``happened`` is [n], from -3 (surely not) to 3 (surely), and
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
    """Scores sentences. The same sentences in the same call give the same bytes.

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

    def score(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[int, Scores]]:
        """Index and scores of each sentence, those of like length together: take what you need and let go.

        Each sentence must have words and fit the encoder: see ``cut``.
        """
        pieces = self._splitter.split(sentences)
        for group in _groups(pieces):
            yield from zip(group, self._run([pieces[place] for place in group]), strict=True)

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

    def _run(self, pieces: list[Pieces]) -> Iterator[Scores]:
        batch = pad(pieces)
        feed = {"ids": batch.ids, "shapes": batch.shapes, "first": batch.first}
        upos, xpos, names, arcs, relations, happened, kinds = self._session.run(None, feed)
        for row, sentence in enumerate(pieces):
            n = len(sentence.first)
            yield Scores(
                upos[row, :n],
                xpos[row, :n],
                names[row, :n],
                arcs[row, :n, : n + 1],
                relations[row, :n, : n + 1],
                happened[row, :n],
                kinds[row, :n],
            )


def _session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _groups(pieces: Sequence[Pieces]) -> Iterator[list[int]]:
    """Sentences of like length together; ties keep their order, so that batches never vary."""
    group: list[int] = []
    for place in sorted(range(len(pieces)), key=lambda place: len(pieces[place].ids)):
        if group and (len(group) + 1) * len(pieces[place].ids) > BUDGET:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _pause(words: Sequence[str], start: int, end: int) -> int:
    """The last place in the second half of a stretch where a reader would pause; else its end."""
    for place in range(end, (start + end) // 2, -1):
        if words[place - 1] in {".", ";", ":", ",", "!", "?", "—", "–", ")", "|"}:
            return place
    return end
