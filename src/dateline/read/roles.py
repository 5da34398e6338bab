"""Titles and roles: the words beside a person's name that say who that is."""

from __future__ import annotations

from dateline.lexicon import Lexicon
from dateline.syntax import basic, edges
from dateline.types.parse import Phrase, Token

Stretch = tuple[Token, Token]
IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "X"})
NO_TITLE = frozenset({"nationality", "place"})
MOST_WORDS = 25
"""Words of a role; a longer apposition is a clause of its own that only looks like one."""


class RoleFinder:
    """Finds the title before a person's name and the role beside it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def title(self, name: Phrase) -> Stretch | None:
        """First and last token of the title: "Lieutenant General" before "Ann Sower"; None without one."""
        first = self._title_start(name)
        while first < name.start and not self._may_begin(name.doc[first]):
            first += 1
        words = name.doc[first : name.start]
        return (words[0], words[-1]) if any(map(self._is_title, words)) else None

    def role(self, name: Phrase) -> Stretch | None:
        """First and last token of an apposition after the name, or of the noun phrase it is itself put beside."""
        for token in name:
            for child in token.children:
                if child.i >= name.end and child.dep_ == "appos" and child.pos_ in {"NOUN", "PROPN"}:
                    return self._limited(edges(child))
        root = name.root
        if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < name.start:
            return self._limited(self._before(root.head, name))
        return None

    def _title_start(self, name: Phrase) -> int:
        """How far back the words before a name belong to it: the furthest that hang together with it."""
        doc = name.doc
        best = place = name.start
        while place > name.sent.start and self._may_stand_in_title(doc[place - 1]):
            place -= 1
            if _roots(doc[place : name.end]) == 1:
                best = place
        return best

    def _may_stand_in_title(self, token: Token) -> bool:
        return (
            token.pos_ in IN_TITLES
            or token.text == "-"
            or (token.lower_ in {"of", "for"} and self._office_before(token))
        )

    def _office_before(self, token: Token) -> bool:
        """The "of" in "Secretary of State Ann Sower"."""
        return token.i > token.sent.start and self.lexicon.titles.is_head(token.nbor(-1).text)

    def _may_begin(self, token: Token) -> bool:
        """Peoples and places stand before a title, not in it: "Iraqi [Prime Minister]"."""
        return token.ent_type_ not in NO_TITLE and token.pos_ != "PUNCT"

    def _is_title(self, token: Token) -> bool:
        if self.lexicon.titles.is_head(token.text):
            return True
        lemma = token.lemma_.lower()
        return token.pos_ == "NOUN" and (
            self.lexicon.is_a(lemma, "persons") or self.lexicon.is_a(lemma, "leaders")
        )

    @staticmethod
    def _before(noun: Token, name: Phrase) -> Stretch:
        """ "The operation's commander, Gen. Sower": the phrase up to the comma."""
        words = [word for word in noun.doc[noun.left_edge.i : name.start] if word.i < name.start]
        comma = next((word.i for word in words if word.text == "," and word.i > noun.i), name.start)
        kept = [word for word in words if word.i < comma and not word.is_punct and basic(word) != "case"]
        return kept[0], kept[-1]

    @staticmethod
    def _limited(stretch: Stretch) -> Stretch | None:
        return stretch if stretch[1].i - stretch[0].i < MOST_WORDS else None


def _roots(words: Phrase) -> int:
    """How many of the words hang on a word outside."""
    inside = range(words.start, words.end)
    return sum(word.head.i not in inside or word.head.i == word.i for word in words)
