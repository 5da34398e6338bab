"""What one marked side does to another: the act of a sentence that joins them best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.code.acts import Act, ActReader
from dateline.codebook.acts import ActBook
from dateline.syntax import basic
from dateline.types import Passage, Status
from dateline.types.parse import Token

Intervals = Sequence[tuple[int, int]]

_NOMINAL = frozenset({"compound", "amod", "nmod", "flat", "appos", "conj"})
_COMPLEMENT = frozenset({"xcomp", "ccomp", "obj", "obl", "advcl", "nmod", "acl", "iobj", "csubj", "nsubj"})


@dataclass(frozen=True)
class Side:
    """One side of a dyad: its words, and the nominals whose heads they belong to, nearest first."""

    words: frozenset[int]
    heads: tuple[int, ...]

    @classmethod
    def of(cls, passage: Passage, intervals: Intervals) -> Side:
        """The side that stands at these offsets of the report."""
        start = passage.block.start
        inside = [
            token
            for token in passage.doc
            for left, right in intervals
            if left < start + token.idx + len(token) and start + token.idx < right and not token.is_space
        ]
        words = frozenset(token.i for token in inside)
        tops = [token for token in inside if token.head.i not in words or token.head.i == token.i]
        return cls(words, tuple(dict.fromkeys(i for top in tops for i in _climb(top))))

    def is_filler(self, token: Token) -> bool:
        """True where a slot's filler is this side, or the noun that it describes ("Taliban attackers")."""
        return token.i in self.words or token.i in self.heads

    def lies_in(self, token: Token) -> bool:
        """True where some of its words hang below a token."""
        return any(word.i in self.words for word in token.subtree)


def _climb(token: Token) -> Iterator[int]:
    """The nouns a noun belongs to, at most three steps up."""
    node = token
    for _ in range(4):
        yield node.i
        if basic(node) not in _NOMINAL or node.head.i == node.i:
            return
        if node.head.pos_ not in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
            return
        node = node.head


@dataclass(frozen=True)
class Relation:
    """The type that holds between two sides, the act it was read from, and how well the act fits them."""

    type: str
    act: Act
    fit: int


def relation(acts: ActReader, source: Intervals, target: Intervals) -> Relation | None:
    """The type of PLOVER that holds between two sides at these offsets of a report; None where none is told.

    An act that the source does goes before those it is said to want, refuse or promise with it; of what is
    left the act wins that has both sides in its slots.
    """
    found: list[Relation] = []
    for passage in acts.reading.passages:
        one, other = Side.of(passage, source), Side.of(passage, target)
        told = [act for sentence in passage.doc.sents for act in acts.acts(passage, sentence)]
        fits = {id(act): _done_by(act, one) for act in told}
        kept = [act for act in told if not any(governs(over, act) and fits[id(over)] > 1 for over in told)]
        for act in kept:
            kind = type_of(acts.book, act)
            if kind is not None:
                found.append(Relation(kind, act, fits[id(act)] + _done_to(act, one, other) - _aside(act)))
    return max(found, key=lambda one: (one.fit, -_depth(one.act.token), -one.act.token.i), default=None)


def type_of(book: ActBook, act: Act) -> str | None:
    """PLOVER's type of an act: what is only announced and what is refused have types of their own."""
    page = book.page(act.code)
    if act.status is Status.PLANNED and page.planned is not None:
        return page.planned
    if act.status is Status.DENIED and page.denied is not None:
        return page.denied
    return act.plover or page.plover


def quad_of(book: ActBook, act: Act) -> int:
    """The class of an act, from 0 (statements) to 4 (conflict in deeds): an offer of aid is words, aid a deed."""
    page, kind = book.page(act.code), type_of(book, act)
    return page.quad if kind is None or kind in {page.plover, act.plover} else book.quad(kind)


def _done_by(act: Act, side: Side) -> int:
    if any(token.i in side.words for token in act.actors):
        return 4
    if any(side.is_filler(token) for token in act.actors):
        return 3
    if any(side.lies_in(token) for token in act.actors):
        return 2
    return 1 if any(token.i in side.words for token in act.voice) else 0


def _done_to(act: Act, source: Side, target: Side) -> int:
    if any(source.is_filler(token) for token in act.targets) and _done_by(act, target):
        return -2
    if any(token.i in target.words for token in act.targets):
        return 3
    if any(target.is_filler(token) or target.lies_in(token) for token in act.targets):
        return 2
    return 1 if target.lies_in(act.token) else 0


def governs(over: Act, act: Act) -> bool:
    """True where an act is what another is about: "threatened to attack", "a demand to leave"."""
    node = act.token
    if over.token.doc is not node.doc:
        return False
    while node.head.i != node.i and basic(node) in _COMPLEMENT and node.dep_ != "acl:relcl":
        node = node.head
        if node.i == over.token.i:
            return True
    return False


def _aside(act: Act) -> int:
    """1 for an act that is only told of a noun ("the embargo it imposed", "weapons seized in May"), else 0."""
    return int(any(word.dep_ in {"acl:relcl", "acl"} for word in (act.token, *act.token.ancestors)))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def all_acts(acts: ActReader) -> list[Act]:
    """The acts of a text in text order."""
    return [act for passage, sentence in acts.reading.sentences() for act in acts.acts(passage, sentence)]


def top_acts(acts: ActReader) -> list[Act]:
    """The acts of a text that nothing else is about, in text order."""
    told = all_acts(acts)
    return [act for act in told if not any(governs(over, act) for over in told)]


def main_act(acts: ActReader) -> Act | None:
    """The act that a text is about: who does it is told, it is no aside, and it stands highest and first."""
    return min(top_acts(acts), key=_rank, default=None)


def _rank(act: Act) -> tuple[bool, bool, int, int]:
    return (not act.actors, bool(_aside(act)), _depth(act.token), act.token.i)
