from __future__ import annotations

import pytest

from dateline.read.lemmas import lemma_of


@pytest.mark.parametrize(
    ("word", "upos", "tag", "lemma"),
    [
        ("killed", "VERB", "VBD", "kill"),
        ("shot", "VERB", "VBN", "shoot"),
        ("were", "AUX", "VBD", "be"),
        ("’s", "AUX", "VBZ", "be"),
        ("bodies", "NOUN", "NNS", "body"),
        ("Bombings", "NOUN", "NNS", "bombing"),
        ("troops", "NOUN", "NNS", "troops"),
        ("Iraqis", "PROPN", "NNPS", "Iraqi"),
        ("Tikrit", "PROPN", "NNP", "Tikrit"),
        ("n't", "PART", "RB", "not"),
        ("I", "PRON", "PRP", "I"),
        ("The", "DET", "DT", "the"),
        ("MILITANTS", "PROPN", "NNS", "militant"),
    ],
)
def test_lemma(word: str, upos: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, upos, tag) == lemma
