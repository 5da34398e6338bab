"""Who and what takes part in an incident, as strings of the text: people, named persons, bodies and things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline.evaluate.muc_sheet import MucSheet
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, entity_edges, phrase
from dateline.types import Claim, Name, Reading, Span, Value
from dateline.types.parse import Phrase, Token

_BESIDE = frozenset({"appos", "conj", "flat", "list", "parataxis", "compound"})


class Sort(StrEnum):
    """What a party is."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    THING = "thing"
    PLACE = "place"


@dataclass(frozen=True)
class Party:
    """One participant: its head word, the phrase without article, with its figure and without, the name if any."""

    sort: Sort
    head: Token
    text: str
    counted: str
    name: str | None = None
    bodies: tuple[str, ...] = ()

    @property
    def lemma(self) -> str:
        """The head word's lemma in lower case."""
        return self.head.lemma_.lower()


class Parties:
    """Finds the parties of one reading's claims."""

    def __init__(self, reading: Reading, lexicon: Lexicon, sheet: MucSheet) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.sheet = sheet
        self.persons = _full_names(reading)
        self.groups = self._groups()
        self.identified: dict[str, tuple[str, ...]] = {}
        self.identified = self._identified()

    def _groups(self) -> tuple[str, ...]:
        """Armed groups by how often the report names them, the commonest first, each by its first words there."""
        seen: dict[str, list[str]] = {}
        for name in self.reading.marks("names", Name):
            text = _bare(self.reading.report.quote(name.span))
            actor = self.lexicon.actors.find(text)
            if name.label == "armed group" or (actor is not None and "fighters" in actor.classes):
                seen.setdefault(actor.name if actor is not None else text, []).append(text)
        return tuple(texts[0] for _, texts in sorted(seen.items(), key=lambda item: -len(item[1])))

    def of(self, value: Value[str]) -> Iterator[Party]:
        """The parties a value of a claim names: the words a pronoun stands for, not the pronoun."""
        words = self.words(value.evidence[-1])
        if words is None:
            return
        head = words.root
        if head.pos_ in {"PRON", "DET"}:
            return
        main = self.party(head)
        yield main
        for name in dict.fromkeys(self.names_beside(head)):
            if name != main.name:
                yield Party(Sort.PERSON, head, main.text, main.counted, name)

    def names_beside(self, head: Token) -> Iterator[str]:
        """Persons who are listed with the head or said to be it: "priests A, rector of X; B and C", "including D"."""
        for child in head.children:
            listed = child.dep_ in _BESIDE or (child.dep_ == "nmod" and case_of(child) == "including")
            if not listed or (child.dep_ == "parataxis" and child.pos_ == "VERB"):
                continue
            if child.ent_type_ == "person":
                first, last = entity_edges(child) or (child, child)
                yield self.full_name(child.doc[first.i : last.i + 1].text)
            yield from self.names_beside(child)
        yield from self.identified.get(head.lemma_.lower(), ())

    def _identified(self) -> dict[str, tuple[str, ...]]:
        """Names by the word of whom they are said to be: "the victim was identified as …", "the dead are …"."""
        found: dict[str, tuple[str, ...]] = {}
        for _, sentence in self.reading.sentences():
            for token in sentence:
                named = token.ent_type_ == "person" and (
                    (
                        basic(token) == "obl"
                        and case_of(token) == "as"
                        and token.head.lemma_.lower() == "identify"
                    )
                    or any(child.dep_ == "cop" for child in token.children)
                )
                if named:
                    verb = token.head if basic(token) == "obl" else token
                    first, last = entity_edges(token) or (token, token)
                    names = (token.doc[first.i : last.i + 1].text, *self._listed(token))
                    for subject in children(verb, "nsubj"):
                        if subject.pos_ == "NOUN":
                            key = subject.lemma_.lower()
                            found[key] = (*found.get(key, ()), *map(self.full_name, names))
        return found

    @staticmethod
    def _listed(token: Token) -> Iterator[str]:
        for child in children(token, "conj"):
            if child.ent_type_ == "person":
                first, last = entity_edges(child) or (child, child)
                yield child.doc[first.i : last.i + 1].text
            yield from Parties._listed(child)

    def words(self, span: Span) -> Phrase | None:
        """The tokens under a span; None where it lies in no passage."""
        for passage in self.reading.passages:
            start = passage.block.start
            if start <= span.start and span.end <= passage.block.end:
                return passage.doc.char_span(span.start - start, span.end - start, alignment_mode="expand")
        return None

    def sentences(self, claim: Claim) -> list[Phrase]:
        """The sentences that a claim's evidence stands in."""
        found = {}
        for span in claim.evidence:
            words = self.words(span)
            if words is not None:
                for sentence in words.doc.sents:
                    if sentence.start < words.end and words.start < sentence.end:
                        found[id(words.doc), sentence.start] = sentence
        return list(found.values())

    def weapons(self, claim: Claim) -> Iterator[Token]:
        """Every word for a weapon in the sentences of a claim."""
        names = self.sheet.explosives | self.sheet.firearms | self.sheet.blades
        for sentence in self.sentences(claim):
            for token in sentence:
                if (
                    token.pos_ in {"NOUN", "PROPN"}
                    and token.lemma_.lower() in names
                    and token.dep_ != "compound"
                ):
                    yield token

    def weapon_text(self, head: Token) -> str:
        """A weapon with the nouns before it ("car bomb")."""
        left = head
        while (
            left.i > head.sent.start and left.nbor(-1).head.i == head.i and left.nbor(-1).dep_ == "compound"
        ):
            left = left.nbor(-1)
        return _bare(head.doc[left.i : head.i + 1].text)

    def party(self, head: Token) -> Party:
        """The party whose head word this is."""
        person = self._person(head)
        text, counted = self._text(head, self.sheet.measures), self._text(head, None)
        if person is not None:
            return Party(Sort.PERSON, head, text, counted, person, tuple(self._bodies(head)))
        lemma = head.lemma_.lower()
        if head.ent_type_ == "place" and not self._is_people(lemma):
            return Party(Sort.PLACE, head, text, counted)
        if self._is_people(lemma):
            return Party(Sort.PEOPLE, head, text, counted, None, tuple(self._bodies(head)))
        if lemma in self.sheet.bodies or head.ent_type_ == "organisation":
            return Party(Sort.BODY, head, text, counted, text)
        return Party(Sort.THING, head, text, counted, None, tuple(self._bodies(head)))

    def _person(self, head: Token) -> str | None:
        """The full name of the person at the head, or beside it ("the mayor, Juan Perez")."""
        beside = [
            child for child in children(head, "appos", "flat", "compound") if child.ent_type_ == "person"
        ]
        for token in (head, *beside):
            if token.ent_type_ == "person":
                first, last = entity_edges(token) or (token, token)
                return self.full_name(token.doc[first.i : last.i + 1].text)
        return None

    def full_name(self, name: str) -> str:
        """The longest name in the report that ends or begins with this one."""
        name = _bare(name)
        key = name.lower().split()
        longest = name
        for other in self.persons:
            words = other.lower().split()
            if len(words) > len(longest.split()) and all(word in words for word in key):
                longest = other
        return longest

    def _is_people(self, lemma: str) -> bool:
        if lemma in self.sheet.people:
            return True
        if lemma in self.sheet.bodies:
            return False
        return any(
            self.lexicon.is_a(lemma, name) for name in ("persons", "people", "fighters", "labour", "leaders")
        )

    def _bodies(self, head: Token) -> Iterator[str]:
        """Organisations named in the phrase: "members of the X", "X guerrillas"."""
        for child in children(head, "nmod", "compound", "amod", "appos", "flat"):
            if child.dep_ == "nmod" and case_of(child) not in {"of", "from"}:
                continue
            if child.ent_type_ == "organisation":
                first, last = entity_edges(child) or (child, child)
                yield _bare(child.doc[first.i : last.i + 1].text)
            elif child.dep_ == "nmod" and child.lemma_.lower() in self.sheet.bodies:
                yield self._text(child)

    def _text(self, head: Token, measures: frozenset[str] | None = frozenset()) -> str:
        """The phrase of a head word without article, and without figures and these words unless they are None."""
        left, right = phrase(head)
        while left.i < head.i and (
            left.pos_ in {"DET", "PUNCT", "PRON", "ADP"}
            or (measures is not None and (left.pos_ in {"NUM", "SYM"} or left.lower_ in measures))
        ):
            left = left.nbor()
        return _bare(head.doc[left.i : right.i + 1].text)


def _bare(text: str) -> str:
    return " ".join(text.split()).removesuffix("'s").removesuffix("’s").strip(" \"'[](),")


def _full_names(reading: Reading) -> tuple[str, ...]:
    names = {
        _bare(name.text): None
        for passage in reading.passages
        for name in passage.doc.ents
        if name.label_ == "person"
    }
    return tuple(name for name in names if len(name.split()) > 1)
