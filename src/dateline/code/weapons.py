"""The weapon of an event, where it is named: what it was done with, never what it was done to."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.code.match import Trigger
from dateline.lexicon import Lexicon
from dateline.syntax import children, conjuncts, phrase
from dateline.types import Passage, Reading, Value
from dateline.types.parse import Token

_CLASSES = ("weapons", "explosives", "munitions", "artillery", "gases", "means")
_INSTRUMENTS = ("with", "using", "by", "from", "subject", "compound", "modifier")


class WeaponFinder:
    """Finds the weapons of triggers in one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon

    def weapon(self, passage: Passage, trigger: Trigger) -> Value[str] | None:
        """The weapon among the trigger's instruments, the trigger's own word first; None where none is named."""
        for token in self._candidates(trigger):
            if self._is_weapon(token):
                left, right = phrase(token)
                while left.i < token.i and left.pos_ in {"DET", "NUM"}:
                    left = left.nbor()
                span = self.reading.span(passage, left, min(right, token, key=lambda word: word.i))
                return Value.read(self.reading.report, self.reading.report.quote(span), (span,), "weapons")
        return None

    def _candidates(self, trigger: Trigger) -> Iterator[Token]:
        if trigger.token.pos_ == "NOUN":
            yield trigger.token
        for slot in _INSTRUMENTS:
            for filler in trigger.slots.get(slot, ()):
                yield from conjuncts(filler)
        for clause in children(trigger.token, "advcl", "acl"):
            if clause.lemma_.lower() == "use":
                yield from children(clause, "obj")

    def _is_weapon(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return token.pos_ in {"NOUN", "PROPN"} and any(self.lexicon.is_a(lemma, name) for name in _CLASSES)
