"""What pronouns and phrases such as "the group" and "the city" stand for, within one report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, phrase
from dateline.types import Layer, Passage, Reading, Reference

_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_REACH = 4  # sentences a pronoun looks back; GUM dev news: 97 % of antecedents lie within four


@dataclass(frozen=True)
class Mention:
    """A nominal that something later may refer to."""

    token: Token
    passage: Passage
    sentence: int
    sort: str
    plural: bool
    subject: bool


class ReferenceReader:
    """Adds the layer "references"."""

    name = "references"
    version = "1"
    requires = frozenset({"passages"})
    gives = frozenset({"references"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, reading: Reading) -> Reading:
        """Each pronoun or definite phrase that finds an antecedent; the others stay unresolved."""
        marks = tuple(self._marks(reading))
        return reading.with_layer(Layer("references", self.name, self.version, marks))

    def _marks(self, reading: Reading) -> Iterator[Reference]:
        mentions: list[Mention] = []
        for number, (passage, sentence) in enumerate(reading.sentences()):
            for token in sentence:
                found = self._resolve(token, number, mentions)
                if found is not None:
                    left, right = phrase(found.token)
                    span = reading.span(found.passage, left, right)
                    label = self._label(token, reading.report.quote(span))
                    yield Reference(reading.span(passage, token, token), label, span)
                sort = self._sort(token)
                if sort is not None:
                    subject = basic(token) == "nsubj"
                    plural = token.tag_ in {"NNS", "NNPS"} or any(
                        child.dep_ == "conj" for child in token.children
                    )
                    mentions.append(Mention(token, passage, number, sort, plural, subject))

    def _label(self, token: Token, name: str) -> str:
        """The capital of a country just named is that country's capital; anything else goes by its name."""
        if token.lemma_.lower() != "capital":
            return name
        return self.lexicon.places.capital_of(name) or name

    def _sort(self, token: Token) -> str | None:
        """ "person", "group", "place" or None for a word nothing refers back to."""
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.dep_ in {"compound", "flat", "amod"}:
            return None
        label = token.ent_type_
        if label in {"person", "place"}:
            return label
        if label == "organisation":
            return "group"
        lemma = token.lemma_.lower()
        if any(self.lexicon.is_a(lemma, name) for name in ("fighters", "forces", "states", "organisations")):
            return "person" if self._one_person(token) else "group"
        if self.lexicon.is_a(lemma, "people") or self.lexicon.is_a(lemma, "persons"):
            return "person" if self._one_person(token) else "group"
        return None

    def _one_person(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        one = self.lexicon.is_a(lemma, "people") or self.lexicon.is_a(lemma, "persons")
        return token.tag_ in {"NN", "NNP"} and one

    def _resolve(self, token: Token, number: int, mentions: list[Mention]) -> Mention | None:
        word = token.lower_
        if word == "there" and token.pos_ == "ADV":
            return self._pick(token, number, mentions, {"place"}, plural=False)
        if token.pos_ in {"PRON", "DET"}:
            speaker = self._own_speaker(token, mentions)
            if speaker is not None:
                return speaker
            if word in _PERSON:
                return self._pick(token, number, mentions, {"person"}, plural=False)
            if word in _PLURAL:
                return self._pick(token, number, mentions, {"group", "person"}, plural=True)
            if word in _THING:
                return self._pick(token, number, mentions, {"group", "place"}, plural=False)
            if word in _SPEAKER:
                return self._issuer(mentions)
        if token.pos_ == "NOUN" and any(child.lower_ in {"the", "this", "that"} for child in token.children):
            lemma = token.lemma_.lower()
            modified = any(
                child.dep_ in {"amod", "compound", "nmod", "acl:relcl", "flat"} for child in token.children
            )
            if modified:
                return None
            if self.lexicon.is_a(lemma, "settlements"):
                return self._pick(token, number, mentions, {"place"}, plural=False)
            if lemma in {"group", "organisation", "organization", "movement", "faction", "militia", "party"}:
                return self._pick(token, number, mentions, {"group"}, plural=False, named=True)
        return None

    def _own_speaker(self, token: Token, mentions: list[Mention]) -> Mention | None:
        """ "A statement from X says that it …": the subject of what is said is who says it, where it can be."""
        if token.lower_ not in _THING | _PLURAL or basic(token) != "nsubj" or basic(token.head) != "ccomp":
            return None
        saying = token.head.head
        if self.lexicon.voices.manner_of(saying.lemma_.lower()) is None:
            return None
        for subject in children(saying, "nsubj"):
            makers = [child for child in children(subject, "nmod") if case_of(child) in {"from", "by"}]
            for one in (*makers, subject):
                found = next(
                    (
                        mention
                        for mention in reversed(mentions)
                        if mention.token.i == one.i and mention.token.doc is one.doc
                    ),
                    None,
                )
                if found is not None and found.sort == "group":
                    return found
        return None

    def _issuer(self, mentions: list[Mention]) -> Mention | None:
        """ "We" outside quotations: the body whose acts the report tells, as its first subject names it."""
        named = [one for one in mentions if one.subject and one.token.ent_type_ in {"organisation", "place"}]
        return named[0] if named else None

    def _pick(
        self,
        token: Token,
        number: int,
        mentions: list[Mention],
        sorts: set[str],
        *,
        plural: bool,
        named: bool = False,
    ) -> Mention | None:
        best, best_score = None, 0.0
        for order, mention in enumerate(reversed(mentions)):
            distance = number - mention.sentence
            if distance > _REACH:
                break
            if mention.sort not in sorts or not self._may_be(token, mention, plural, named):
                continue
            score = 10.0 - 2.5 * distance - 0.2 * order + (2.0 if mention.subject else 0.0)
            if mention.token.ent_type_ and not plural:
                score += 1.0
            if plural and mention.plural:
                score += 2.0
            if score > best_score:
                best, best_score = mention, score
        return best

    def _may_be(self, token: Token, mention: Mention, plural: bool, named: bool) -> bool:
        if named and not mention.token.ent_type_:
            return False
        if plural and mention.sort == "person" and not mention.plural:
            return False
        if not plural and mention.plural and not mention.token.ent_type_:
            return False
        same_clause = mention.token.head.i == token.head.i and mention.token.doc is token.doc
        return not (
            same_clause and basic(mention.token) in {"nsubj", "obj"} and basic(token) in {"nsubj", "obj"}
        )
