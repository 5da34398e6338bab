"""Where sentences begin: rules over tokens, for news text with its abbreviations, quotes and broken lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.tokens import Doc

from dateline.read.tokens import words_sheet

if TYPE_CHECKING:
    from thinc.types import Ints2d

STOP = re.compile(r"[.!?…]+")
INITIAL = re.compile(r"[A-Z]\.")
CLOSING = frozenset({"”", "’", "''", ")", "]", "»", "’’"})
OPENING = frozenset({"“", "‘", "``", "(", "[", "«"})
EITHER = frozenset({'"', "'"})
REACH = 5
"""Words after a closing quote within which a verb of saying carries the sentence on ("asked the mayor")."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token that is not white space; ``lines`` counts the line breaks before it."""

    place: int
    text: str
    lines: int
    opens: bool
    closes: bool


class SentenceSplitter:
    """A spaCy component that sets ``is_sent_start`` on every token.

    An empty line always ends a sentence. A single line break ends one unless the next line goes on in
    lower case: bodies are sometimes wrapped by hand. White space belongs to the sentence before it.
    """

    def __init__(self) -> None:
        sheet = words_sheet()
        self._ambiguous = frozenset(sheet.abbreviations.anywhere)
        self._starters = frozenset(sheet.starters)
        self._sayings = frozenset(sheet.sayings)

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        starts = {word.place for n, word in enumerate(words) if n and self._starts(words, n)}
        if not len(doc):
            return doc
        marks = np.full((len(doc), 1), -1, dtype=np.int64)
        marks[sorted({0, *starts}), 0] = 1
        # Set in one go: each single assignment checks the whole doc, which is quadratic.
        return doc.from_array(["SENT_START"], cast("Ints2d", marks.astype(np.uint64)))

    def _starts(self, words: Sequence[Word], n: int) -> bool:
        """Whether word ``n`` begins a sentence."""
        word = words[n]
        if word.lines > 1:
            return True
        if word.closes:
            return False
        last, first = n - 1, n
        while last > 0 and words[last].closes:
            last -= 1
        while first < len(words) - 1 and words[first].opens:
            first += 1
        goes_on = words[first].text[:1].islower()
        if word.lines:
            return not goes_on
        if goes_on or not (
            words[first].opens or words[first].text[:1].isalnum() or words[first].text in "$£€#@*-—–"
        ):
            return False
        return self._stops(words, last, first)

    def _stops(self, words: Sequence[Word], last: int, first: int) -> bool:
        """Whether the word ``last`` ends a sentence, seen what stands at ``first``."""
        text = words[last].text
        if text in self._ambiguous or INITIAL.fullmatch(text):
            return words[first].text in self._starters
        if not STOP.fullmatch(text):
            return False
        quoted = words[last + 1].closes and words[last + 1].text != ")"
        return not (quoted and text != "." and self._is_said(words[first : first + REACH]))

    def _is_said(self, words: Sequence[Word]) -> bool:
        """Whether a verb of saying comes before any other punctuation."""
        for word in words:
            if word.text in self._sayings:
                return True
            if not word.text[0].isalnum():
                return False
        return False


def _words(doc: Doc) -> list[Word]:
    words: list[Word] = []
    lines = 0
    for token in doc:
        if token.is_space:
            lines += token.text.count("\n")
            continue
        spaced = not token.i or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space
        opens = token.text in OPENING or (token.text in EITHER and spaced and not token.whitespace_)
        closes = token.text in CLOSING or (token.text in EITHER and not opens)
        words.append(Word(token.i, token.text, lines, opens, closes))
        lines = 0
    return words
