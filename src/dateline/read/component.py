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

from dateline.read.encoder import WEIGHTS, Encoder, Scores
from dateline.read.lemmas import lemma_of
from dateline.read.names import spans_of
from dateline.read.parse import tree_of
from dateline.read.sentences import SentenceSplitter
from dateline.read.tokens import blank_english

COMPONENT = "dateline_encoder"
SPLITTER = "dateline_sentences"
DOCS_PER_BATCH = 64
CLAUSES = {"nmod": "acl", "obl": "advcl"}
"""What a modifier is called when it turns out to be a clause."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words of one sentence that go through the encoder together: ``places`` are their tokens' indices.

    ``goes_on`` marks all but the first window of a sentence too long for one.
    """

    doc: Doc
    places: tuple[int, ...]
    goes_on: bool

    @property
    def words(self) -> list[str]:
        return [self.doc[place].text for place in self.places]


class Annotations:
    """Rows of a ``Doc`` being filled: one per token, heads as token indices."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = list(range(len(doc)))
        self.labels: list[tuple[str, str, str, str]] = [("SPACE", "_SP", "dep", token.text) for token in doc]
        self.names: list[Span] = []
        self._root = 0

    def fill(self, window: Window, scores: Scores, encoder: Encoder) -> None:
        """Take over one window's tags, tree and names."""
        labels = encoder.labels
        upos = [labels.upos[column] for column in scores.upos.argmax(axis=1)]
        xpos = [labels.xpos[column] for column in scores.xpos.argmax(axis=1)]
        heads = tree_of(scores.arcs)
        relations = _relations(scores, heads, labels.relations)
        for n in _verbal_nouns(window.words, xpos, heads, relations):
            upos[n], xpos[n], relations[n] = "VERB", "VBG", CLAUSES.get(relations[n], relations[n])
        for n, place in enumerate(window.places):
            self.heads[place] = window.places[heads[n] - 1] if heads[n] else self._root_of(window, place)
            relation = "parataxis" if not heads[n] and window.goes_on else relations[n]
            lemma = lemma_of(self.doc[place].text, upos[n], xpos[n])
            self.labels[place] = (upos[n], xpos[n], relation, lemma)
        for start, end, kind in spans_of(scores.names, labels.names):
            self.names.append(Span(self.doc, window.places[start], window.places[end - 1] + 1, label=kind))

    def _root_of(self, window: Window, place: int) -> int:
        """Where a window's root hangs: on itself, or on the root of its sentence's first window."""
        if not window.goes_on:
            self._root = place
        return self._root

    def write(self) -> None:
        """Put all of it into the ``Doc``; white space hangs on the word before it."""
        self._attach_spaces()
        strings = self.doc.vocab.strings
        rows = [[strings.add(label) for label in labels] for labels in self.labels]
        offsets = [(head - place) & 0xFFFFFFFFFFFFFFFF for place, head in enumerate(self.heads)]
        table = np.array([[*row, offset] for row, offset in zip(rows, offsets, strict=True)], dtype=np.uint64)
        columns: list[int | str] = ["POS", "TAG", "DEP", "LEMMA", "HEAD"]
        self.doc.from_array(columns, cast(Ints2d, table))
        self.doc.set_ents(self.names)

    def _attach_spaces(self) -> None:
        for sentence in self.doc.sents:
            words = [token.i for token in sentence if not token.is_space]
            for token in sentence:
                if token.is_space and words:
                    self.heads[token.i] = max((place for place in words if place < token.i), default=words[0])


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
        scores = self._encoder.score([window.words for window in windows])
        filled = {id(doc): Annotations(doc) for doc in docs if len(doc)}
        for window, found in zip(windows, scores, strict=True):
            filled[id(window.doc)].fill(window, found, self._encoder)
        for rows in filled.values():
            rows.write()

    def _windows(self, doc: Doc) -> Iterator[Window]:
        for sentence in doc.sents if len(doc) else ():
            places = tuple(token.i for token in sentence if not token.is_space)
            if places:
                cuts = self._encoder.cut([doc[place].text for place in places])
                for number, (start, end) in enumerate(cuts):
                    yield Window(doc, places[start:end], number > 0)


def _relations(scores: Scores, heads: list[int], labels: tuple[str, ...]) -> list[str]:
    """The best label of each arc; "root" for the root and for nothing else."""
    chosen = scores.relations[np.arange(len(heads)), heads].copy()
    chosen[:, labels.index("root")] = -np.inf
    best = chosen.argmax(axis=1)
    return [labels[column] if head else "root" for column, head in zip(best, heads, strict=True)]


def _verbal_nouns(words: list[str], tags: list[str], heads: list[int], relations: list[str]) -> list[int]:
    """Words in -ing tagged as nouns that have an object ("accused of looting shops"): only verbs have one."""
    governors = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "obj"}
    return [n for n in sorted(governors) if tags[n] == "NN" and words[n].lower().endswith("ing")]


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
