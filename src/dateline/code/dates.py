"""When an event is said to have happened: the time nearest to its words."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.syntax import basic
from dateline.types import Passage, Reading, TimeExpression, Value, When


class DateFinder:
    """Finds the dates of triggers in one report; a date nobody tells stays absent."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.times = reading.marks("times", TimeExpression)

    def date(self, passage: Passage, token: Token, words: tuple[Token, ...]) -> Value[When] | None:
        """The date among the trigger's own words, else in the clauses above it, the saying's last."""
        found = self._among(passage, words)
        node = token
        while found is None and node.head.i != node.i and node.dep_ not in {"parataxis", "acl:relcl"}:
            node = node.head
            own = tuple(
                word
                for child in node.children
                if basic(child) in {"obl", "nmod", "advmod"}
                for word in child.subtree
            )
            found = self._among(passage, own)
        return found

    def _among(self, passage: Passage, words: tuple[Token, ...]) -> Value[When] | None:
        starts = {passage.block.start + word.idx for word in words}
        for mark in self.times:
            if mark.when is not None and any(mark.span.start <= start < mark.span.end for start in starts):
                return Value.read(self.reading.report, mark.when, (mark.span,), f"times/{mark.label}")
        return None
