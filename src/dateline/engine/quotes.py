"""Quotes found in a report: the same characters, but for blanks and the shape of quotation marks and dashes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from dateline.types import Passage, Reading, Sentence, Span, Told

LONGEST = 600
"""Characters of a quote; a clause of our coded reports has at most 331."""
_SHAPES = ("'’‘ʼ´`", '"“”„‟«»', "-‐‑‒–—―−")
_SHAPE_OF = {mark: f"[{re.escape(marks)}]" for marks in _SHAPES for mark in marks}
_STARTS_WORD = r"(?<!\w)(?<!\w[-‐‑])"
"""A word within a word is no quote: neither "12" in "312" nor "government" in "anti-government"."""
_STARTS_NUMBER = r"(?<!\d[.,])"
_ENDS_NUMBER = r"(?![.,]\d)"


@dataclass(frozen=True)
class Quotes:
    """Finds quotes in the sentences of a report; nothing else of the page is searched."""

    reading: Reading

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in text order; the model knows them by their numbers from 1."""
        return tuple(mark.span for mark in self.reading.marks("sentences", Sentence))

    def sentence(self, number: int) -> Span | None:
        """The sentence of that number, None where there is none."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def find(self, quote: str, near: Span | None) -> Span | None:
        """Where the quote stands: in ``near`` if it is there, else nearest to it; None where it is nowhere."""
        pattern = _pattern(quote)
        if pattern is None:
            return None
        text = self.reading.report.text
        places = (
            match.span()
            for passage in self.reading.passages
            for match in pattern.finditer(text, passage.block.start, passage.block.end)
        )
        best = min(places, key=lambda place: (_distance(place, near), place), default=None)
        return self.reading.report.span(*best) if best is not None else None

    def within(self, quote: str, outer: Span) -> Span | None:
        """Where the quote stands inside a span, None where it does not."""
        found = self.find(quote, outer)
        inside = found is not None and outer.start <= found.start and found.end <= outer.end
        return found if inside else None

    def passage(self, span: Span) -> Passage:
        """The passage that a found quote stands in."""
        starts = [passage.block.start for passage in self.reading.passages]
        return self.reading.passages[bisect_right(starts, span.start) - 1]

    def told(self, span: Span, clause: Span) -> Told:
        """How far from an event's clause something is told."""
        if clause.start <= span.start and span.end <= clause.end:
            return Told.CLAUSE
        if self._sentence_at(span) == self._sentence_at(clause):
            return Told.SENTENCE
        passages = [passage.block.start for passage in self.reading.passages]
        further = bisect_right(passages, clause.start) - bisect_right(passages, span.start)
        return {0: Told.PARAGRAPH, 1: Told.BEFORE}.get(further, Told.REPORT)

    def _sentence_at(self, span: Span) -> int:
        return bisect_right([sentence.start for sentence in self.sentences], span.start)


def _pattern(quote: str) -> re.Pattern[str] | None:
    """What matches a quote; None for one that is empty, without letters and digits, or too long."""
    words = quote.split()
    plain = " ".join(words)
    if not words or len(plain) > LONGEST or not any(char.isalnum() for char in plain):
        return None
    body = r"\s+".join("".join(_SHAPE_OF.get(char) or re.escape(char) for char in word) for word in words)
    return re.compile(f"{_before(plain[0])}{body}{_after(plain[-1])}")


def _before(first: str) -> str:
    if not _is_wordlike(first):
        return ""
    return _STARTS_WORD + (_STARTS_NUMBER if first.isdigit() else "")


def _after(last: str) -> str:
    if not _is_wordlike(last):
        return ""
    return r"(?!\w)" + (_ENDS_NUMBER if last.isdigit() else "")


def _is_wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"


def _distance(place: tuple[int, int], near: Span | None) -> int:
    """Characters between a place and a span; 0 for one inside it."""
    if near is None:
        return 0
    return max(near.start - place[0], 0) + max(place[1] - near.end, 0)
