"""What a figure counts: the noun it stands by, or what befalls the people it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon import PERSONS, CountedWords, Lexicon
from dateline.read.fates import Fates
from dateline.read.figures import Figure
from dateline.syntax import basic, case_of, children
from dateline.types import Counted
from dateline.types.parse import Doc, Token

_BESIDE = frozenset({"nummod", "amod", "det", "compound", "advmod"})
_AGED = frozenset({"aged", "age", "ages"})
_DWELLERS = frozenset({"resident", "people", "person", "citizen"})
_OF = frozenset({"of", "out of", "among"})
_REACH = 5
"""Words between a figure and the noun it counts, where the parse does not join them."""


class Counting:
    """Says what the figures of a parsed text count."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words: CountedWords = lexicon.counted
        self._fates = Fates(lexicon.counted)

    def counted(self, doc: Doc, figure: Figure) -> Counted | None:
        """The writing decides first, then the noun if it is a thing, then the fate of the people.

        None for a bare figure of which nothing is told ("three escaped").
        """
        root, last = number_tokens(doc, figure)
        if figure.form is not None:
            return figure.form
        if self._is_age(doc, figure, root, last):
            return Counted.AGE
        noun = self.noun_of(doc, root, last)
        kind = self.kind_of(noun) if noun is not None else None
        if kind is not None and kind not in PERSONS:
            return kind
        fate = self._fates.of(noun if noun is not None else root, root)
        if noun is None:
            return fate
        if kind is None:
            return fate if fate in {Counted.KILLED, Counted.INJURED} else Counted.OTHER
        if fate is not None:
            return fate
        if kind in {Counted.PEOPLE, Counted.FIGHTERS} and self._is_population(noun):
            return Counted.POPULATION
        return kind

    def noun_of(self, doc: Doc, root: Token, last: Token) -> Token | None:
        """The noun that the figure counts; None where it stands for itself ("12 were killed")."""
        hyphened = self._after_hyphen(doc, last)
        if hyphened is not None:
            return hyphened
        inner = [
            child for child in children(root, "nmod", "obl") if case_of(child) in _OF and child.i > root.i
        ]
        if inner and not _is_pronoun(inner[0]):
            return inner[0]
        head = root.head
        if basic(root) in _BESIDE and head.i > last.i and head.pos_ in {"NOUN", "PROPN", "ADJ", "X"}:
            return head
        return self._next_noun(last)

    def _after_hyphen(self, doc: Doc, last: Token) -> Token | None:
        """The member of "a 20-member team"."""
        if last.i + 2 < len(doc) and doc[last.i + 1].text in {"-", "–"} and not last.whitespace_:
            return doc[last.i + 2]
        return None

    def _next_noun(self, last: Token) -> Token | None:
        """The nearest noun behind, over adjectives and names, up to a verb, a preposition or a mark."""
        found = None
        for token in _following(last):
            if token.pos_ in {"NOUN", "PROPN"}:
                found = token
            elif token.pos_ not in {"ADJ", "ADV"} or found is not None:
                break
        return found

    def kind_of(self, noun: Token) -> Counted | None:
        """What the noun is by the lexicon, compounds first; a nationality in the plural is people."""
        lemma = noun.lemma_.lower()
        for before in self._modifiers(noun):
            kind = self._words.nouns.get(f"{before} {lemma}")
            if kind is not None:
                return kind
        if lemma in self._words.by_modifier:
            kinds = [self._words.nouns.get(before) for before in self._modifiers(noun)]
            kind = next((kind for kind in kinds if kind is not None), None)
            if kind is not None:
                return kind
        kind = self._words.nouns.get(lemma) or self._words.nouns.get(noun.lower_)
        if kind is not None:
            return kind
        if lemma in self._words.persons or noun.tag_ == "NNPS" or self._is_nationality(noun):
            return Counted.PEOPLE
        return None

    @staticmethod
    def _modifiers(noun: Token) -> list[str]:
        before = [child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod", "flat"}]
        if noun.i > 0:
            before.append(noun.nbor(-1))
        return [word for child in before for word in (child.lemma_.lower(), child.lower_)]

    def _is_nationality(self, noun: Token) -> bool:
        name = noun.text.removesuffix("s")
        return noun.text[:1].isupper() and (
            noun.ent_type_ == "nationality" or self._lexicon.actors.people_of(name) is not None
        )

    def _is_age(self, doc: Doc, figure: Figure, root: Token, last: Token) -> bool:
        """ "Aged 12", "12 years old", "a 12-year-old", "the age of 12", and "Ali Hassan, 34, said"."""
        before = doc[max(0, root.i - 2) : root.i]
        if any(token.lower_ in _AGED for token in before):
            return True
        if root.dep_ == "conj" and root.head.like_num and root.head.i > 0:
            return root.head.nbor(-1).lower_ in _AGED  # "aged 15 and 17"
        if len(before) == 2 and before.text.lower() in {"young as", "old as"}:
            return True
        behind = [token.lower_ for token in doc[last.i + 1 : last.i + 6] if token.text not in {"-", "–"}]
        if len(behind) > 1 and behind[0] in {"year", "years", "month", "months"} and "old" in behind[1:2]:
            return True
        if figure.rule != "exact" or not (figure.best or 0) < 120 or last.i + 1 >= len(doc) or root.i < 2:
            return False
        bearer = doc[root.i - 2]
        named = bearer.pos_ == "PROPN" and bearer.ent_type_ in {"person", ""}
        person = bearer.tag_ == "NN" and self.kind_of(bearer) in PERSONS
        return (named or person) and doc[root.i - 1].text == "," and doc[last.i + 1].text in {",", ")", "."}

    def _is_population(self, noun: Token) -> bool:
        """ "A city of 200,000 people", "home to 200,000 people"."""
        head = noun.head.lemma_.lower()
        case = case_of(noun)
        if (case == "of" and head in self._words.places) or (case == "to" and head == "home"):
            return True
        whose = children(noun, "nmod:poss")
        return noun.lemma_.lower() in _DWELLERS and any(one.ent_type_ == "place" for one in whose)


def number_tokens(doc: Doc, figure: Figure) -> tuple[Token, Token]:
    """The word of the number that hangs outside it, and its last word."""
    span = doc.char_span(figure.first, figure.last, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no words at {figure.first}-{figure.last}")
    inside = {token.i for token in span}
    outer = [token for token in span if token.head.i not in inside or token.head.i == token.i]
    return (outer[-1] if outer else span[-1]), span[-1]


def _following(last: Token) -> Iterator[Token]:
    doc = last.doc
    for token in doc[last.i + 1 : last.i + 1 + _REACH]:
        if token.is_sent_start or token.pos_ in {
            "VERB",
            "AUX",
            "ADP",
            "PUNCT",
            "CCONJ",
            "SCONJ",
            "PRON",
            "NUM",
        }:
            return
        yield token


def _is_pronoun(token: Token) -> bool:
    return token.pos_ in {"PRON", "DET"}
