"""Who "both sides" and "the two countries" are: the two that were named last."""

from __future__ import annotations

from dateline.lexicon import Lexicon
from dateline.syntax import entity_edges
from dateline.types import Passage, Reading, Span, Value
from dateline.types.parse import Token

_TWO = frozenset({"two", "both"})
_ANY = frozenset({"states", "fighters", "forces"})
_SORTS = {
    noun: frozenset({"states"})
    for noun in ("country", "nation", "state", "government", "neighbour", "neighbor")
}
_BACK = 2
"""Sentences read back, the pair's own included."""


class Pairs:
    """The pairs of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.sentences = list(reading.sentences())

    def both(self, passage: Passage, noun: Token) -> tuple[Value[str], ...]:
        """The two that a plural of sides stands for; empty for any other noun and where not just two were named."""
        if noun.tag_ != "NNS" or not self.lexicon.is_a(noun.lemma_.lower(), "sides"):
            return ()
        if not any(child.lower_ in _TWO and child.i < noun.i for child in noun.children):
            return ()
        named = self._named_before(passage, noun)
        if len(named) != len(_TWO):
            return ()
        own = self.reading.span(passage, noun, noun)
        report = self.reading.report
        return tuple(
            Value.read(report, name, (own, span), "pair", 0.6) for name, span in reversed(named.items())
        )

    def _named_before(self, passage: Passage, noun: Token) -> dict[str, Span]:
        """The sides named before a noun, the nearest first; whole sentences are read until there are two."""
        here = next(
            index
            for index, (home, sentence) in enumerate(self.sentences)
            if home is passage and sentence.start == noun.sent.start
        )
        named: dict[str, Span] = {}
        for home, sentence in reversed(self.sentences[max(0, here - _BACK + 1) : here + 1]):
            for token in reversed(list(sentence)):
                if home is passage and token.i >= noun.i:
                    continue
                name = self._side(token, noun)
                if name is not None:
                    named.setdefault(name, self.reading.span(home, token, token))
            if len(named) >= len(_TWO):
                break
        return named

    def _side(self, token: Token, noun: Token) -> str | None:
        """A country, government or armed group that a word names, or whose people it is said of."""
        if token.pos_ not in {"PROPN", "ADJ"}:
            return None
        first, last = entity_edges(token) or (token, token)
        actor = self.lexicon.actors.find(token.doc[first.i : last.i + 1].text)
        if actor is not None and actor.classes & _SORTS.get(noun.lemma_.lower(), _ANY):
            return actor.name
        return self.lexicon.actors.people_of(token.text)
