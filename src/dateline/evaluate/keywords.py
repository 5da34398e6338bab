"""The naive baseline for claims: every word of the codebook is a claim, wherever it stands."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.evaluate.matching import Said
from dateline.types import Reading

_WINDOW = 5  # words of evidence on either side of a keyword


def keyword_claims(reading: Reading, codebook: Codebook) -> list[Said]:
    """One claim a sentence and kind whose trigger words appear, whatever their part of speech or slots."""
    words: dict[str, str] = {}
    for (_, lemma), entries in sorted(codebook.index.items()):
        positive = [entry for entry in entries if not entry.negative and not entry.companion]
        if positive:
            best = min(positive, key=lambda entry: (entry.frame.specificity, entry.rank, entry.kind))
            words.setdefault(lemma, best.kind)
    found = []
    for passage, sentence in reading.sentences():
        seen: set[str] = set()
        for token in sentence:
            kind = words.get(token.lemma_.lower())
            if kind is None or kind in seen:
                continue
            seen.add(kind)
            window = passage.doc[
                max(sentence.start, token.i - _WINDOW) : min(sentence.end, token.i + _WINDOW + 1)
            ]
            start = passage.block.start
            found.append(Said(kind, ((start + window.start_char, start + window.end_char),)))
    return found
