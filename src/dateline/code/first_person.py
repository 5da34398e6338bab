"""Who "I" and "we" are in a statement: the person who issues it, and the state that this person speaks for."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from dateline.lexicon import Lexicon
from dateline.syntax import basic, entity_edges
from dateline.types import BlockKind, Name, Passage, Reading, Span, Value
from dateline.types.parse import Token

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CROSSHEAD})
_ALONE = frozenset({"i", "me", "my"})
_QUOTES = frozenset('"“”«»„')


class FirstPerson:
    """The first persons of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon

    def speaker(self, passage: Passage, word: Token, voice: Value[str] | None) -> Value[str] | None:
        """Whoever says "I" or "we": the voice of the clause, else the issuer of the report, else its state."""
        found = voice or (self.issuer if word.lower_ in _ALONE else self.state or self.issuer)
        if found is None:
            return None
        own = self.reading.span(passage, word, word)
        return Value.read(self.reading.report, found.value, (own, *found.evidence), "speaker", 0.8)

    def doer(self, passage: Passage, word: Token, voice: Value[str] | None) -> Value[str] | None:
        """Who did what "we" did: the state of a statement that its minister gives, not the minister."""
        if word.lower_ in _ALONE or self.is_news or self.state is None:
            return self.speaker(passage, word, voice)
        return self.speaker(passage, word, self.state)

    @cached_property
    def is_news(self) -> bool:
        """True for a report that quotes: what a statement says stands there without quotation marks."""
        return any(char in _QUOTES for char in self.reading.report.text)

    @cached_property
    def issuer(self) -> Value[str] | None:
        """The person whom the headline or the first paragraph names ("Statement by …", "… said:")."""
        bodies = [passage.block for passage in self.reading.passages if passage.block.kind not in _HEADS]
        end = bodies[0].end if bodies else 0
        for mark in self.reading.marks("names", Name):
            if mark.label == "person" and mark.span.start < end and not self.is_news:
                return self._named(self._fullest(mark))
        return None

    def _fullest(self, mark: Name) -> Name:
        """The longest name that ends as this one does: "Tobias Hart" for "Hart"."""
        last = self.reading.report.quote(mark.span).split()[-1]
        same = [
            other
            for other in self.reading.marks("names", Name)
            if other.label == "person" and self.reading.report.quote(other.span).split()[-1] == last
        ]
        return max(same, key=lambda one: one.span.end - one.span.start)

    def _named(self, mark: Name) -> Value[str]:
        name = " ".join(self.reading.report.quote(mark.span).split())
        return Value.read(self.reading.report, name, (mark.span,), "issuer", 0.6)

    @cached_property
    def state(self) -> Value[str] | None:
        """The country that is most often the subject of a clause; the first of those that tie."""
        told: Counter[str] = Counter()
        spans: dict[str, Span] = {}
        for passage in self.reading.passages:
            for token in passage.doc:
                name = self._country(token)
                if name is not None:
                    told[name] += 1
                    spans.setdefault(name, self.reading.span(passage, token, token))
        if not told:
            return None
        name, _ = told.most_common(1)[0]
        return Value.read(self.reading.report, name, (spans[name],), "issuer", 0.6)

    def _country(self, token: Token) -> str | None:
        if token.pos_ != "PROPN" or basic(token) != "nsubj":
            return None
        first, last = entity_edges(token) or (token, token)
        actor = self.lexicon.actors.find(token.doc[first.i : last.i + 1].text)
        return actor.name if actor is not None and "states" in actor.classes else None
