"""The slots of a trigger, with parses built by hand; every relation of the codebook is one that the engine fills."""

from __future__ import annotations

import pytest

from dateline.code.slots import read_slots
from dateline.codebook.vocabulary import load_slots
from dateline.pipeline import Pipeline
from dateline.types.parse import Doc
from tests.code.test_matching_frames import parse

MAY_SHELL = parse(
    "Rebels NNS NOUN rebel nsubj 2",
    "may MD AUX may aux 2",
    "shell VB VERB shell root 2",
    "and CC CCONJ and cc 4",
    "storm VB VERB storm conj 2",
    "villages NNS NOUN village obj 4",
)
MAY_ATTACK = parse(
    "Rebels NNS NOUN rebel nsubj 2",
    "could MD AUX could aux 2",
    "launch VB VERB launch root 2",
    "rocket NN NOUN rocket compound 4",
    "attacks NNS NOUN attack obj 2",
)
WAS_AMBUSH = parse(
    "It PRP PRON it nsubj 4",
    "might MD AUX might aux 4",
    "be VB AUX be cop 4",
    "an DT DET a det 4",
    "ambush NN NOUN ambush root 4",
)
READY = parse(
    "Troops NNS NOUN troop nsubj 3",
    "will MD AUX will aux 3",
    "be VB AUX be cop 3",
    "ready JJ ADJ ready root 3",
    "to TO PART to mark 5",
    "fight VB VERB fight xcomp 3",
)
BEGAN = parse(
    "Rebels NNS NOUN rebel nsubj 1",
    "began VBD VERB begin root 1",
    "to TO PART to mark 3",
    "shell VB VERB shell xcomp 1",
)
LEFT_DEAD = parse(
    "Blasts NNS NOUN blast nsubj 1",
    "left VBD VERB leave root 1",
    "soldiers NNS NOUN soldier obj 1",
    "dead JJ ADJ dead xcomp 1",
    "last JJ ADJ last amod 5",
    "week NN NOUN week obl:unmarked 1",
)
GAVE = parse(
    "Iran NNP PROPN Iran nsubj 1",
    "gave VBD VERB give root 1",
    "rebels NNS NOUN rebel iobj 1",
    "arms NNS NOUN arm obj 1",
)
ARMYS = parse(
    "Army NN NOUN army nmod:poss 3",
    "'s POS PART 's case 0",
    "bold JJ ADJ bold amod 3",
    "raid NN NOUN raid root 3",
)

KILLED_IN = parse(
    "Rebels NNS NOUN rebel nsubj 1",
    "killed VBD VERB kill root 1",
    "soldiers NNS NOUN soldier obj 1",
    "in IN ADP in case 5",
    "an DT DET a det 5",
    "ambush NN NOUN ambush obl 1",
)

FILLED = [
    (MAY_SHELL, "shell", "subject", "Rebels"),
    (MAY_SHELL, "storm", "object", "villages"),
    (MAY_SHELL, "shell", "modal", "may"),
    (MAY_SHELL, "storm", "modal", "may"),
    (MAY_ATTACK, "attacks", "modal", "could"),
    (MAY_ATTACK, "attacks", "compound", "rocket"),
    (WAS_AMBUSH, "ambush", "modal", "might"),
    (WAS_AMBUSH, "ambush", "subject_of", "It"),
    (READY, "ready", "modal", "will"),
    (READY, "ready", "clause", "fight"),
    (BEGAN, "began", "clause", "shell"),
    (LEFT_DEAD, "left", "complement", "dead"),
    (LEFT_DEAD, "left", "bare", "week"),
    (LEFT_DEAD, "dead", "cause", "Blasts"),
    (GAVE, "gave", "indirect", "rebels"),
    (ARMYS, "raid", "possessive", "Army"),
    (KILLED_IN, "ambush", "subject", "Rebels"),
    (KILLED_IN, "ambush", "object", "soldiers"),
    (ARMYS, "raid", "modifier", "bold"),
]


@pytest.mark.parametrize(("doc", "trigger", "slot", "filler"), FILLED)
def test_a_slot_is_filled(doc: Doc, trigger: str, slot: str, filler: str, pipeline: Pipeline) -> None:
    word = next(token for token in doc if token.text == trigger)
    assert [token.text for token in read_slots(word, pipeline.lexicon).get(slot, [])] == [filler]


def test_no_modal_is_none(pipeline: Pipeline) -> None:
    assert not read_slots(BEGAN[1], pipeline.lexicon).get("modal")
    assert not read_slots(ARMYS[3], pipeline.lexicon).get("modal")


def test_a_later_verb_with_its_own_subject_has_its_own_modal(pipeline: Pipeline) -> None:
    doc = parse(
        "Rebels NNS NOUN rebel nsubj 2",
        "may MD AUX may aux 2",
        "shell VB VERB shell root 2",
        "and CC CCONJ and cc 5",
        "troops NNS NOUN troop nsubj 5",
        "fled VBD VERB flee conj 2",
    )
    assert not read_slots(doc[5], pipeline.lexicon).get("modal")


def test_every_relation_that_a_frame_may_name_is_filled() -> None:
    assert {slot for _, _, slot, _ in FILLED} == set(load_slots().relations)


def _slots(pipeline: Pipeline, text: str, word: str) -> dict[str, list[str]]:
    doc = Doc(pipeline.reader.nlp(text))
    token = next(token for token in doc if token.text == word)
    return {slot: [one.text for one in found] for slot, found in read_slots(token, pipeline.lexicon).items()}


@pytest.mark.parametrize(
    ("text", "word", "slot", "fillers"),
    [
        ("Gunmen killed two farmers in a shooting.", "shooting", "object", ["farmers"]),
        ("Two farmers were killed in a shooting.", "shooting", "object", ["farmers"]),
        ("The mayor was the target of an attack.", "attack", "object", ["mayor"]),
        ("A bomb exploded in front of a bakery.", "exploded", "outside", ["bakery"]),
        ("Rebels blew up a section of the pipeline.", "blew", "object", ["pipeline"]),
    ],
)
def test_who_and_what_suffers_is_found_round_about(
    pipeline: Pipeline, text: str, word: str, slot: str, fillers: list[str]
) -> None:
    assert _slots(pipeline, text, word)[slot] == fillers
