"""The encoder as a spaCy component: it fills tags, trees, lemmas and names of a ``Doc``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.types import Ints2d

from dateline.read.encoder import WEIGHTS, Encoder
from dateline.read.gate import LEFT
from dateline.read.parse import Parse, parse_of
from dateline.read.sentences import SentenceSplitter
from dateline.read.tokens import blank_english
from dateline.syntax import KIND_CHANCES, KINDS

COMPONENT = "dateline_encoder"
SPLITTER = "dateline_sentences"
HAPPENED = "factuality"
"""Key in ``doc.user_data``: one number per token, -3 (surely did not happen) to 3 (surely did).

Other pipelines have no such key.
"""
DOCS_PER_BATCH = 64
WORDS_AT_ONCE = 400
"""Scored in one go: where each sentence was scored and read in turn, the encoder's weights pushed everything else out
of the processor's caches, and reading scores took half as long again. More would hold more memory: some 50 numbers
for every two words of a sentence."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words of one sentence that go through the encoder together, and ``places``, their tokens' indices.

    ``goes_on`` marks all but the first window of a sentence too long for one.
    """

    doc: Doc
    words: tuple[str, ...]
    places: tuple[int, ...]
    goes_on: bool


class Annotations:
    """Rows of a ``Doc`` being filled: one per token, heads as token indices."""

    def __init__(self, doc: Doc, kinds: tuple[str, ...]) -> None:
        self.doc = doc
        self.kinds, self.chances = kinds, np.zeros((len(doc), 1 + len(kinds)), dtype=np.float32)
        self.heads = list(range(len(doc)))
        self.labels: list[tuple[str, str, str, str]] = [("SPACE", "_SP", "dep", token.text) for token in doc]
        self.names: list[Span] = []
        self.happened = [0.0] * len(doc)
        self._root = 0

    def fill(self, window: Window, parse: Parse) -> None:
        """Take over one window; those of a sentence in order."""
        for n, place in enumerate(window.places):
            head = parse.heads[n]
            upos, xpos, relation, lemma = parse.labels[n]
            if not head and window.goes_on:
                relation = "parataxis"
            self.heads[place] = window.places[head - 1] if head else self._root_of(window, place)
            self.labels[place] = (upos, xpos, relation, lemma)
            self.happened[place] = parse.happened[n]
            self.chances[place] = parse.kinds[n]
        for start, end, kind in parse.names:
            self.names.append(Span(self.doc, window.places[start], window.places[end - 1] + 1, label=kind))

    def leave(self) -> None:
        """Give the words of sentences that are left alone no part of speech, all hung on the first of them."""
        left = self.doc.user_data.get(LEFT, {})
        for sentence in self.doc.sents if left else ():
            words = [token for token in sentence if not token.is_space] if sentence.start in left else []
            for token in words:
                self.heads[token.i] = words[0].i
                self.labels[token.i] = ("X", "XX", "dep", token.lower_)

    def _root_of(self, window: Window, place: int) -> int:
        """Where a window's root hangs: on itself, or on the root of its sentence's first window."""
        if not window.goes_on:
            self._root = place
        return self._root

    def write(self) -> None:
        """Put all of it into the ``Doc``; white space hangs on the word before it."""
        self._attach_spaces()
        strings = self.doc.vocab.strings
        numbers = {label: strings.add(label) for labels in self.labels for label in labels}
        rows = [[numbers[label] for label in labels] for labels in self.labels]
        offsets = [(head - place) & 0xFFFFFFFFFFFFFFFF for place, head in enumerate(self.heads)]
        table = np.array([[*row, offset] for row, offset in zip(rows, offsets, strict=True)], dtype=np.uint64)
        columns: list[int | str] = ["POS", "TAG", "DEP", "LEMMA", "HEAD"]
        self.doc.from_array(columns, cast(Ints2d, table))
        self.doc.set_ents(self.names)
        self.doc.user_data[HAPPENED] = tuple(self.happened)
        self.doc.user_data[KINDS] = self.kinds
        self.doc.user_data[KIND_CHANCES] = self.chances

    def _attach_spaces(self) -> None:
        for sentence in self.doc.sents:
            last = next((token.i for token in sentence if not token.is_space), None)
            if last is None:
                continue
            for token in sentence:
                if token.is_space:
                    self.heads[token.i] = last
                else:
                    last = token.i


class EncoderComponent:
    """Annotates docs whose sentences are set. Batches mix the sentences of many docs."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = DOCS_PER_BATCH) -> Iterator[Doc]:
        """Annotate a stream of docs, ``batch_size`` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        windows = [window for doc in docs for window in self._windows(doc)]
        filled = {id(doc): Annotations(doc, self._encoder.labels.kinds) for doc in docs if len(doc)}
        for some in _groups(windows):
            scored = list(self._encoder.score([window.words for window in some]))
            for window, scores in zip(some, scored, strict=True):
                filled[id(window.doc)].fill(window, parse_of(window.words, scores, self._encoder.labels))
        for rows in filled.values():
            rows.leave()
            rows.write()

    def _windows(self, doc: Doc) -> Iterator[Window]:
        left = doc.user_data.get(LEFT, {})
        for sentence in doc.sents if len(doc) else ():
            if sentence.start in left:
                continue
            tokens = [token for token in sentence if not token.is_space]
            words, places = tuple(token.text for token in tokens), tuple(token.i for token in tokens)
            for number, (start, end) in enumerate(self._encoder.cut(words) if words else ()):
                yield Window(doc, words[start:end], places[start:end], number > 0)


def _groups(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows that are scored before the first of them is read to a tree, ``WORDS_AT_ONCE`` or a few more."""
    some: list[Window] = []
    for window in windows:
        some.append(window)
        if sum(len(one.words) for one in some) >= WORDS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def build_pipeline(*, threads: int = 1, weights: Path = WEIGHTS) -> Language:
    """A blank English pipeline with our sentence splitter and encoder, called "dateline"."""
    if not Language.has_factory(SPLITTER):
        Language.factory(SPLITTER, func=_make_splitter)
    if not Language.has_factory(COMPONENT):
        defaults = {"threads": 1, "weights": str(WEIGHTS)}
        Language.factory(COMPONENT, default_config=defaults, func=_make_component)
    nlp = blank_english()
    nlp.add_pipe(SPLITTER)
    nlp.add_pipe(COMPONENT, config={"threads": threads, "weights": str(weights)})
    nlp.meta["name"] = "dateline"
    return nlp


def _make_splitter(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001
    return SentenceSplitter()


def _make_component(nlp: Language, name: str, threads: int, weights: str) -> EncoderComponent:  # noqa: ARG001
    encoder = Encoder(Path(weights), threads=threads)
    nlp.meta["version"] = encoder.digest[:12]
    return EncoderComponent(encoder)
