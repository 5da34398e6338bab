"""Articles that count: "destroyed two vehicles, a mortar and an artillery piece" tells of one mortar."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.read.counting import Counting, number_tokens
from dateline.read.figures import Figure
from dateline.syntax import basic, conjuncts
from dateline.types import Counted
from dateline.types.parse import Doc, Token

_ARTICLES = frozenset({"a", "an"})
_THINGS = frozenset({Counted.VEHICLES, Counted.WEAPONS, Counted.UNITS, Counted.OTHER})


def counting_articles(
    doc: Doc, figures: Sequence[Figure], counted: Sequence[Counted | None], counting: Counting
) -> list[tuple[Figure, Counted]]:
    """Articles before what is done to things, where another thing of the list or who does it is counted."""
    numbers = {number_tokens(doc, figure)[0].i: kind for figure, kind in zip(figures, counted, strict=True)}
    counted_nouns = {
        doc[place].head.i: kind for place, kind in numbers.items() if kind is not Counted.ORDINAL
    }
    doers = {
        doc[place].sent.start
        for place, kind in counted_nouns.items()
        if kind is Counted.EVENTS and basic(doc[place]) == "nsubj"
    }
    starts = {figure.start for figure in figures}
    found = []
    for token in doc if counted_nouns else ():
        if token.lower_ not in _ARTICLES or token.dep_ != "det" or token.idx in starts:
            continue
        noun = token.head
        if noun.tag_ not in {"NN", "NNP"}:
            continue
        top = _first_of_list(noun)
        listed = any(member.i in counted_nouns for member in conjuncts(top))
        if basic(top) != "obj" or not (listed or token.sent.start in doers):
            continue
        kind = counting.kind_of(noun) or Counted.OTHER
        if kind in _THINGS:
            place = (token.idx, token.idx + len(token))
            found.append((Figure(*place, *place, "article", 1, 1, 1), kind))
    return found


def _first_of_list(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun
