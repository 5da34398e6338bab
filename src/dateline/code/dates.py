"""When an event is said to have happened: the time in its own clause, or in the clauses above it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from dateline.code.between import as_stretches
from dateline.code.clause import governing
from dateline.code.draft import SAID_THEN, UNTOLD
from dateline.code.offsets import UNITS, shifted, side_of
from dateline.code.spoken import as_spoken
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, edges, surface_subject
from dateline.types import (
    Absence,
    Dated,
    Passage,
    Precision,
    Reading,
    Span,
    TimeExpression,
    TimeSort,
    Told,
    Value,
    When,
)
from dateline.types.parse import Token

_OF_SAYING = frozenset(f"times/{rule}" for rule in ("weekday", "day word", "calendar day", "period", "month"))
_DAYS = frozenset(f"times/{rule}" for rule in ("weekday", "day word", "calendar day", "iso day", "holiday"))
_OCCASIONS = frozenset({"in", "at", "during", "on"})
_OTHER_TIMES = frozenset({"after", "before", "under", "since", "following", "despite", "over", "ahead of"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_CLAUSES = frozenset({"advcl", "ccomp", "conj", "parataxis", "xcomp"})
_ABOVE = 0.8
"""Confidence of a date in a clause above the event's: 10 of 13 are right on the coded reports."""


class DateFinder:
    """Finds the dates of triggers in one report; a date nobody tells stays absent, with the reason."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.times = as_stretches(as_spoken(reading), reading.report)

    def date(
        self,
        passage: Passage,
        token: Token,
        words: tuple[Token, ...],
        *,
        speech: bool = False,
        summed: bool = False,
    ) -> Dated | Absence:
        """The date among the trigger's own words, else in the clauses above it.

        "He said on Monday" and "said yesterday" date the saying alone; ``speech`` is true where that is the event.
        ``summed`` is true for what has figures: "40 killed since May" is a sum up to the day of publication.
        """
        own = tuple(word for word in words if self._is_own(word, token))
        found = self._from_other(passage, token) or self._among(passage, own, Told.CLAUSE)
        found = found or self._to_other(passage, token) or self._before_other(passage, token)
        if found is None and speech:
            found = self._among(passage, self._of_speaker(token), Told.CLAUSE)
        if found is not None:
            return self._up_to_now(found) if summed else found
        above = self._above(passage, token)
        return above if above is not None else self._unknown(passage, own)

    def _above(self, passage: Passage, token: Token) -> Dated | Absence | None:
        """The nearest date in a clause over the trigger's; an absence where it is the day of saying it."""
        node = token
        if self._only_spoken_of(token):
            return None
        while node.head.i != node.i and node.dep_ not in {"parataxis", "acl:relcl"}:
            if self._offset_of(passage, node) is not None:
                return None  # "fled a day after troops came in": another day than that of the flight
            said = (
                node.dep_ == "ccomp" and self.lexicon.voices.manner_of(node.head.lemma_.lower()) is not None
            )
            node = node.head
            words = [
                word
                for child in node.children
                if basic(child) in {"obl", "nmod", "advmod"}
                for word in child.subtree
                if self._is_own(word, token)
            ]
            found = self._among(passage, words, Told.SENTENCE)
            if (
                said
                and found is not None
                and found.origin in _OF_SAYING
                and not self._precedes_voice(passage, found, token, node)
            ):
                return Absence("date", f"“{found.original}” {SAID_THEN}")
            if found is not None:
                return found
        return self._of_described(passage, node) if node.dep_ == "acl:relcl" else None

    def _of_described(self, passage: Passage, clause: Token) -> Dated | None:
        """ "Last week's offensive that swept the north, taking two towns": the day of the event that did it."""
        noun = clause.head if self._happens(clause.head) else clause.head.head  # "the raid last week that"
        if not self._happens(noun):
            return None
        beside = [child for child in noun.children if basic(child) in {"nmod", "obl"} and child.i != clause.i]
        return self._among(passage, [word for child in beside for word in child.subtree], Told.SENTENCE)

    def _before_other(self, passage: Passage, token: Token) -> Dated | None:
        """ "His death was reported just before last week's offensive": some day before that of the other event."""
        over = [token.head] if basic(token) == "nsubj" and not case_of(token) else []
        for node in [child for word in (token, *over) for child in word.children]:
            if node.i == token.i or case_of(node) != "before" or not self._happens(node):
                continue
            anchor = self._among(passage, node.subtree, Told.CLAUSE)
            if anchor is not None and anchor.value.start is not None:
                when = When(None, anchor.value.start - timedelta(days=1), Precision.BEFORE)
                return self._dated(when, anchor.evidence, "times/before", Told.CLAUSE)
        return None

    @staticmethod
    def _precedes_voice(passage: Passage, found: Dated, event: Token, saying: Token) -> bool:
        """ "Gunmen killed nine on Friday, residents said": the voice comes after the event and its day."""
        voice = surface_subject(saying)
        if voice is None or voice.i > saying.i or voice.i < event.i:
            return False
        first = edges(voice)[0]
        told = found.evidence[-1].end <= passage.block.start + first.idx
        return told and first.i > 0 and first.nbor(-1).text == ","

    def _only_spoken_of(self, noun: Token) -> bool:
        """ "Police probed the blast on Monday": the clause's day is not that of an event that was told before."""
        known = noun.pos_ == "NOUN" and any(child.lower_ in _KNOWN for child in noun.children)
        under = basic(noun) in {"obj", "obl", "nmod"} and case_of(noun) not in _OCCASIONS
        return known and under and governing(noun, self.lexicon) is None

    def _is_own(self, word: Token, event: Token) -> bool:
        """False for the day of another event: "accused it of the May 2 attack", "left after Monday's announcement"."""
        if self._follows_another(word, event):
            return False
        node, inside = word, False
        while node.head.i != node.i and node.i != event.i:
            node = node.head
            other = not node.is_ancestor(event) and node.i != event.i
            if node.head.i == event.i and case_of(node) in _OCCASIONS:
                return True  # "warned him at a summit in May", "in a statement published on May 2"
            inside |= other and node.pos_ == "VERB" and basic(node) in {"acl", "advcl"}
            if other and node.pos_ == "NOUN" and basic(node) != "compound" and self._happens(node):
                return False
        return not inside  # "struck the men arrested in May", "to avenge those killed last month"

    def _follows_another(self, word: Token, event: Token) -> bool:
        """ "Left after the announcement last month": the time stands right behind another event's noun."""
        before = edges(word)[0].i - 1
        noun = word.doc[before] if before >= 0 else word
        if noun.i == event.i or noun.pos_ != "NOUN" or not self._happens(noun):
            return False
        return case_of(noun) in _OTHER_TIMES and not noun.is_ancestor(event)

    def _of_speaker(self, speech: Token) -> list[Token]:
        """ "Monday's statement accused the rebels": what tells when the words were spoken."""
        subject = surface_subject(speech) if speech.pos_ == "VERB" else None
        if subject is None or not self.lexicon.is_a(subject.lemma_.lower(), "mouthpieces"):
            return []
        return [word for child in subject.children if child.dep_ == "nmod:poss" for word in child.subtree]

    def _happens(self, noun: Token) -> bool:
        return self.lexicon.is_a(noun.lemma_.lower(), "happenings")

    def _from_other(self, passage: Passage, token: Token) -> Dated | None:
        """ "Two days after Monday's raid troops came in": counted from the day of the other event."""
        for node in [below for child in token.children for below in (child, *child.children)]:
            offset = self._offset_of(passage, node)
            if offset is not None:
                return self._counted(passage, *offset, node.subtree)
        return None

    def _to_other(self, passage: Passage, token: Token) -> Dated | None:
        """ "Monday's raid came two days after gunmen killed the mayor": counted back from the clause above."""
        offset = self._offset_of(passage, token)
        if offset is None:
            return None
        length, sign = offset
        over = token.head
        if over.lower_.rstrip("s") in UNITS and over.head.i != over.i:
            over = over.head  # "on Sunday, the day before they left": the clause hangs on the length
        beside = [child for child in over.children if child.i != token.i and not child.is_ancestor(token)]
        own = [word for child in beside if basic(child) not in _CLAUSES for word in child.subtree]
        return self._counted(passage, length, -sign, (*own, over))

    def _offset_of(self, passage: Passage, clause: Token) -> tuple[tuple[Span, str], int] | None:
        """The length right before the "after" or "before" that opens a clause, and which way it counts."""
        side = side_of(clause)
        if side is None or side[0].i == 0:
            return None
        last = side[0].nbor(-1)
        for mark in self._marks(passage, (last,)):
            if mark.sort is TimeSort.DURATION:
                return (mark.span, mark.value or ""), side[1]
        the = any(child.lower_ == "the" for child in last.children)
        length = UNITS.get(last.lower_) if the else None  # "the day before the army left"
        return ((self.reading.span(passage, last, last), length), side[1]) if length else None

    def _counted(
        self, passage: Passage, length: tuple[Span, str], sign: int, words: Iterable[Token]
    ) -> Dated | None:
        anchor = self._among(passage, words, Told.SENTENCE)
        when = shifted(_day_bounding(anchor), length[1], sign) if anchor is not None else None
        if anchor is None or when is None:
            return None
        return self._dated(when, (length[0], *anchor.evidence), "times/offset", Told.CLAUSE)

    def _among(self, passage: Passage, words: Iterable[Token], told: Told) -> Dated | None:
        for mark in self._marks(passage, words):
            if mark.when is not None:
                return self._dated(mark.when, (mark.span,), f"times/{mark.label}", told)
        return None

    def _dated(self, when: When, evidence: tuple[Span, ...], origin: str, told: Told) -> Dated:
        words = Value.read(self.reading.report, when, evidence, origin).original
        return Dated(when, words, evidence, origin, 1.0 if told is Told.CLAUSE else _ABOVE, told)

    def _up_to_now(self, date: Dated) -> Dated:
        """The days from "since Saturday" to the day of publication; any other date stays."""
        until, first = self.reading.report.published, date.value.start
        bound = any(mark.bound == "since" and mark.span in date.evidence for mark in self.times)
        if not bound or until is None or first is None or first >= until:
            return date
        return replace(date, value=When(first, until, Precision.RANGE))

    def _marks(self, passage: Passage, words: Iterable[Token]) -> list[TimeExpression]:
        starts = sorted(passage.block.start + word.idx for word in words)
        return [
            mark
            for mark in self.times
            if bisect_left(starts, mark.span.start) < bisect_left(starts, mark.span.end)
        ]

    def _unknown(self, passage: Passage, words: Iterable[Token]) -> Absence:
        """Why there is none: no time is told, or one that counts from a day that is not known."""
        for mark in self._marks(passage, words):
            if (mark.value or "").startswith(("DCT", "XXXX")):
                told = self.reading.report.quote(mark.span)
                return Absence("date", f"“{told}” counts from the day of publication, which is not known")
        return Absence("date", UNTOLD)


def _day_bounding(anchor: Dated) -> When:
    """The Christmas of "two days before Christmas", which alone would be all the days before it."""
    when = anchor.value
    if when.start is not None or when.precision is not Precision.BEFORE or anchor.origin not in _DAYS:
        return when
    day = when.end + timedelta(days=1)
    return When(day, day, Precision.DAY)
