"""The reading stage's first floor: every block that is read for claims, as a parsed ``Doc``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Span

from dateline.errors import ReadingError
from dateline.read.component import COMPONENT, SPLITTER, EncoderComponent, build_pipeline
from dateline.read.gate import LEFT, Gate
from dateline.read.lemmas import lemma_of
from dateline.read.names import FOREIGN, KINDS
from dateline.types import BlockKind, Layer, Passage, Reading, Report, Sentence
from dateline.types.parse import Doc

READ_KINDS = (
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.BODY,
    BlockKind.CROSSHEAD,
    BlockKind.CAPTION,
)
OURS = "dateline"
MOST_CHARACTERS = 200_000
"""Characters of one report that are read: some 33,000 words. What is longer is no news report."""
MOST_WORDS = 50_000
"""Words and marks of one report that are read: a text of single letters has three times as many as a report."""


NEEDED = {"DEP": "relations", "POS": "parts of speech", "TAG": "PTB tags"}
"""What a pipeline must set, by spaCy's names; lemmas and names may be missing."""
NOT_UD = frozenset(
    {"dobj", "pobj", "nsubjpass", "auxpass", "prep", "pcomp", "attr", "dative", "agent", "acomp"}
)
"""Relations of the scheme that spaCy's own English pipelines use."""


class Reader:
    """Report -> Reading with the layer "sentences"; names stand in the docs' ``ents``.

    Any spaCy pipeline with UD relations can stand in for our own; names come out in our kinds either way.
    """

    name = "read"

    def __init__(self, nlp: Language, gate: Gate | None = None) -> None:
        self.nlp = nlp
        self.gate = gate
        self.version = f"{nlp.meta['name']}-{nlp.meta['version']}"

    @classmethod
    def of_weights(cls, folder: Path) -> Reader:
        """Our own pipeline with other weights; raises ReadingError where they cannot be read."""
        return cls(build_pipeline(weights=folder))

    @classmethod
    def load(cls, name: str = OURS) -> Reader:
        """Our own pipeline, or an installed spaCy pipeline by its name.

        Raises ReadingError where there is none of that name or where its relations are not UD's.
        """
        if name == OURS:
            return cls(build_pipeline())
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ReadingError(f"no spaCy pipeline named {name!r} is installed; ours is {OURS!r}") from error
        except (ImportError, ValueError) as error:
            raise ReadingError(f"the pipeline {name!r} cannot be loaded: {error}") from error
        if "parser" in nlp.pipe_names and "obl" not in nlp.pipe_labels.get("parser", []):
            raise ReadingError(f"the pipeline {name!r} does not label relations as UD does (it has no 'obl')")
        return cls(nlp)

    def read(self, report: Report) -> Reading:
        """Read all blocks that may hold claims, in one batch; a report without any gives an empty reading."""
        blocks = report.blocks_of(*READ_KINDS)
        texts = [report.text[block.start : block.end] for block in blocks]
        self._check_length(texts)
        docs = [in_our_words(self._checked(doc)) for doc in self._docs(self._cut(texts))]
        passages = tuple(Passage(block, doc) for block, doc in zip(blocks, docs, strict=True))
        reading = Reading(report, passages)
        return reading.with_layer(self._sentences(reading))

    def with_gate(self, gate: Gate) -> Reader:
        """The same reader, leaving alone what the gate marks; raises ReadingError for a pipeline that is not ours."""
        if not self.nlp.has_pipe(COMPONENT):
            raise ReadingError(
                f"the pipeline {self.nlp.meta['name']!r} cannot leave sentences alone; ours can"
            )
        return Reader(self.nlp, gate)

    def _cut(self, texts: list[str]) -> list[SpacyDoc]:
        """The texts as words, not yet read; raises ReadingError for more than ``MOST_WORDS``."""
        docs = [self.nlp.make_doc(text) for text in texts]
        total = sum(map(len, docs))
        if total > MOST_WORDS:
            raise ReadingError(f"the report has {total:,} words and marks; at most {MOST_WORDS:,} are read")
        return docs

    def _docs(self, cut: list[SpacyDoc]) -> Iterable[SpacyDoc]:
        if self.gate is None:
            return self.nlp.pipe(cut)
        split, encode = self.nlp.get_pipe(SPLITTER), cast(EncoderComponent, self.nlp.get_pipe(COMPONENT))
        docs = [split(doc) for doc in cut]
        self.gate.mark(docs)
        return encode.pipe(docs, batch_size=max(1, len(docs)))

    def _checked(self, doc: SpacyDoc) -> SpacyDoc:
        """The doc; raises ReadingError where the pipeline left out what the stages above read, or is not UD."""
        missing = [name for layer, name in NEEDED.items() if not doc.has_annotation(layer)]
        if missing and not doc.text.isspace():
            raise ReadingError(f"the pipeline {self.nlp.meta['name']!r} sets no {' and no '.join(missing)}")
        strange = sorted(NOT_UD.intersection(token.dep_ for token in doc))
        if strange:
            raise ReadingError(
                f"the pipeline {self.nlp.meta['name']!r} does not label relations as UD does (it has {strange[0]!r})"
            )
        return doc

    def _check_length(self, texts: list[str]) -> None:
        longest = max(map(len, texts), default=0)
        if longest > self.nlp.max_length:
            raise ReadingError(
                f"a block of {longest:,} characters is too long to read; the limit is {self.nlp.max_length:,}"
            )
        total = sum(map(len, texts))
        if total > MOST_CHARACTERS:
            raise ReadingError(f"the report has {total:,} characters; at most {MOST_CHARACTERS:,} are read")

    def _sentences(self, reading: Reading) -> Layer:
        marks = []
        for passage, sentence in reading.sentences():
            words = [token for token in sentence if not token.is_space]
            if words:
                span, kind = reading.span(passage, words[0], words[-1]), passage.block.kind.value
                marks.append(
                    Sentence(span, kind, left=passage.doc.user_data.get(LEFT, {}).get(sentence.start))
                )
        return Layer("sentences", self.name, self.version, tuple(marks))


def in_our_words(source: SpacyDoc) -> Doc:
    """The parse as the stages ask it, kinds of names, the root's label and lemmas as we write them.

    Whatever pipeline made it; ``source`` takes over the kinds of names alone.
    """
    if any(name.label_ not in KINDS for name in source.ents):
        kinds = {name: FOREIGN.get(name.label_, name.label_) for name in source.ents}
        source.set_ents(
            [Span(source, name.start, name.end, kind) for name, kind in kinds.items() if kind in KINDS]
        )
    doc = Doc(source)
    lacks_lemmas = not source.has_annotation("LEMMA")
    for token in doc:
        if token.dep_ == "ROOT":
            token.dep_ = "root"
        if lacks_lemmas:
            token.lemma_ = lemma_of(token.text, token.pos_, token.tag_)
    return doc
