"""The encoder's word on event words: it settles ties, doubts, and proposes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from dateline.code.match import Matcher
from dateline.codebook import Codebook, load_codebook
from dateline.pipeline import Pipeline
from dateline.syntax import KIND_CHANCES, KINDS, kind_chances
from dateline.types.parse import Doc
from tests.code.test_matching_frames import PAGE, parse

TWO = ("battle", "shelling")


def book(folder: Path) -> Codebook:
    """Two kinds that a verb evokes alike, and a noun of one of them."""
    both = "  - verbs: [hit]\n    actor: subject\n    target: object"
    noun = "\n  - nouns: [fray]\n    actor: [between, by]\n    target: against"
    for rank, kind in enumerate(TWO):
        (folder / f"{kind}.yaml").write_text(PAGE.format(kind=kind, rank=40 + rank, frames=both + noun))
    return load_codebook(folder)


def taught(doc: Doc, table: NDArray[np.float32]) -> None:
    """Give the doc's words their chances."""
    doc.user_data[KINDS], doc.user_data[KIND_CHANCES] = TWO, table


def doc(*chances: tuple[float, float, float]) -> Doc:
    """ "Rebels hit villages", with the chances of each word: none, battle, shelling."""
    made = parse(
        "Rebels NNS NOUN rebel nsubj 1", "hit VBD VERB hit root 1", "villages NNS NOUN village obj 1"
    )
    if chances:
        taught(made, np.array(chances, dtype=np.float32))
    return made


NONE = (1.0, 0.0, 0.0)


@pytest.fixture
def matcher(pipeline: Pipeline, tmp_path: Path) -> Matcher:
    return Matcher(book(tmp_path), pipeline.lexicon)


@pytest.mark.parametrize(("chances", "kind"), [((0.1, 0.2, 0.7), "shelling"), ((0.1, 0.7, 0.2), "battle")])
def test_of_equal_frames_the_encoder_chooses(
    matcher: Matcher, chances: tuple[float, float, float], kind: str
) -> None:
    (sentence,) = doc(NONE, chances, NONE).sents
    assert [trigger.kind for trigger in matcher.triggers(sentence)] == [kind]


def test_without_an_encoder_the_rank_chooses(matcher: Matcher) -> None:
    (sentence,) = doc().sents
    assert [trigger.kind for trigger in matcher.triggers(sentence)] == ["battle"]


def test_a_word_that_is_surely_no_event_evokes_nothing(matcher: Matcher) -> None:
    (sentence,) = doc(NONE, (0.999, 0.001, 0.0), NONE).sents
    assert matcher.triggers(sentence) == []


def test_a_word_without_frame_is_proposed_with_the_roles_of_most_frames(matcher: Matcher) -> None:
    made = parse(
        "Rebels NNS NOUN rebel nsubj 1", "zapped VBD VERB zap root 1", "villages NNS NOUN village obj 1"
    )
    taught(made, np.array([NONE, (0.02, 0.02, 0.96), NONE], dtype=np.float32))
    (sentence,) = made.sents
    (trigger,) = matcher.triggers(sentence)
    assert (trigger.kind, trigger.entry.name) == ("shelling", "shelling/encoder:zap")
    assert (trigger.entry.frame.actor, trigger.entry.frame.target) == (("subject",), ("object",))


def test_an_unsure_word_without_frame_is_left(matcher: Matcher) -> None:
    made = parse(
        "Rebels NNS NOUN rebel nsubj 1", "zapped VBD VERB zap root 1", "villages NNS NOUN village obj 1"
    )
    taught(made, np.array([NONE, (0.5, 0.0, 0.5), NONE], dtype=np.float32))
    (sentence,) = made.sents
    assert matcher.triggers(sentence) == []


def test_our_encoder_has_an_opinion_on_every_kind(pipeline: Pipeline) -> None:
    read = Doc(pipeline.reader.nlp("Rebels shelled the airport."))
    chances = kind_chances(read[1])
    assert chances is not None
    assert sorted(chances.kinds) == sorted(pipeline.codebook.pages)
    assert chances.likeliest(read[1])[0] == "shelling"
    assert chances.of_any(read[1]) > 0.5 > chances.of_any(read[0])
    assert chances.of(read[1], "no such kind") is None
