"""What happened well before the period that a report is about."""

from __future__ import annotations

import re
from datetime import timedelta

from dateline.code.draft import Draft
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, entity_edges, is_perfect
from dateline.types import BlockKind, Reading, TimeExpression, TimeSort, When
from dateline.types.parse import Token

# What lies further back is not the period a report is about.
# 30 to 120 days tie: status within .005 on the coded reports.
PERIOD = timedelta(days=60)
_LONG = re.compile(r"P(?:[2-9]|\d{2,}|X)Y|P(?:\d+|X)(?:DE|CE)")
_MONTHS = re.compile(r"P(?:\d+|X)(?:M|Y|DE)$")
_SPENT = frozenset({"", "for", "over", "during", "in", "more than"})
_AGES = frozenset({"year", "decade", "century"})
_YEARLESS = ("XXXX", "DCT")


class Background:
    """Tells what is past for one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.published = reading.report.published
        self.times = reading.marks("times", TimeExpression)
        self.actors = lexicon.actors
        self.lead = _lead_dates(reading, self.times, lexicon)
        self.dated_by_day = any((mark.value or "").startswith(_YEARLESS) for mark in self.times)

    def is_past(self, draft: Draft) -> bool:
        """True where date, "ago", a length of years or a ruler of then puts the event before the report's period."""
        mark = self._mark(draft)
        if mark is not None and (mark.bound == "since" and is_perfect(_verb_of(draft.token))):
            return False  # "has been held since October": it goes on
        if draft.date is not None and any(_overlap(draft.date.value, day) for day in self.lead):
            return False
        if draft.date is not None and self.published is not None:
            return draft.date.value.end < self.published - PERIOD
        if self._is_of_a_former_rule(draft):
            return True
        if mark is not None and self.published is None and self._is_other_year(draft, mark):
            return True
        return self._is_long_gone(draft)

    def _mark(self, draft: Draft) -> TimeExpression | None:
        if draft.date is None:
            return None
        return next((mark for mark in self.times if mark.span in draft.date.evidence), None)

    def _is_other_year(self, draft: Draft, mark: TimeExpression) -> bool:
        """A report whose days carry no year ("on Monday") names a year only where it is another one.

        Whole dates are left out: some writers give every day its year.
        """
        named = mark.label != "calendar day" and bool(re.match(r"\d{4}", mark.value or ""))
        return (
            named and self.dated_by_day and not is_perfect(_verb_of(draft.token)) and draft.date is not None
        )

    def _is_of_a_former_rule(self, draft: Draft) -> bool:
        """ "Driven out under Saddam Hussein", read years after he was gone."""
        names = (word for word in draft.words if word.pos_ == "PROPN" and case_of(word) == "under")
        return self.published is not None and any(
            self.actors.was_leader(_name_of(word), self.published) for word in names
        )

    def _is_long_gone(self, draft: Draft) -> bool:
        """ "Ten years ago", "served over 20 years", "12 months since the town was taken"."""
        words = draft.words
        if any(
            word.lower_ == "ago" and any(child.lemma_.lower() in _AGES for child in word.children)
            for word in words
        ):
            return True
        token = draft.token
        since = next((child for child in token.children if _counts_from(child)), None)
        if since is not None and since.i > 0 and self._length(draft, (since.nbor(-1),), _MONTHS):
            return True
        if self._is_remembered(token):
            return True
        spent = tuple(word for word in words if word.dep_ == "nummod" and case_of(word.head) in _SPENT)
        past = token.pos_ == "VERB" and token.tag_ == "VBD" and not is_perfect(token)
        return past and self._length(draft, spent, _LONG)

    def _is_remembered(self, token: Token) -> bool:
        """ "The anniversary of the massacre", "a vigil for the victims of the bombing"."""
        node = token
        while basic(node) == "nmod" and node.head.i != node.i and case_of(node) in {"of", "for", "in"}:
            node = node.head
            if self.lexicon.is_a(node.lemma_.lower(), "remembrance"):
                return True
        return False

    def _length(self, draft: Draft, words: tuple[Token, ...], pattern: re.Pattern[str]) -> bool:
        base = draft.passage.block.start
        starts = {base + word.idx for word in words}
        return any(
            mark.sort is TimeSort.DURATION
            and pattern.match(mark.value or "")
            and any(mark.span.start <= start < mark.span.end for start in starts)
            for mark in self.times
        )


def _counts_from(word: Token) -> bool:
    """ "Ten years after the siege", "a year since they fled": the word behind a length counted from an event."""
    return (word.dep_ == "mark" and word.lower_ in {"since", "after"}) or (
        word.dep_ == "case" and word.lower_ == "after"
    )


def _verb_of(token: Token) -> Token:
    """The verb that a trigger is or hangs on; the trigger itself where there is none."""
    node = token
    while node.pos_ not in {"VERB", "AUX"} and node.head.i != node.i:
        node = node.head
    return node if node.pos_ in {"VERB", "AUX"} else token


def _name_of(token: Token) -> str:
    first, last = entity_edges(token) or (token, token)
    return token.doc[first.i : last.i + 1].text


def _overlap(one: When, two: When) -> bool:
    starts = [when.start or when.end for when in (one, two)]
    return starts[0] <= two.end and starts[1] <= one.end


def _lead_dates(reading: Reading, times: tuple[TimeExpression, ...], lexicon: Lexicon) -> tuple[When, ...]:
    """The days that the first sentence of the body dates its own event by: they are what the report is about."""
    body = next((passage for passage in reading.passages if passage.block.kind is BlockKind.BODY), None)
    if body is None or not len(body.doc):
        return ()
    found = []
    for token in next(iter(body.doc.sents)):
        start = body.block.start + token.idx
        mark = next((mark for mark in times if mark.span.start == start), None)
        if mark is not None and mark.when is not None and mark.bound is None and _dates_lead(token, lexicon):
            found.append(mark.when)
    return tuple(found)


def _dates_lead(token: Token, lexicon: Lexicon) -> bool:
    """True where a time word dates the sentence's own verb, or what that verb says, and no other event."""
    node = token
    while node.head.i != node.i and node.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        if basic(node) not in {"nmod", "obl", "obj", "compound", "nummod", "flat"}:
            return False
        node = node.head
        if lexicon.is_a(node.lemma_.lower(), "happenings"):
            return False
    return node.head.dep_ in {"root", "ROOT", "ccomp", "parataxis"} and node.head.pos_ == "VERB"
