"""Where sentences begin: rules over tokens, for news text with its abbreviations, quotes and broken lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

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
PAUSES = frozenset({";", ":", ",", "—", "–", ")", "|"})
REACH = 5
"""Words after a closing quote within which a verb of saying carries the sentence on ("asked the mayor")."""
MOST_WORDS = 200
"""Words of a sentence: what has more is a list or no prose, and no stage looks further for what belongs together."""
MOST_MARKS = 10
"""Quotation marks and brackets that are taken to stand together."""


class Word(NamedTuple):
    """A token that is not white space; ``lines`` counts the line breaks before it."""

    place: int
    text: str
    lines: int
    opens: bool
    closes: bool


class SentenceSplitter:
    """A spaCy component that sets ``is_sent_start`` on every token.

    An empty line always ends a sentence. A single line break ends one unless the next line goes on in
    lower case: bodies are sometimes wrapped by hand. White space belongs to the sentence before it. Of what goes
    on for more than ``MOST_WORDS`` a sentence ends where a reader would pause.
    """

    def __init__(self) -> None:
        sheet = words_sheet()
        self._ambiguous = frozenset(sheet.abbreviations.anywhere)
        self._starters = frozenset(sheet.starters)
        self._sayings = frozenset(sheet.sayings)

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        starts = {words[n].place for n in _shortened(words, self._starting(words))}
        if not len(doc):
            return doc
        marks = np.full((len(doc), 1), -1, dtype=np.int64)
        marks[sorted({0, *starts}), 0] = 1
        # Set in one go: each single assignment checks the whole doc, which is quadratic.
        return doc.from_array(["SENT_START"], cast("Ints2d", marks.astype(np.uint64)))

    def _starting(self, words: Sequence[Word]) -> Iterator[int]:
        """The words that begin a sentence, the first one left out."""
        return (n for n in range(1, len(words)) if self._starts(words, n))

    def _starts(self, words: Sequence[Word], n: int) -> bool:
        """Whether word ``n`` begins a sentence."""
        word = words[n]
        if word.lines > 1:
            return True
        if word.closes:
            return False
        last, first = n - 1, n
        while last > max(0, n - MOST_MARKS) and words[last].closes:
            last -= 1
        while first < min(len(words) - 1, n + MOST_MARKS) and words[first].opens:
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


def _shortened(words: Sequence[Word], starts: Iterable[int]) -> Iterator[int]:
    """The words that begin a sentence, more of them where one would have more than ``MOST_WORDS``."""
    begin = 0
    for start in (*starts, len(words)):
        while start - begin > MOST_WORDS:
            begin = _pause(words, begin)
            yield begin
        begin = start
        if start < len(words):
            yield start


def _pause(words: Sequence[Word], begin: int) -> int:
    """The last word in the second half of a sentence's room that follows a pause; else the first beyond it."""
    end = begin + MOST_WORDS
    return next((n for n in range(end, begin + MOST_WORDS // 2, -1) if words[n - 1].text in PAUSES), end)


def _words(doc: Doc) -> list[Word]:
    words: list[Word] = []
    lines, spaced = 0, True
    for place, token in enumerate(doc):
        text, after = token.text, bool(token.whitespace_)
        if token.is_space:
            lines, spaced = lines + text.count("\n"), True
            continue
        either = text in EITHER
        opens = text in OPENING or (either and spaced and not after)
        words.append(Word(place, text, lines, opens, text in CLOSING or (either and not opens)))
        lines, spaced = 0, after
    return words
