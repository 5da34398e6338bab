"""What a phrase for a place stands for in one report: "the city", "the same province", "the university", "there"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of
from dateline.types import Name, Passage, Reading, Reference, Span
from dateline.types.parse import Token

_LABELS = frozenset({"place", "facility"})
_BEHIND = 20
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
        self.speaking = frozenset(self._speakers())
        names = [
            mark
            for mark in reading.marks("names", Name)
            if mark.label in _LABELS and mark.span.start not in self.speaking
        ]
        self.named = [Referent(_plain(reading.report.quote(mark.span)), mark.span) for mark in names]

    def find(self, passage: Passage, token: Token, beside: Span | None = None) -> Referent | None:
        """What a definite phrase for a place, or "there", stands for; None where nothing tells.

        It is not what ``beside`` names: "Zumar, 20 km north of the city" lies north of another.
        """
        if beside is not None:
            return self._apart_from(passage, token, beside)
        start = passage.block.start + token.idx
        mark = self.marks.get(start)
        lemma = token.lemma_.lower()
        if mark is not None and mark.antecedent.start in self.speaking:
            mark = None
        if mark is not None and not self._acts(passage, token, Referent(mark.label, mark.antecedent)):
            nearer = self._nearer(passage, token) if self._stands_for(lemma) == "place" else None
            if nearer is None and self._is_goal(passage, mark.antecedent):
                nearer = next(self._headed(start, lemma), None)
            if nearer is None and lemma == "capital" and mark.antecedent.start < passage.block.start:
                nearer = self._own_capital(mark.label)
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

    def _apart_from(self, passage: Passage, token: Token, beside: Span) -> Referent | None:
        """The town named last before that goes by another name."""
        if self._stands_for(token.lemma_.lower()) != "place":
            return None
        name = _plain(self.reading.report.quote(beside)).lower()
        towns = self._towns(passage.block.start + token.idx)
        return next((one for one in towns if one.name.lower() != name and not self._is_unit(one)), None)

    def _is_unit(self, one: Referent) -> bool:
        """ "Borno state" is no city."""
        behind = self.reading.report.text[one.span.end : one.span.end + _BEHIND].split()
        return any(
            word.lower().strip(".,;") in self.lexicon.whereabouts.units_of_land
            for word in (one.name.split()[-1], *behind[:1])
        )

    def _speakers(self) -> Iterator[int]:
        """Where names of places begin that say something: "Moscow said" is a government, and no village."""
        for passage in self.reading.passages:
            for name in passage.doc.ents:
                verb, voices = name.root.head, self.lexicon.voices
                if basic(name.root) == "nsubj" and voices.manner_of(verb.lemma_.lower()) is not None:
                    yield passage.block.start + name.start_char

    def _stands_for(self, lemma: str) -> str | None:
        return self.lexicon.references.stand_ins.get(lemma)

    def _nearer(self, passage: Passage, token: Token) -> Referent | None:
        """ "In Gao, they returned to the city": the town that the sentence itself names before."""
        first = passage.block.start + token.sent.start_char
        start = passage.block.start + token.idx
        return next((one for one in self._towns(start) if one.span.start >= first), None)

    def _own_capital(self, other: str) -> Referent | None:
        """The capital that a report is from, where it names that country more than the one of the other capital."""
        line = (self.reading.report.dateline or "").split(",")[0].strip()
        city = next((one for one in self.named if one.name.lower() == line.lower()), None)
        if city is None or not self.lexicon.places.is_capital(city.name):
            return None
        counts = Counter(
            self.lexicon.actors.country_of(_plain(self.reading.report.quote(mark.span)))
            for mark in self.reading.marks("names", Name)
        )
        codes = [self.lexicon.actors.country_of(name) for name in (city.name, other)]
        return city if counts[codes[0]] > counts[codes[1]] else None

    def _is_goal(self, passage: Passage, name: Span) -> bool:
        """ "They fled to Iligan", told in another paragraph: the story goes on where they fled from."""
        home = next(
            (one for one in self.reading.passages if one.block.start <= name.start < one.block.end), None
        )
        if home is None or home is passage:
            return False
        start = home.block.start
        words = home.doc.char_span(name.start - start, name.end - start, alignment_mode="expand")
        return words is not None and case_of(words.root) == "to"

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
        text = self.reading.report.text
        for one in self._before(start):
            words = one.name.lower().split()
            ends = {words[-1], words[words.index("of") - 1] if "of" in words[1:] else words[-1]}
            before = text[max(0, one.span.start - len(lemma) - 5) : one.span.start].lower()
            behind = text[one.span.end : one.span.end + len(lemma) + 1].lower()
            if (len(words) > 1 and lemma in ends) or before == f" {lemma} of ":
                yield one
            elif behind == f" {lemma}":
                whole = self.reading.report.span(one.span.start, one.span.end + len(lemma) + 1)
                yield Referent(_plain(self.reading.report.quote(whole)), whole)


def _plain(name: str) -> str:
    return " ".join(name.split())
