"""Readings written by hand: one word a line as "word tag head relation", names beside them."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Span

from dateline.types import Block, BlockKind, Passage, Reading, Report
from dateline.types.parse import Doc

Words = Sequence[tuple[str, str, int, str]]


def doc_of(words: Words, names: Sequence[tuple[str, str]] = ()) -> Doc:
    """A doc of one sentence; each word as (text, UPOS, head from 0, relation), names as (words, kind)."""
    doc = SpacyDoc(
        spacy.blank("en").vocab,
        words=[word for word, _, _, _ in words],
        pos=[tag for _, tag, _, _ in words],
        tags=["NNS" if tag == "NOUN" and word.endswith("s") else tag for word, tag, _, _ in words],
        heads=[head for _, _, head, _ in words],
        deps=[relation for _, _, _, relation in words],
        lemmas=[word.lower().removesuffix("s") if tag == "NOUN" else word for word, tag, _, _ in words],
        sent_starts=[place == 0 for place in range(len(words))],
    )
    place = 0
    spans = []
    for text, kind in names:
        place = doc.text.index(text, place)
        span = doc.char_span(place, place + len(text), label=kind)
        assert span is not None
        spans.append(Span(doc, span.start, span.end, kind))
    doc.set_ents(spans)
    return Doc(doc)


def flat_doc(text: str, names: Sequence[tuple[str, str]] = (), common: Sequence[str] = ()) -> Doc:
    """A doc whose capitalised words are proper nouns but ``common``; all words hang on the first."""
    tags = [
        "PROPN" if word[:1].isupper() and word not in common else "PUNCT" if not word.isalnum() else "NOUN"
        for word in text.split()
    ]
    rows = [
        (word, tag, 0, "dep" if place else "root")
        for place, (word, tag) in enumerate(zip(text.split(), tags, strict=True))
    ]
    return doc_of(rows, names)


def reading_of(*docs: Doc) -> Reading:
    """The docs as the blocks of one report, a line each."""
    text = "\n".join(doc.text for doc in docs)
    passages = []
    start = 0
    for doc in docs:
        end = start + len(doc.text)
        passages.append(Passage(Block(BlockKind.BODY, start, end, "test"), doc))
        start = end + 1
    report = Report("r1", "0" * 64, text, tuple(passage.block for passage in passages))
    return Reading(report, tuple(passages))
