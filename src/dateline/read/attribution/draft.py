"""An attribution while it is put together, and questions about the parse around its cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from dateline.syntax import basic
from dateline.types import Manner
from dateline.types.parse import Doc, Token

_QUESTIONS = frozenset({"if", "whether", "when", "how", "why", "where"})
NEGATIONS = frozenset({"not", "n't", "n’t"})


@dataclass
class Draft:
    """An attribution being put together: sets of token places in one doc.

    ``head`` is the head of the source; ``clausal`` where the cue may take a quotation as its content;
    ``further`` holds content in later passages.
    """

    word: Token
    manner: Manner
    cue: set[int]
    content: set[int] = field(default_factory=set)
    source: set[int] = field(default_factory=set)
    head: Token | None = None
    absence: str = ""
    clausal: bool = False
    clear: bool = True
    further: list[tuple[Doc, set[int]]] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """The content of a cue, its manner, and prepositions that belong to the cue.

    ``clear`` is False where only a bare passive marks it ("was released"), which needs somebody named.
    """

    content: set[int]
    manner: Manner
    cue: set[int]
    clear: bool = True


def opened_by(verb: Token, prepositions: set[str] | frozenset[str]) -> Iterator[Token]:
    """Children after the verb that one of the prepositions opens."""
    for child in verb.children:
        if child.i > verb.i and basic(child) in {"obl", "advcl", "nmod"}:
            opener = opener_of(child)
            if opener.i != child.i and opener.lower_ in prepositions:
                yield child


def opener_of(child: Token) -> Token:
    """The preposition or subordinator of a phrase; the phrase's own head where it has none."""
    return next((word for word in child.children if word.dep_ in {"case", "mark"}), child)


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive tells: "by the ministry"."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (
            basic(child) == "obl"
            and any(word.dep_ == "case" and word.lower_ == "by" for word in child.children)
        ):
            return child
    return None


def verb_group(verb: Token) -> set[int]:
    """A verb with its auxiliaries, negation and particle."""
    return {verb.i} | {
        child.i for child in verb.children if basic(child) in {"aux", "compound"} or child.lower_ in NEGATIONS
    }


def source_words(head: Token, cue: Token) -> set[int]:
    """The words of a source: all of its phrase but its preposition and the clause that the cue stands in."""
    words = subtree(head)
    for child in head.children:
        if child.dep_ in {"case", "mark", "cop", "aux"} and child.i < head.i:
            words.discard(child.i)
        elif cue.i != head.i and (child.i == cue.i or child.is_ancestor(cue)):
            words -= subtree(child)
    return words


def subtree(token: Token) -> set[int]:
    return {word.i for word in token.subtree}


def subtrees(tokens: Iterable[Token]) -> set[int]:
    words: set[int] = set()
    for token in tokens:
        words |= subtree(token)
    return words


def asked_clauses(verb: Token) -> Iterator[Token]:
    """ "Would not say when they would leave": a question that the parse took for an adverbial clause."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.i > verb.i:
            first = child.left_edge
            if first.lower_ in _QUESTIONS and first.i == verb.i + 1:
                yield child


def is_announced(child: Token, verb: Token) -> bool:
    """ "He said: the town has fallen": what follows a colon."""
    return (
        child.dep_ == "parataxis"
        and child.i > verb.i
        and child.left_edge.i > 0
        and any(token.text == ":" for token in verb.doc[verb.i : child.i])
    )


def nominal_beside(verb: Token, aside: Set[int]) -> Token | None:
    """The nominal right before or after a verb whose parsed subject is no voice: "…,” said the minister"."""
    for step in (-1, 1):
        place = verb.i + step
        while (
            verb.sent.start <= place < verb.sent.end
            and place not in aside
            and _is_between(verb.doc[place], step)
        ):
            place += step
        if not verb.sent.start <= place < verb.sent.end or place in aside:
            continue
        word = verb.doc[place]
        if word.pos_ not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"} or basic(word) == "obl":
            continue
        while word.head.i != word.i and (word.head.i - verb.i) * step > 0 and word.head.i not in aside:
            word = word.head
        if word.pos_ in {"NOUN", "PROPN", "PRON"} and not word.is_ancestor(verb) and basic(word) != "obl":
            return word
    return None


def _is_between(word: Token, step: int) -> bool:
    """What may stand between a verb and its source: commas and brackets before it, adverbs."""
    return word.pos_ == "ADV" or (step < 0 and word.is_punct)
