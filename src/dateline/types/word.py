"""One word of a parse, linked to its head, its children and its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

    from dateline.types.parse import Doc, Phrase


class Token:
    """One word of a passage. Two words are equal only where they are the same one."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    head: Token
    children: tuple[Token, ...]
    sent: Phrase

    def __init__(self, doc: Doc, word: SpacyToken, pos: str) -> None:
        self.doc = doc
        self.i: int = word.i
        self.idx: int = word.idx
        self.text: str = word.text
        self.whitespace_: str = word.whitespace_
        self.lower_: str = word.lower_
        self.lemma_: str = word.lemma_
        self.pos_ = pos
        self.tag_: str = word.tag_
        self.dep_: str = word.dep_
        self.ent_type_: str = word.ent_type_
        self.ent_iob_: str = word.ent_iob_
        self.is_punct: bool = word.is_punct
        self.is_space: bool = word.is_space
        self._subtree: tuple[Token, ...] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_quote(self) -> bool:
        return self.doc.source[self.i].is_quote

    @property
    def like_num(self) -> bool:
        return self.doc.source[self.i].like_num

    @property
    def is_sent_start(self) -> bool:
        return self.sent.start == self.i

    @property
    def lefts(self) -> tuple[Token, ...]:
        """The children before the word."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def is_ancestor(self, descendant: Token) -> bool:
        """True where the other word hangs below this one."""
        return any(node is self for node in descendant.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """The word ``i`` places on; raises IndexError beyond the passage."""
        place = self.i + i
        if place < 0:
            raise IndexError(f"no word stands {-i} places before {self.text!r}")
        return self.doc.tokens[place]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all that hangs below it, in text order where no branches cross."""
        if self._subtree is None:
            self._subtree = tuple(_below(self)) if self.children else (self,)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return max(self.subtree, key=_place)


def _below(top: Token) -> Iterator[Token]:
    """A word's subtree: what hangs before it, the word, what hangs behind it, each in the same way."""
    waiting = [(top, False)]
    while waiting:
        node, told = waiting.pop()
        if told or not node.children:
            yield node
            continue
        waiting += ((child, False) for child in reversed(node.children) if child.i > node.i)
        waiting.append((node, True))
        waiting += ((child, False) for child in reversed(node.children) if child.i < node.i)


def _place(token: Token) -> int:
    return token.i
