"""Who acts, who is acted on and who says it: names from quotes, as our own coder writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.engine.answer import Quoted
from dateline.engine.dropped import NOT_THERE, UnfitError
from dateline.engine.quotes import Quotes
from dateline.lexicon import Lexicon
from dateline.lexicon.actors import describe
from dateline.types import Claim, Counted, Name, Party, Passage, Quantity, Reading, Reference, Span, Value
from dateline.types.parse import Phrase, Token

ORIGIN = "model"
LONGEST_NAME = 200
"""Characters; who it is, not what is told of them."""
_BEFORE_NAMES = frozenset({"NUM", "DET", "ADP", "SYM"})
_RESOLVED = 0.7
"""Confidence of a name that a pronoun stands for, as in our own coder."""


class Parties:
    """Reads the participants of one report."""

    def __init__(self, reading: Reading, quotes: Quotes, lexicon: Lexicon) -> None:
        self.reading = reading
        self.quotes = quotes
        self.actors = lexicon.actors
        self.references = {mark.span.start: mark for mark in reading.marks("references", Reference)}
        self.quantities = [
            mark for mark in reading.marks("quantities", Quantity) if mark.counted is not Counted.ORDINAL
        ]
        names = {reading.report.quote(mark.span) for mark in reading.marks("names", Name)}
        found = (self.actors.country_of(" ".join(name.split())) for name in names)
        self.countries = frozenset(code for code in found if code)

    def value(self, quoted: Quoted, near: Span) -> Value[str]:
        """The participant that a quote names; raises UnfitError for a pronoun that nothing resolves."""
        span = self.quotes.find(quoted.quote, self.quotes.sentence(quoted.sentence) or near)
        if span is None:
            raise UnfitError(NOT_THERE)
        if span.end - span.start > LONGEST_NAME:
            raise UnfitError("is no name but a whole passage")
        passage = self.quotes.passage(span)
        phrase = words_of(passage, span)
        if phrase is None:
            return self._named(span)
        phrase = _without_marks(phrase)
        reference = self.references.get(passage.block.start + phrase.root.idx)
        if len(phrase) == 1 and phrase.root.pos_ == "PRON":
            if reference is None:
                raise UnfitError("is a pronoun that stands for nobody who is named")
            return self._referred(passage, phrase.root, reference)
        return self._named(self.reading.span(passage, self._first(passage, phrase), phrase[-1]))

    def with_parties(self, claim: Claim) -> Claim:
        """The claim with what the lexicon knows of everybody in it."""
        people = (*claim.actor, *claim.target, *((claim.said_by,) if claim.said_by else ()))
        return replace(claim, parties=tuple(self._parties(people)))

    def _named(self, span: Span) -> Value[str]:
        words = " ".join(self.reading.report.quote(span).split())
        return Value.read(self.reading.report, self._canonical(words), (span,), ORIGIN)

    def _referred(self, passage: Passage, pronoun: Token, reference: Reference) -> Value[str]:
        own = self.reading.span(passage, pronoun, pronoun)
        name = self._canonical(reference.label)
        return Value.read(self.reading.report, name, (own, reference.antecedent), ORIGIN, _RESOLVED)

    def _canonical(self, words: str) -> str:
        known = self.actors.find(words, self.reading.report.published, self.countries)
        return known.name if known is not None else words

    def _first(self, passage: Passage, phrase: Phrase) -> Token:
        """The first word of the name itself: "at least 12 villagers" are villagers."""
        for token in phrase[:-1]:
            if token.pos_ not in _BEFORE_NAMES and not self._in_figure(passage, token):
                return token
        return phrase[-1]

    def _in_figure(self, passage: Passage, token: Token) -> bool:
        start = passage.block.start + token.idx
        return any(mark.span.start <= start < mark.span.end for mark in self.quantities)

    def _parties(self, people: Iterable[Value[str]]) -> Iterable[Party]:
        for value in {value.value: value for value in people}.values():
            party = self._described(value.value) or self._described(value.original)
            if party is not None:
                yield replace(party, name=value.value)

    def _described(self, words: str) -> Party | None:
        return describe(self.actors, words, self.reading.report.published, self.countries)


def _without_marks(phrase: Phrase) -> Phrase:
    """A name that stands in quotation marks or brackets, without them."""
    inside = len(phrase) > 2 and phrase[0].pos_ == phrase[-1].pos_ == "PUNCT"
    return phrase[1:-1] if inside else phrase


def words_of(passage: Passage, span: Span) -> Phrase | None:
    """The whole words of a quote, None where it ends within one."""
    start = passage.block.start
    return passage.doc.char_span(span.start - start, span.end - start)
