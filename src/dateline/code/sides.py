"""The two sides of an act as phrases of the text: who does it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.code.acts import Act, ActReader
from dateline.code.dyads import main_act
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, conjuncts, edges
from dateline.types import TimeExpression
from dateline.types.parse import Token

Phrase = tuple[Token, Token]
"""First and last token, both included."""

# What an act is about without being its other side: sanctions, requests, decisions.
_ABOUT = (
    "happenings",
    "sanctions",
    "measures",
    "demands",
    "help",
    "talks",
    "deals",
    "backing",
    "money",
    "speech",
    "truces",
)
_NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FARTHER = (
    "against",
    "on",
    "by",
    "from",
    "with",
    "to",
    "between",
    "of",
    "for",
    "at",
    "in",
    "into",
    "over",
    "about",
    "",
)
_OUTSIDE = frozenset(
    {"conj", "cc", "parataxis", "cop", "nsubj", "aux", "advcl", "mark", "ccomp", "discourse", "csubj"}
)
_BOUNDS = frozenset({"least", "most"})
_HOSTILE = frozenset({"11", "12", "13", "17", "18", "19", "20"})
_VIOLENT = frozenset({"18", "19", "20"})
_MUTUAL = frozenset({"04", "05", "06"})


@dataclass(frozen=True)
class Sides:
    """The phrases of both sides of an act; either may be empty."""

    sources: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]


class SideFinder:
    """Finds the sides of acts in one reading."""

    def __init__(self, acts: ActReader, lexicon: Lexicon) -> None:
        self.acts = acts
        self.lexicon = lexicon
        self._times = acts.reading.marks("times", TimeExpression)
        self._starts = {id(passage.doc): passage.block.start for passage in acts.reading.passages}

    def main(self) -> Sides:
        """The sides of the act that the text is about; of its main verb where no act is told."""
        act = main_act(self.acts)
        if act is not None:
            return self.sides(act)
        for _, sentence in self.acts.reading.sentences():
            subjects = tuple(children(sentence.root, "nsubj"))
            below = self._farther(sentence.root, {word.i for one in subjects for word in one.subtree})
            return Sides(self.phrases(_row(subjects)), self.phrases(below))
        return Sides((), ())

    def sides(self, act: Act, *, joined: bool = True) -> Sides:
        """The sides of an act; with ``joined``, two that act on each other, nobody else named, are one phrase."""
        sources = _row(act.actors) or self._behind(act)
        taken = {word.i for token in sources for word in token.subtree if _near(word, token)}
        targets = self._nearer(act, taken)
        if joined and len(sources) > 1 and not targets and act.code[:2] in _MUTUAL:
            return Sides(((self.extent(sources[0])[0], self.extent(sources[-1])[1]),), ())
        return Sides(self.phrases(sources), self.phrases(targets))

    def phrases(self, tokens: Sequence[Token]) -> tuple[Phrase, ...]:
        """The phrases that these words head."""
        return tuple(self.extent(token) for token in tokens)

    def _nearer(self, act: Act, taken: set[int]) -> list[Token]:
        """Who or what stands in the act's own slots, or below what it is about ("sanctions against Chad").

        Violence, coercion and rejection have things as their targets, other acts look for a party first.
        """
        fillers = [token for token in act.targets if token.i not in taken]
        fillers = [one for one in fillers if one.pos_ in _NOMINALS and not self._is_time(one)]
        hostile = act.code[:2] in _HOSTILE
        for token in fillers:
            if self.acts.is_party(token) or (hostile and not self._is_about(token)):
                return _row((token,))
            below = self._party_below(token)
            if below is not None:
                return _row((below,))
            if children(token, "nmod:poss"):
                return [token]
        return self._farther(act.token, taken | {act.token.i}) or _row(tuple(fillers[:1]))

    def _behind(self, act: Act) -> list[Token]:
        """Who is behind what people died in: "killed in Israeli shelling", "hurt in a raid by the police"."""
        if act.code[:2] not in _VIOLENT:
            return []
        for child in children(act.token, "obl"):
            if self.lexicon.is_a(child.lemma_.lower(), "happenings"):
                doers = [word for word in children(child, "nmod") if case_of(word) == "by"]
                doers += children(child, "nmod:poss", "amod", "compound")
                found = [word for word in doers if self.acts.is_party(word)]
                if found:
                    return _row((found[0],))
        return []

    def _is_about(self, token: Token) -> bool:
        return any(self.lexicon.is_a(token.lemma_.lower(), name) for name in _ABOUT)

    def _party_below(self, token: Token) -> Token | None:
        """The party in "sanctions against rebels", "a request by the union"; None where there is none."""
        below = [child for child in children(token, "nmod") if child.dep_ != "nmod:poss"]
        below += [word for clause in children(token, "acl") for word in children(clause, "obl")]
        for case in _FARTHER:
            for child in below:
                if case_of(child) == case and self.acts.is_party(child):
                    return child
        return None

    def _farther(self, root: Token, taken: set[int]) -> list[Token]:
        """The party nearest below the verb whatever slot it fills; [] where there is none."""
        level = [child for child in root.children if child.i not in taken]
        while level:
            found = [word for word in level if self._may_be_target(word)]
            found.sort(
                key=lambda word: (_FARTHER.index(case_of(word)) if case_of(word) in _FARTHER else 99, word.i)
            )
            if found:
                return _row((found[0],))
            level = [
                child
                for word in level
                for child in word.children
                if child.i not in taken
                and child.dep_ not in {"acl:relcl", "parataxis"}
                and not self._is_time(child)
            ]
        return []

    def _may_be_target(self, word: Token) -> bool:
        if (
            word.pos_ not in {"NOUN", "PROPN"}
            or self._is_time(word)
            or basic(word) in {"compound", "flat", "appos"}
        ):
            return False
        if any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in word.children):
            return False  # "withdrew its troops from the valley"
        return self.acts.is_party(word) or self.lexicon.is_a(word.lemma_.lower(), "settlements")

    def _is_time(self, token: Token) -> bool:
        start = self._starts[id(token.doc)] + token.idx
        return any(mark.span.start <= start < mark.span.end for mark in self._times)

    def extent(self, token: Token) -> Phrase:
        """A nominal with what belongs to it: modifiers, prepositional phrases, participles, names in apposition.

        Coordinated members, relative and infinitive clauses, times, and what stands after a comma are left
        out; so is whatever follows a noun that has an owner ("their decision to leave").
        """
        words = sorted(self._inside(token), key=lambda word: word.i)
        while len(words) > 1 and words[-1].is_punct and words[-1].text != ")":
            words.pop()
        while len(words) > 1 and (
            words[0].is_punct or (words[0].dep_ in {"case", "cc"} and words[1].lower_ not in _BOUNDS)
        ):
            words.pop(0)
        return words[0], self._name_after(words[0], words[-1])

    def _name_after(self, first: Token, last: Token) -> Token:
        """The end of a name right behind its title, where the parse takes both for objects of their own."""
        doc = last.doc
        if last.i + 1 >= len(doc) or last.ent_type_ or doc[last.i + 1].ent_type_ != "person":
            return last
        end = doc[last.i + 1]
        if end.dep_ not in {"obj", "iobj", "nsubj", "obl", "appos", "flat"} or first.i > end.head.i > last.i:
            return last
        while end.i + 1 < len(doc) and doc[end.i + 1].ent_iob_ == "I":
            end = doc[end.i + 1]
        return end

    def _inside(self, token: Token) -> Iterator[Token]:
        yield token
        owned = any(child.dep_ == "nmod:poss" for child in token.children)
        for child in token.children:
            if self._belongs(token, child, owned):
                if basic(child) in {"acl", "nmod", "appos"} and child.i > token.i:
                    yield from (word for word in child.subtree if not self._cut(word, token))
                else:
                    yield from child.subtree

    def _cut(self, word: Token, top: Token) -> bool:
        """True for words below a relative clause or a time, on the way up to the nominal."""
        node = word
        while node.i != top.i and node.head.i != node.i:
            if node.dep_ in {"acl:relcl", "parataxis"} or self._is_time(node):
                return True
            node = node.head
        return False

    def _belongs(self, token: Token, child: Token, owned: bool) -> bool:
        relation = basic(child)
        if child.dep_ == "acl:relcl" or relation in _OUTSIDE or self._is_time(child):
            return False
        if child.i < token.i:
            return relation != "case" or (child.lower_ in {"at"} and child.nbor().lower_ in _BOUNDS)
        if relation == "punct":
            return child.text == ")"
        comma = any(word.text == "," for word in token.doc[token.i + 1 : edges(child)[0].i])
        if relation == "appos":
            return not comma or "person" in {token.ent_type_, child.ent_type_}
        if (relation == "acl" and child.tag_ in {"VB", "VBG"}) or relation == "advmod":
            return False
        return not comma and not (owned and relation in {"nmod", "acl"})


def _near(word: Token, top: Token) -> bool:
    """True where a word belongs to a side and not to a clause about it."""
    node = word
    while node.i != top.i:
        if node.dep_ == "acl:relcl":
            return False
        node = node.head
    return True


def _row(tokens: tuple[Token, ...]) -> list[Token]:
    """The first token and those coordinated with it."""
    return list(conjuncts(tokens[0])) if tokens else []
