"""A parse as every stage asks it: words, trees, sentences and names of one passage, read once from spaCy's ``Doc``.

Names and meanings are spaCy's own. A ``Doc`` of spaCy makes a new object for every word that is looked at, walks
its array for every child, and looks strings up by number; here each word is one object, linked to the others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, overload

from dateline.types.word import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

__all__ = ["Doc", "Phrase", "Token"]


class Phrase:
    """The words ``start`` to ``end``, half-open; ``label_`` is the kind of a name, "" of anything else."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice[Any, Any, Any]) -> Phrase: ...
    def __getitem__(self, key: int | slice[Any, Any, Any]) -> Token | Phrase:
        if isinstance(key, int):
            return self.doc.tokens[self.start : self.end][key]
        start, stop, _ = key.indices(len(self))
        return self.doc[self.start + start : self.start + max(start, stop)]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words as they stand, without the white space behind the last."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def start_char(self) -> int:
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Phrase:
        """The sentence in which the phrase begins."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The word that the others hang on: of several, the first of the highest."""
        words = self.doc.tokens[self.start : self.end]
        top = next((word for word in words if word.head is word), None)
        if top is not None:
            return top
        outside = [word for word in words if not self.start <= word.head.i < self.end]
        return min(outside, key=_depth, default=words[0])


class Doc:
    """The words of one passage. ``source`` is the ``Doc`` that it was read from.

    It has what the passage's pipeline left in ``user_data``; what stages set here does not go back to it.
    """

    __slots__ = (
        "__weakref__",
        "_starts",
        "ents",
        "is_parsed",
        "sents",
        "source",
        "text",
        "tokens",
        "user_data",
    )

    def __init__(self, source: SpacyDoc) -> None:
        self.source = source
        self.text: str = source.text
        self.user_data: dict[Any, Any] = dict(source.user_data)
        self.is_parsed: bool = source.has_annotation("DEP")
        strings = source.vocab.strings
        rows = source.to_array(["POS", "HEAD"]).astype("int64").tolist()
        self.tokens = tuple(
            Token(self, word, strings[pos]) for word, (pos, _) in zip(source, rows, strict=True)
        )
        self._starts = [token.idx for token in self.tokens]
        self._hang([offset for _, offset in rows])
        bounds = [sent.start for sent in source.sents] if source.has_annotation("SENT_START") else [0]
        ends = [*bounds[1:], len(rows)]
        self.sents = tuple(Phrase(self, *ends) for ends in zip(bounds, ends, strict=True)) if rows else ()
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self.ents = tuple(Phrase(self, name.start, name.end, name.label_) for name in source.ents)

    def _hang(self, offsets: Iterable[int]) -> None:
        """Link heads and children."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token, offset in zip(self.tokens, offsets, strict=True):
            token.head = self.tokens[token.i + offset]
            if offset:
                below[token.i + offset].append(token)
        for token, children in zip(self.tokens, below, strict=True):
            token.children = tuple(children)

    def set_ents(self, names: Iterable[Phrase]) -> None:
        """Take these names for all there are; none may lie over another."""
        self.ents = tuple(sorted(names, key=_start))
        for token in self.tokens:
            token.ent_type_, token.ent_iob_ = "", "O"
        for name in self.ents:
            for token in name:
                token.ent_type_, token.ent_iob_ = name.label_, "I"
            name[0].ent_iob_ = "B"

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice[Any, Any, Any]) -> Phrase: ...
    def __getitem__(self, key: int | slice[Any, Any, Any]) -> Token | Phrase:
        if isinstance(key, int):
            return self.tokens[key]
        start, stop, _ = key.indices(len(self.tokens))
        return Phrase(self, start, max(start, stop))

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Phrase | None:
        """The words between two characters; None where these do not fit words.

        "strict" words begin and end there, "expand" takes in words that only reach in.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "strict":
            fits = first.idx == start and last.idx + len(last.text) == end
            return Phrase(self, first.i, last.i + 1) if fits else None
        behind = start == first.idx + len(first.text)  # the white space behind a word is none of it
        return Phrase(self, first.i + behind, last.i + 1)

    def _at(self, character: int) -> Token | None:
        """The word that a character belongs to, white space behind it included; None outside the text."""
        place = bisect_right(self._starts, character) - 1
        token = self.tokens[place] if place >= 0 else None
        if token is None or character >= token.idx + len(token.text) + len(token.whitespace_):
            return None
        return token


def _start(phrase: Phrase) -> int:
    return phrase.start


def _depth(token: Token) -> int:
    """Words up to the root; a sign or white space on which nothing hangs is deeper than any word."""
    alone = (token.is_punct or token.is_space) and not token.children
    return len(token.doc) - 1 if alone else sum(1 for _ in token.ancestors)
