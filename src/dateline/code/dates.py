"""When an event is said to have happened: the time in its own clause, or in the clauses above it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.code.draft import UNTOLD
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of
from dateline.types import Absence, Dated, Passage, Reading, TimeExpression, Told

_OF_SAYING = frozenset({"times/weekday", "times/day word"})
_OCCASIONS = frozenset({"in", "at", "during", "on"})
_ABOVE = 0.9
"""Confidence of a date in a clause above the event's: 22 of 25 are right on the coded reports."""


class DateFinder:
    """Finds the dates of triggers in one report; a date nobody tells stays absent, with the reason."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.times = reading.marks("times", TimeExpression)

    def date(self, passage: Passage, token: Token, words: tuple[Token, ...]) -> Dated | Absence:
        """The date among the trigger's own words, else in the clauses above it.

        "He said on Monday" and "said yesterday" date the saying alone.
        """
        own = tuple(word for word in words if self._is_own(word, token))
        found = self._among(passage, own, Told.CLAUSE)
        node = token
        while found is None and node.head.i != node.i and node.dep_ not in {"parataxis", "acl:relcl"}:
            said = (
                node.dep_ == "ccomp" and self.lexicon.voices.manner_of(node.head.lemma_.lower()) is not None
            )
            node = node.head
            above = tuple(
                word
                for child in node.children
                if basic(child) in {"obl", "nmod", "advmod"}
                for word in child.subtree
                if self._is_own(word, token)
            )
            found = self._among(passage, above, Told.SENTENCE)
            if said and found is not None and found.origin in _OF_SAYING:
                return Absence("date", f"“{found.original}” tells when it was said, not when it was")
        return found if found is not None else self._unknown(passage, own)

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

    def _among(self, passage: Passage, words: tuple[Token, ...], told: Told) -> Dated | None:
        mark = next((mark for mark in self._marks(passage, words) if mark.when is not None), None)
        if mark is None or mark.when is None:
            return None
        words_there = self.reading.report.quote(mark.span)
        sure = 1.0 if told is Told.CLAUSE else _ABOVE
        return Dated(mark.when, words_there, (mark.span,), f"times/{mark.label}", sure, told)

    def _marks(self, passage: Passage, words: tuple[Token, ...]) -> list[TimeExpression]:
        starts = {passage.block.start + word.idx for word in words}
        return [
            mark for mark in self.times if any(mark.span.start <= start < mark.span.end for start in starts)
        ]

    def _unknown(self, passage: Passage, words: tuple[Token, ...]) -> Absence:
        """Why there is none: no time is told, or one that counts from a day that is not known."""
        for mark in self._marks(passage, words):
            if (mark.value or "").startswith(("DCT", "XXXX")):
                told = self.reading.report.quote(mark.span)
                return Absence("date", f"“{told}” counts from the day of publication, which is not known")
        return Absence("date", UNTOLD)
