"""Which sentences are left alone, with frames built by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from spacy.tokens import Doc

from dateline.lexicon import load_lexicon
from dateline.read.gate import LEFT, NO_EVENT_WORD, NOT_BESIDE, Gate
from dateline.read.reader import Reader
from dateline.read.sentences import SentenceSplitter
from dateline.read.tokens import blank_english
from dateline.types import Block, BlockKind, Report, Sentence


@dataclass(frozen=True)
class Needs:
    needs: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    frame: Needs = Needs()
    companion: str | None = None
    negative: bool = False


FRAMES = {
    ("verbs", "shell"): (Frame(),),
    ("verbs", "take"): (Frame(Needs({"object": ("@places", "town")})),),
    ("verbs", "gun"): (Frame(companion="down"),),
    ("verbs", "meet"): (Frame(Needs({"with": ("@leaders", "@name")})),),
    ("nouns", "strike"): (
        Frame(Needs({"compound": ("drone",)})),
        Frame(Needs({"by": ("drone",)}), negative=True),
    ),
}
PREPOSITIONS = frozenset({"with", "by", "in", "of", "to"})


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(FRAMES, PREPOSITIONS, load_lexicon())


def blocks(*texts: str) -> list[Doc]:
    nlp, split = blank_english(), SentenceSplitter()
    return [split(nlp.make_doc(text)) for text in texts]


def left(gate: Gate, *texts: str) -> list[str]:
    """The sentences left alone."""
    docs = blocks(*texts)
    gate.mark(docs)
    return [sent.text.strip() for doc in docs for sent in doc.sents if sent.start in doc.user_data[LEFT]]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Guns shelled the port .", None),
        ("Shelling went on all night .", None),
        ("The weather was fine .", NO_EVENT_WORD),
        ("The rebels took a town .", None),
        ("They took Kolvar .", None),
        ("In the end a photograph was taken .", NOT_BESIDE),
        ("To take of the funds is wrong .", NOT_BESIDE),
        ("He was gunned down .", None),
        ("He cleaned the gun .", NOT_BESIDE),
        ("She met with the minister .", None),
        ("The minister was met .", NOT_BESIDE),
        ("A drone strike was heard .", None),
        ("The strike was heard .", NOT_BESIDE),
        ("The take was small , said the town 's mayor .", NOT_BESIDE),
        ("", NO_EVENT_WORD),
    ],
)
def test_a_sentence_is_read_where_a_frame_may_fit(gate: Gate, sentence: str, reason: str | None) -> None:
    assert gate.reason(sentence.split()) == reason


def test_who_is_meant_and_who_speaks_is_read_too(gate: Gate) -> None:
    assert left(gate, "Omar Kolvar is a colonel.", "It rained all day.", "He shelled the port.") == [
        "Omar Kolvar is a colonel."
    ]
    quoted = 'It is late. "They shelled the port and the whole of the old quarter." The colonel was tired.'
    assert left(gate, quoted) == []


def test_a_short_sentence_after_an_event_is_read(gate: Gate) -> None:
    assert left(gate, "Guns shelled the port. Ten people were hurt. The weather was fine.") == [
        "The weather was fine."
    ]


def test_what_is_left_has_no_tree_and_says_why(reader: Reader, gate: Gate) -> None:
    text = "The weather was fine at the lake on Sunday. Guns shelled the port."
    report = Report("r1", "0" * 64, text, (Block(BlockKind.BODY, 0, len(text), "test"),))
    reading = reader.with_gate(gate).read(report)
    first, second = reading.passages[0].doc.sents
    assert {(token.pos_, token.tag_, token.dep_, token.head.i) for token in first} == {("X", "XX", "dep", 0)}
    assert second.root.lemma_ == "shell"
    assert not any(span.start < first.end for span in reading.passages[0].doc.ents)
    marks = reading.marks("sentences", Sentence)
    assert [mark.left for mark in marks] == [NO_EVENT_WORD, None]
    assert [mark.left for mark in reader.read(report).marks("sentences", Sentence)] == [None, None]


def test_a_report_may_be_left_alone_as_a_whole(reader: Reader, gate: Gate) -> None:
    text = "The weather was fine."
    report = Report("r1", "0" * 64, text, (Block(BlockKind.BODY, 0, len(text), "test"),))
    assert len(reader.with_gate(gate).read(report).passages[0].doc) == 5
    assert reader.with_gate(gate).read(Report("r1", "0" * 64, "", ())).passages == ()
