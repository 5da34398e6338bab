"""Verbs that look ahead decide which Friday is meant, and words in names are no times."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from dateline.lexicon import Lexicon
from dateline.read.times.find import find, span_of
from dateline.read.times.tense import looks_ahead
from dateline.read.tokens import blank_english
from dateline.types.parse import Doc

Row = tuple[str, str, str, str, int]  # word, part of speech, tag, relation, head


def _doc(*rows: Row, names: list[str] | None = None) -> Doc:
    words, pos, tags, deps, heads = zip(*rows, strict=True)
    lemmas = [
        {"is": "be", "met": "meet", "expected": "expect", "has": "have"}.get(word, word) for word in words
    ]
    made = SpacyDoc(
        blank_english().vocab,
        words=list(words),
        pos=list(pos),
        tags=list(tags),
        deps=list(deps),
        heads=list(heads),
        lemmas=lemmas,
        ents=names,
    )
    return Doc(made)


FRIDAY = ("Friday", "PROPN", "NNP", "obl:unmarked")


@pytest.mark.parametrize(
    ("verbs", "ahead"),
    [
        ([("met", "VERB", "VBD", "root", 1)], False),
        ([("will", "AUX", "MD", "aux", 2), ("meet", "VERB", "VB", "root", 2)], True),
        ([("to", "PART", "TO", "mark", 2), ("meet", "VERB", "VB", "root", 2)], True),
        ([("is", "AUX", "VBZ", "aux:pass", 2), ("expected", "VERB", "VBN", "root", 2)], True),
        ([("has", "AUX", "VBZ", "aux", 2), ("met", "VERB", "VBN", "root", 2)], False),
        ([("meets", "VERB", "VBZ", "root", 1)], None),
    ],
)
def test_the_verb_tells(lexicon: Lexicon, verbs: list[Row], ahead: bool | None) -> None:
    verb = len(verbs)
    doc = _doc(("He", "PRON", "PRP", "nsubj", verb), *verbs, (*FRIDAY, verb))
    assert looks_ahead(doc[verb + 1 : verb + 2], lexicon.times.ahead) is ahead


def test_a_possessive_looks_back(lexicon: Lexicon) -> None:
    doc = _doc(
        ("will", "AUX", "MD", "aux", 1),
        ("discuss", "VERB", "VB", "root", 1),
        ("Friday", "PROPN", "NNP", "nmod:poss", 4),
        ("'s", "PART", "POS", "case", 2),
        ("raid", "NOUN", "NN", "obj", 1),
    )
    assert looks_ahead(doc[2:3], lexicon.times.ahead) is False


def test_words_within_longer_names_are_no_times(lexicon: Lexicon) -> None:
    rows: list[Row] = [
        ("The", "DET", "DT", "det", 2),
        ("Sunday", "PROPN", "NNP", "compound", 2),
        ("Post", "PROPN", "NNP", "root", 2),
        ("of", "ADP", "IN", "case", 4),
        ("Sunday", "PROPN", "NNP", "nmod", 2),
    ]
    doc = _doc(*rows, names=["O", "B-organisation", "I-organisation", "O", "O"])
    assert [match.start for match in find(doc, lexicon.times)] == [19]
    assert span_of(doc, 19, 25).text == "Sunday"


@pytest.mark.parametrize(("tag", "found"), [("MD", 0), ("NNP", 1)])
def test_may_is_a_month_only_as_a_name(lexicon: Lexicon, tag: str, found: int) -> None:
    doc = _doc(("May", "AUX" if tag == "MD" else "PROPN", tag, "root", 0))
    assert len(find(doc, lexicon.times)) == found


def test_a_number_that_counts_is_no_year(lexicon: Lexicon) -> None:
    doc = _doc(("2003", "NUM", "CD", "nummod", 1), ("men", "NOUN", "NNS", "root", 1))
    assert find(doc, lexicon.times) == []
