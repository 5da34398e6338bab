"""What a phrase for a place stands for in one report: "the city", "the same province", "the university", "there"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.lexicon import Lexicon
from dateline.syntax import basic
from dateline.types import Name, Passage, Reading, Reference, Span

_LABELS = frozenset({"place", "facility"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Referent:
    """A name and where it stands in the report."""

    name: str
    span: Span


class PlaceReferences:
    """Resolves the phrases for places of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.marks = {mark.span.start: mark for mark in reading.marks("references", Reference)}
        names = [mark for mark in reading.marks("names", Name) if mark.label in _LABELS]
        self.named = [Referent(_plain(reading.report.quote(mark.span)), mark.span) for mark in names]

    def find(self, passage: Passage, token: Token) -> Referent | None:
        """What a definite phrase for a place, or "there", stands for; None where nothing tells."""
        start = passage.block.start + token.idx
        mark = self.marks.get(start)
        lemma = token.lemma_.lower()
        if mark is not None and not self._acts(passage, token, Referent(mark.label, mark.antecedent)):
            nearer = self._nearer(passage, token) if self._stands_for(lemma) == "place" else None
            return nearer or Referent(mark.label, mark.antecedent)
        if token.lower_ == "there":
            return next(self._here(passage, start), None)
        if not any(child.lower_ in _DEFINITE for child in token.children):
            return None
        if mark is not None and self._stands_for(lemma) == "country":
            return self._country(passage, token, start)
        described = [child for child in token.children if basic(child) in {"amod", "compound", "nmod", "acl"}]
        if [child.lower_ for child in described] == ["same"]:
            return next(self._headed(start, lemma), None) or next(self._towns(start), None)
        return next(self._headed(start, lemma), None) if not described else None

    def _stands_for(self, lemma: str) -> str | None:
        return self.lexicon.references.stand_ins.get(lemma)

    def _nearer(self, passage: Passage, token: Token) -> Referent | None:
        """ "In Gao, they returned to the city": the town that the sentence itself names before."""
        first = passage.block.start + token.sent.start_char
        start = passage.block.start + token.idx
        return next((one for one in self._towns(start) if one.span.start >= first), None)

    def _acts(self, passage: Passage, token: Token, referent: Referent) -> bool:
        """ "Washington invaded the country": nobody does something to himself."""
        verb = token.head
        for child in verb.children:
            if basic(child) == "nsubj" and verb.pos_ == "VERB":
                own = self.reading.span(passage, child.left_edge, child.right_edge)
                actor = self.lexicon.actors.find(child.text)
                same = actor is not None and actor == self.lexicon.actors.find(referent.name)
                if same or own.start <= referent.span.start < own.end:
                    return True
        return False

    def _before(self, start: int) -> Iterator[Referent]:
        """The names before a character, the nearest first."""
        return (one for one in reversed(self.named) if one.span.end <= start)

    def _here(self, passage: Passage, start: int) -> Iterator[Referent]:
        return (one for one in self._before(start) if one.span.start >= passage.block.start)

    def _country(self, passage: Passage, token: Token, start: int) -> Referent | None:
        """The country named last that does not act in the phrase's own clause."""
        for one in self._before(start):
            if self.lexicon.places.capital_of(one.name) and not self._acts(passage, token, one):
                return one
        return None

    def _towns(self, start: int) -> Iterator[Referent]:
        return (one for one in self._before(start) if not self.lexicon.is_country(one.name))

    def _headed(self, start: int, lemma: str) -> Iterator[Referent]:
        """Names of such a thing: "Basra University", "the University of Basra", "Basra" before "province"."""
        for one in self._before(start):
            words = one.name.lower().split()
            ends = {words[-1], words[words.index("of") - 1] if "of" in words[1:] else words[-1]}
            if len(words) > 1 and lemma in ends:
                yield one
            elif self.reading.report.text[one.span.end :].lower().startswith(f" {lemma}"):
                whole = self.reading.report.span(one.span.start, one.span.end + len(lemma) + 1)
                yield Referent(_plain(self.reading.report.quote(whole)), whole)


def _plain(name: str) -> str:
    return " ".join(name.split())
