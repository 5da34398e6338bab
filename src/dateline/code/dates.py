"""When an event is said to have happened: the time nearest to its words."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of
from dateline.types import Passage, Reading, TimeExpression, Value, When

_OF_SAYING = frozenset({"times/weekday", "times/day word"})
_OCCASIONS = frozenset({"in", "at", "during", "on"})


class DateFinder:
    """Finds the dates of triggers in one report; a date nobody tells stays absent."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.times = reading.marks("times", TimeExpression)

    def date(self, passage: Passage, token: Token, words: tuple[Token, ...]) -> Value[When] | None:
        """The date among the trigger's own words, else in the clauses above it.

        "He said on Monday" and "said yesterday" date the saying alone.
        """
        found = self._among(passage, tuple(word for word in words if self._is_own(word, token)))
        node = token
        while found is None and node.head.i != node.i and node.dep_ not in {"parataxis", "acl:relcl"}:
            said = (
                node.dep_ == "ccomp" and self.lexicon.voices.manner_of(node.head.lemma_.lower()) is not None
            )
            node = node.head
            own = tuple(
                word
                for child in node.children
                if basic(child) in {"obl", "nmod", "advmod"}
                for word in child.subtree
                if self._is_own(word, token)
            )
            found = self._among(passage, own)
            if said and found is not None and found.origin in _OF_SAYING:
                return None
        return found

    def _is_own(self, word: Token, event: Token) -> bool:
        """False for the day of another event: "accused it of the May 2 attack", "left after Monday's announcement"."""
        node = word
        while node.head.i != node.i and node.i != event.i:
            node = node.head
            other = node.pos_ == "NOUN" and not node.is_ancestor(event) and node.i != event.i
            if node.head.i == event.i and case_of(node) in _OCCASIONS:
                return True  # "warned him at a summit in May"
            if other and basic(node) != "compound" and self.lexicon.is_a(node.lemma_.lower(), "happenings"):
                return False
        return True

    def _among(self, passage: Passage, words: tuple[Token, ...]) -> Value[When] | None:
        starts = {passage.block.start + word.idx for word in words}
        for mark in self.times:
            if mark.when is not None and any(mark.span.start <= start < mark.span.end for start in starts):
                return Value.read(self.reading.report, mark.when, (mark.span,), f"times/{mark.label}")
        return None
