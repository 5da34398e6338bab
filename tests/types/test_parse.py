"""Our parse answers as spaCy's does, on a reading of ours and on trees whose branches cross."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from dateline.pipeline import Pipeline
from dateline.types.parse import Doc

TEXT = """The army said on Monday that "rebels"  had shelled Al-Bab, killing 12 people, and left.

Twelve of the wounded were taken to Aleppo's hospital; nobody was named."""
WORDS = ("text", "whitespace_", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "idx")
SIGNS = ("is_punct", "is_space", "is_title", "is_upper", "is_lower", "is_alpha", "is_quote", "like_num")


@pytest.fixture(scope="module")
def source(pipeline: Pipeline) -> SpacyDoc:
    return pipeline.reader.nlp(TEXT)


def crossing() -> SpacyDoc:
    words = ["A", "raid", "came", "today", "on", "Homs"]
    return SpacyDoc(
        spacy.blank("en").vocab,
        words=words,
        heads=[1, 2, 2, 2, 5, 1],
        deps=["det", "nsubj", "root", "advmod", "case", "nmod"],
        pos=["DET", "NOUN", "VERB", "NOUN", "ADP", "PROPN"],
    )


def test_words_are_spacys(source: SpacyDoc) -> None:
    doc = Doc(source)
    assert len(doc) == len(source)
    for name in (*WORDS, *SIGNS):
        assert [getattr(one, name) for one in doc] == [getattr(one, name) for one in source], name
    assert [bool(token.is_sent_start) for token in source] == [token.is_sent_start for token in doc]


@pytest.mark.parametrize("crossed", [False, True])
def test_trees_are_spacys(source: SpacyDoc, crossed: bool) -> None:
    theirs = crossing() if crossed else source
    for ours, other in zip(Doc(theirs), theirs, strict=True):
        assert ours.head.i == other.head.i
        for name in ("children", "lefts", "subtree", "ancestors"):
            assert [one.i for one in getattr(ours, name)] == [one.i for one in getattr(other, name)], name
        assert (ours.left_edge.i, ours.right_edge.i) == (other.left_edge.i, other.right_edge.i)
        assert [ours.is_ancestor(one) for one in ours.doc] == [other.is_ancestor(one) for one in theirs]


@pytest.mark.parametrize("crossed", [False, True])
def test_phrases_are_spacys(source: SpacyDoc, crossed: bool) -> None:
    theirs = crossing() if crossed else source
    doc = Doc(theirs)
    for start in range(-2, len(doc)):
        for end in range(start + 1, len(doc) + 2):
            ours, other = doc[start:end], theirs[start:end]
            assert (ours.start, ours.end, ours.text) == (other.start, other.end, other.text)
            if len(other):
                assert (ours.root.i, ours.start_char, ours.end_char) == (
                    other.root.i,
                    other.start_char,
                    other.end_char,
                )
                assert (ours.sent.start, ours.sent.end) == (other.sent.start, other.sent.end)
                assert [one.i for one in ours[-2:]] == [one.i for one in other[-2:]]
    assert [(one.start, one.end) for one in doc.sents] == [(one.start, one.end) for one in theirs.sents]
    assert [(one.text, one.label_) for one in doc.ents] == [(one.text, one.label_) for one in theirs.ents]


@pytest.mark.parametrize("mode", ["strict", "expand"])
def test_characters_find_the_words_that_spacy_finds(source: SpacyDoc, mode: str) -> None:
    doc = Doc(source)
    for start in range(-1, len(doc.text) + 1):
        for end in range(start + 1, min(start + 20, len(doc.text) + 2)):
            ours = doc.char_span(start, end, alignment_mode=mode)
            other = source.char_span(start, end, alignment_mode=mode)
            assert (None if other is None else (other.start, other.end)) == (
                None if ours is None else (ours.start, ours.end)
            ), (start, end)


def test_names_are_set_anew(source: SpacyDoc) -> None:
    doc = Doc(source)
    doc.set_ents([doc[4:5], doc[0:2]])
    assert [one.start for one in doc.ents] == [0, 4]
    assert [token.ent_iob_ for token in doc][:6] == ["B", "I", "O", "O", "B", "O"]


def test_nothing_gives_nothing() -> None:
    doc = Doc(SpacyDoc(spacy.blank("en").vocab, words=[]))
    assert (len(doc), doc.text, doc.sents, doc.ents) == (0, "", (), ())


def test_no_word_stands_beyond_the_ends(source: SpacyDoc) -> None:
    doc = Doc(source)
    assert doc[0].nbor() is doc[1]
    for word, steps in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            word.nbor(steps)
