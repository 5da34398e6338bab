"""Figures that only the parse can tell from other words: "one", "second", years, numbers in names, "over"."""

from __future__ import annotations

from dataclasses import replace

from dateline.lexicon import Numbers
from dateline.read.counting import number_tokens
from dateline.read.figures import Figure
from dateline.types.parse import Doc, Token

_NO_ONE = frozenset(
    {"no", "any", "every", "each", "this", "that", "the", "which", "another", "some", "only", "a"}
)
_YEARS = range(1500, 2100)
_BEFORE_YEARS = frozenset(
    {
        "in",
        "since",
        "of",
        "by",
        "early",
        "late",
        "until",
        "till",
        "from",
        "before",
        "after",
        "during",
        "mid",
        "the",
    }
    | {"for", "between", "and", "to", "than", "around", "circa", "year", "through", "as", "back", "-"}
)
_BESIDE_NAMES = frozenset(
    {"nummod", "flat", "compound", "nmod", "appos", "nmod:unmarked", "nmod:desc", "dep"}
)


class Doubtful:
    """Keeps a figure, mends its bound, or drops it."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers

    def settled(self, doc: Doc, figure: Figure) -> Figure | None:
        """The figure as the parse leaves it; None where it is no quantity."""
        root, last = number_tokens(doc, figure)
        if figure.words == "one" and self._is_pronoun(root):
            return None
        if figure.rule == "ordinal" and self._is_no_ordinal(root, last):
            return None
        figure = self._without_preposition(doc, figure, root)
        plain = figure.rule == "exact" and figure.form is None and figure.words.isdigit()
        if plain and (self._is_year(figure, root, last) or self._is_in_name(root)):
            return None
        return figure

    @staticmethod
    def _is_pronoun(token: Token) -> bool:
        """ "No one", "this one", "one another", "one of the largest", "one must"."""
        before = token.nbor(-1).lower_ if token.i > 0 else ""
        behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        if behind in {"another", "day", "'s", "’s"} or before in {"no", "another"}:
            return True
        if token.dep_ == "appos" or any(child.dep_ == "cop" for child in token.children):
            return behind == "of"
        if behind == "of":
            ahead = token.doc[token.i + 2 : token.i + 5]
            return any(word.tag_ == "JJS" or word.lower_ in {"most", "few"} for word in ahead)
        if token.pos_ == "NUM" and token.head.i > token.i and token.dep_ == "nummod":
            return False
        return before in _NO_ONE or (token.pos_ == "PRON" and token.dep_ != "nummod")

    @staticmethod
    def _is_no_ordinal(root: Token, last: Token) -> bool:
        """Seconds, centuries, and "first" as an adverb at the head of a clause."""
        behind = last.nbor() if last.i + 1 < len(last.doc) else None
        if behind is not None and behind.lower_ in {"century", "centuries"}:
            return True
        if root.lower_ == "second" and root.pos_ == "NOUN":
            return True
        return root.pos_ in {"ADV", "VERB", "PROPN"} and not root.text[0].isdigit() and root.dep_ == "advmod"

    def _without_preposition(self, doc: Doc, figure: Figure, root: Token) -> Figure:
        """ "Flew over two villages": the preposition governs the noun and bounds nothing."""
        if figure.bound not in self._numbers.prepositions or figure.start == figure.first:
            return figure
        words = doc.char_span(figure.start, figure.start + 1, alignment_mode="expand")
        if words is None:
            return figure
        governs = words[0].dep_ == "case" and words[0].head.i > root.i
        if not governs and not (words[0].dep_ == "advmod" and words[0].head.pos_ == "VERB"):
            return figure
        value = (
            figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
        )
        return replace(figure, start=figure.first, rule="exact", low=value, best=value, high=value)

    @staticmethod
    def _is_year(figure: Figure, root: Token, last: Token) -> bool:
        if len(figure.words) != 4 or int(figure.words) not in _YEARS or figure.start != figure.first:
            return False
        before = root.nbor(-1).lower_ if root.i > 0 else ""
        counts = root.dep_ == "nummod" and root.head.i > last.i and root.head.tag_ == "NNS"
        return before in _BEFORE_YEARS or not counts

    @staticmethod
    def _is_in_name(root: Token) -> bool:
        """ "Camp 7", "Boeing 747": the figure hangs on the name before it and counts nothing behind."""
        if root.i == 0 or root.nbor(-1).pos_ != "PROPN":
            return False
        if root.pos_ == "PROPN" or (root.nbor(-1).head.i == root.i and root.nbor(-1).dep_ == "compound"):
            return True
        if root.head.i != root.i - 1:
            return False
        return root.dep_ in _BESIDE_NAMES and root.head.text[:1].isupper()
