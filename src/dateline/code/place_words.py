"""Small questions about the words that name a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.lexicon.whereabouts import DIRECTION
from dateline.syntax import case_of, entity_edges
from dateline.types.parse import Token

_DIRECTED = re.compile(rf"{DIRECTION}(?:ern)?$|central$")
_RIM = " ,;:-–—"


def index_of(token: Token) -> int:
    return token.i


def without_owner(left: Token, right: Token, token: Token) -> tuple[Token, Token]:
    """The part of "Aden's Crater district" that a word stands in, where one name was read as a whole."""
    for word in token.doc[left.i : right.i + 1]:
        if word.tag_ == "POS" and left.i < word.i < right.i:
            left, right = (left, word.nbor(-1)) if token.i < word.i else (word.nbor(), right)
    return left, right


def preposition(nominal: Token) -> str:
    """The preposition of a nominal, also where the parser hung it on what stands beside: "in Baiji, Salahuddin"."""
    case = case_of(nominal)
    first, _ = entity_edges(nominal) or (nominal, nominal)
    if case or nominal.pos_ != "PROPN" or first.i == 0:
        return case
    before = first.nbor(-1)
    return before.lower_ if before.dep_ == "case" and nominal.is_ancestor(before.head) else ""


def listed_after(token: Token) -> Iterator[Token]:
    """The names after "including", which the parser hangs on something above: "towns in Mali including Gao"."""
    for word in token.doc[token.i + 1 : token.sent.end]:
        if word.pos_ == "VERB" and word.dep_ != "case":
            return
        if word.lower_ in {"including", "notably"} and word.dep_ == "case":
            yield word.head
            return


def is_directed(name: str) -> bool:
    """True for "northern Mali", "central Turkey"."""
    return " " in name and _DIRECTED.match(name.split()[0].lower()) is not None


def bare_name(name: str) -> str:
    return " ".join(name.split()).strip(_RIM)


def with_direction(left: Token, head: Token) -> Token:
    """ "Northern Iraq" is a place of its own."""
    for child in head.children:
        if child.dep_ == "amod" and child.i == left.i - 1 and _DIRECTED.match(child.lower_):
            before = child.doc[max(child.i - 2, 0) : child.i]  # "north-western" in three words
            split = len(before) == 2 and before[1].text == "-" and _DIRECTED.match(before[0].lower_)
            return before[0] if split else child
    return left
