"""The sheet of words that mark attributions."""

from __future__ import annotations

from dateline.lexicon import load_lexicon
from dateline.types import Manner


def test_a_verb_keeps_the_manner_of_each_complement() -> None:
    promise = load_lexicon().cues.verbs["promise"]
    assert (promise.clause, promise.infinitive) == (Manner.SAY, Manner.SAY)
    call = load_lexicon().cues.verbs["call"]
    assert call.prepositions["for"] is Manner.URGE


def test_verbs_of_saying_of_the_voices_sheet_attribute_here_too() -> None:
    """Both sheets must know a verb that hands a clause to another voice."""
    lexicon = load_lexicon()
    for verb in ("say", "tell", "report", "claim", "deny", "show"):
        assert lexicon.voices.manner_of(verb) is not None
        assert lexicon.cues.verbs[verb].clause is not None
