from __future__ import annotations

import pytest

from dateline.pipeline import Pipeline
from dateline.read.things import things_of
from tests.read.parsed import Words, doc_of

N, A = "NOUN", "ADJ"


def phrase(*words: tuple[str, str, str]) -> Words:
    """Modifiers and the head they all hang on, which comes last."""
    last = len(words) - 1
    return [(word, tag, last, relation or "root") for word, tag, relation in words]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (phrase(("three", "NUM", "nummod"), ("heavy", A, "amod"), ("machine", N, "compound"), ("guns", N, "")),
         [("heavy machine guns", "weapon")]),
        (phrase(("Iraqi", A, "amod"), ("tanks", N, "")), [("tanks", "vehicle")]),
        (phrase(("several", A, "amod"), ("armed", A, "amod"), ("vehicles", N, "")), [("armed vehicles", "vehicle")]),
        (phrase(("car", N, "compound"), ("bomb", N, "")), [("car bomb", "weapon")]),
        (phrase(("bomb", N, "compound"), ("squad", N, "")), []),
        (phrase(("water", N, "compound"), ("tank", N, "")), []),
        (phrase(("left", A, "amod"), ("arm", N, "")), []),
        (phrase(("small", A, "amod"), ("arms", N, "")), [("small arms", "weapon")]),
        (phrase(("AK-47", "PROPN", "compound"), ("rifles", N, "")), [("AK-47 rifles", "weapon")]),
        (phrase(("two", "NUM", "nummod"), ("F-16s", "PROPN", "")), []),
        (phrase(("two", "NUM", "nummod"), ("Humvees", "PROPN", "")), [("Humvees", "vehicle")]),
        (phrase(("a", "DET", "det"), ("MiG-23", "PROPN", "")), [("MiG-23", "vehicle")]),
    ],
)  # fmt: skip
def test_weapons_and_vehicles(pipeline: Pipeline, words: Words, found: list[tuple[str, str]]) -> None:
    doc = doc_of(words, [("Iraqi", "nationality")] if words[0][0] == "Iraqi" else [])
    things = things_of(doc, pipeline.lexicon.arms)
    assert [(doc[start:end].text, kind) for start, end, kind in things] == found
