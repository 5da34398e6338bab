"""Small questions about a UD parse that every layer asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.types.parse import Token

KINDS, KIND_CHANCES = "kinds", "kind_chances"
"""Keys in ``doc.user_data``: the kinds that our encoder was taught, and the table of ``KindChances``.

Other pipelines have no such keys.
"""
_CHANCES = "chances of kinds"
_INSIDE_CLAUSE = frozenset({"conj", "xcomp", "ccomp", "nsubj", "obj", "obl", "nmod"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_ORDINALS = frozenset({"first", "second", "third", "last", "next", "only"})


@dataclass(frozen=True)
class KindChances:
    """Chances that words tell events: ``table`` is [tokens, 1 + kinds], column 0 that a word tells none."""

    kinds: tuple[str, ...]
    table: NDArray[np.float32]

    def of(self, token: Token, kind: str) -> float | None:
        """Chance that the word tells an event of the kind; None for a kind the encoder was not taught."""
        return float(self.table[token.i, 1 + self.kinds.index(kind)]) if kind in self.kinds else None

    def of_any(self, token: Token) -> float:
        """Chance that the word tells an event at all."""
        return self._events[token.i]

    @cached_property
    def _events(self) -> list[float]:
        return [1.0 - none for none in self.table[:, 0].tolist()]

    def likeliest(self, token: Token) -> tuple[str, float]:
        """The likeliest kind of a word, and its chance."""
        row = self.table[token.i, 1:]
        column = int(row.argmax())
        return self.kinds[column], float(row[column])


def kind_chances(token: Token) -> KindChances | None:
    """What the encoder takes the words of the token's report to tell; None with another pipeline."""
    data = token.doc.user_data
    if KINDS not in data:
        return None
    if _CHANCES not in data:
        data[_CHANCES] = KindChances(tuple(data[KINDS]), data[KIND_CHANCES])
    found: KindChances = data[_CHANCES]
    return found


def children(token: Token, *relations: str) -> list[Token]:
    """Children of a token under any of these relations, subtypes included, in text order."""
    return [child for child in token.children if child.dep_ in relations or basic(child) in relations]


def basic(token: Token) -> str:
    """The relation to the head without its subtype."""
    relation = token.dep_
    return relation.partition(":")[0] if ":" in relation else relation


def case_of(token: Token) -> str:
    """The preposition of a nominal in lower case, multiword ones whole ("according to"); "" without one."""
    if not token.children:
        return ""
    cases = [
        child
        for child in token.children
        if child.dep_ == "case" and child.i < token.i and child.text not in _OWNING
    ]
    if cases:
        first = cases[0]
        if len(cases) == 1 and not first.children:
            return first.lower_
        words = [first, *(part for part in first.children if part.dep_ == "fixed")]
        words += [
            other for other in cases[1:2] if other.lower_ == "of" and other.i == first.i + 1
        ]  # "out of"
        return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))
    for child in token.children:  # "of Grand Ayatollah Ali": the preposition may hang on the title
        if child.dep_ in {"compound", "flat", "amod"} and child.lefts:
            inner = case_of(child)
            if inner:
                return inner
    return ""


def marker_of(token: Token) -> str:
    """The subordinator of a clause in lower case ("that", "to", "in case"); "" without one."""
    for child in token.children:
        if child.dep_ == "mark":
            words = [child, *(part for part in child.children if part.dep_ == "fixed")]
            return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))
    return ""


def conjuncts(token: Token) -> Iterator[Token]:
    """The token itself, then all that is coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def is_passive(token: Token) -> bool:
    """True for a verb whose surface subject undergoes it, reduced clauses and headline participles too."""
    if any(child.dep_ in {"nsubj:pass", "aux:pass", "csubj:pass"} for child in token.children):
        return True
    if token.tag_ != "VBN":
        return False
    if any(child.dep_ == "aux" for child in token.children):
        return False
    if token.dep_ in {"acl", "amod", "advcl"}:
        return True
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and not has_subject(token):
        return is_passive(token.head)
    if any(child.dep_ == "nsubj" for child in token.children) and any(
        child.dep_ in {"xcomp", "ccomp", "advcl"} for child in token.children
    ):
        return False  # "he called on them to leave": a past tense that was tagged a participle
    return not any(child.dep_ == "obj" for child in token.children)


def is_perfect(verb: Token) -> bool:
    """True for a verb with "have" as its auxiliary."""
    return any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in verb.children)


def has_subject(token: Token) -> bool:
    """True where the verb has a subject of its own."""
    return any(basic(child) == "nsubj" for child in token.children)


def surface_subject(token: Token) -> Token | None:
    """The subject a verb has or shares: by coordination, control, participle or relative clause."""
    seen: set[int] = set()
    verb = token
    while verb.i not in seen:
        seen.add(verb.i)
        own = [child for child in verb.children if basic(child) == "nsubj"]
        if own:
            return antecedent(own[0])
        reported = reporting_passive(verb)
        if reported is not None:
            verb = reported
            continue
        if verb.dep_ in {"acl", "amod"}:
            return verb.head if verb.tag_ in {"VBN", "VBG"} else _latest_to(verb)
        if verb.dep_ == "acl:relcl":
            return verb.head
        if verb.dep_ == "xcomp":
            objects = [child for child in verb.head.children if child.dep_ in {"obj", "iobj"}]
            if objects:
                return antecedent(objects[0])
        elif not _shares_subject(verb):
            return None
        verb = verb.head
    return None


def reporting_passive(verb: Token) -> Token | None:
    """The passive over "they are said by witnesses to have fled", whose infinitive hangs on the witnesses."""
    if verb.dep_ != "acl" or marker_of(verb) != "to" or case_of(verb.head) != "by":
        return None
    return verb.head.head if is_passive(verb.head.head) else None


def _shares_subject(verb: Token) -> bool:
    """True for a coordinated verb or a participle clause; "when" and "because" open clauses of their own."""
    if verb.dep_ == "advcl":
        return marker_of(verb) not in {"if", "when", "as", "because", "that"}
    return verb.dep_ in {"conj", "aux", "cop"}


def _latest_to(verb: Token) -> Token | None:
    """ "It became the latest town to fall": the infinitive tells what the subject did."""
    noun = verb.head
    if not any(child.tag_ == "JJS" or child.lower_ in _ORDINALS for child in noun.children):
        return None
    own = [child for child in noun.children if basic(child) == "nsubj"]
    if own:
        return antecedent(own[0])
    if noun.dep_ == "xcomp":
        return surface_subject(noun.head)
    return noun


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for; any other token is returned as it is."""
    if token.tag_ in {"WDT", "WP", "WP$"} or (token.lower_ == "that" and token.pos_ == "PRON"):
        clause = token.head
        while basic(clause) in _INSIDE_CLAUSE and clause.dep_ != "acl:relcl" and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in {"acl:relcl", "acl"}:
            return _who(clause, token)
        if clause.dep_ == "parataxis" and token.dep_ == "nmod":
            return _before(clause, token)
    return token


def _who(clause: Token, pronoun: Token) -> Token:
    """ "The killing of the governor Ana Ruiz, who …": "who" is the person named last, whatever the clause hangs on."""
    noun = clause.head
    if pronoun.tag_ not in {"WP", "WP$"} or noun.pos_ != "NOUN" or noun.ent_type_:
        return noun
    named = [child for child in children(noun, "nmod") if child.ent_type_ == "person" and child.i < clause.i]
    return named[-1] if named else noun


def _before(clause: Token, token: Token) -> Token:
    """The noun before "…, two of whom died", where the parser took that for a sentence of its own."""
    start = edges(clause)[0].i
    noun = token.doc[start - 2] if start > 1 and token.doc[start - 1].lower_ == "," else token
    return noun if noun.pos_ in {"NOUN", "PROPN"} else token


def phrase(token: Token) -> tuple[Token, Token]:
    """First and last token of a nominal's name: its own words, compounds, "of" phrases, no clauses.

    Determiners, relative clauses, appositions, coordinated members and other prepositional phrases are
    left out, so that the phrase reads as the best name a coder would write.
    """
    start = end = token
    for child in token.children:
        if child.dep_ in {"compound", "flat", "fixed", "nummod", "amod", "nmod:poss", "goeswith"} or (
            child.dep_ in {"advmod", "nmod:desc", "nmod:unmarked"} and child.i < token.i
        ):
            left, right = edges(child)
            start, end = (left if left.i < start.i else start), (right if right.i > end.i else end)
        elif child.dep_ == "nmod" and case_of(child) == "of":
            right = phrase(child)[1]
            end = right if right.i > end.i else end
    return start, end


def entity_edges(token: Token) -> tuple[Token, Token] | None:
    """First and last token of the name that a token is part of; None outside names."""
    if not token.ent_type_:
        return None
    first = last = token
    while first.ent_iob_ != "B" and first.i > 0 and first.nbor(-1).ent_type_ == token.ent_type_:
        first = first.nbor(-1)
    while last.i + 1 < len(token.doc) and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    return first, last


def edges(token: Token) -> tuple[Token, Token]:
    """First and last token of the whole subtree, punctuation at the rims left out."""
    subtree = [word for word in token.subtree if not word.is_punct and not word.is_space]
    return (subtree[0], subtree[-1]) if subtree else (token, token)
