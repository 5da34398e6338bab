"""re3d and UNER as sentences: the same names that they are scored on, cut into words as reports are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data import Sentence
from names import label
from spacy.language import Language
from spacy.tokens import Doc

from dateline.evaluate.named import NamedText, NameSet, fold_of
from dateline.read.sentences import SentenceSplitter
from dateline.read.tokens import blank_english

LOOK_ONLY = ("bbc-online", "delegation-of-the-european-union-to-syria")
"""Parts of re3d whose licences do not let them train a model that is published."""
SILENT = {"re3d": ("misc",), "uner_ewt": ("nationality", "weapon", "vehicle", "misc")}


def read_marked(sets: Iterable[NameSet], without: int | None = None) -> list[Sentence]:
    """Sentences of the parts that may train, less the documents of one fold (dealt out over all parts)."""
    sets = list(sets)
    folds = fold_of(text.document for one in sets for text in one.texts)
    nlp, splitter = blank_english(), SentenceSplitter()
    return [
        sentence
        for one in sets
        if one.split not in LOOK_ONLY
        for text in one.texts
        if folds[text.document] != without
        for sentence in sentences_of(text, one.name, nlp, splitter)
    ]


def sentences_of(text: NamedText, source: str, nlp: Language, splitter: SentenceSplitter) -> Iterator[Sentence]:
    """Words and allowed names of each sentence; words that the set leaves open allow anything."""
    if text.words is None:
        doc = splitter(nlp.make_doc(text.text))
    else:
        words = [text.text[start:end] for start, end in text.words]
        doc = Doc(nlp.vocab, words=words, spaces=[True] * (len(words) - 1) + [False])
        doc[0].is_sent_start = True
        for token in doc[1:]:
            token.is_sent_start = False
    asked = [(name.start, name.end, frozenset({name.kind})) for name in text.names]
    spans = [*((start, end, frozenset()) for start, end in text.open), *asked]
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        found = []
        for start, end, kinds in spans:
            inside = [n for n, token in enumerate(tokens) if token.idx < end and start < token.idx + len(token)]
            if inside:
                found.append((inside[0], inside[-1] + 1, kinds))
        words = [token.text for token in tokens]
        if words:
            yield Sentence(tuple(words), names=tuple(label(words, found, SILENT[source])), source=source)
