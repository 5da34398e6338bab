"""The day that a story goes on with: a claim without a date of its own, told on from one that has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.code.clause import argument, governing
from dateline.code.draft import SAID_THEN, Draft
from dateline.code.offsets import side_of
from dateline.lexicon import Lexicon
from dateline.syntax import basic, edges, is_perfect
from dateline.types import Dated, PlaceRole, Reading, TimeExpression, TimeSort, Told, When
from dateline.types.parse import Token

_DISCOUNT = {Told.PARAGRAPH: 0.8, Told.BEFORE: 0.7, Told.REPORT: 0.6}
"""By where a day is told. On the coded reports 15 of 17 carried days are right."""
_REACH = 4
"""Sentences that a day reaches; the paragraphs are one fewer. A page flattened to one block has no paragraphs."""
_MOST = 0.75
"""Share of the dated violence that makes a day the report's; at .5 days of round-ups are mixed."""
_CLIMB = 6


def set_dates(drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> list[Draft]:
    """Give a deed told in the past the day that its story goes on with, and say where that is told.

    That is the day told last, if it is near; else the one day of nearly all the violence that the report dates.
    Nothing is carried to what is planned, said, in the perfect or present, or has a word of another time. What
    stands in between with a month, a year or an earlier war breaks the story off.
    """
    story = _Story(drafts, reading, lexicon)
    return [story.dated(draft) for draft in drafts]


class _Story:
    """The dated deeds of one report in text order."""

    def __init__(self, drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.times = reading.marks("times", TimeExpression)
        sentences = list(reading.sentences())
        self.sentence = {(id(home.doc), sent.start): n for n, (home, sent) in enumerate(sentences)}
        self.passage = {id(passage): n for n, passage in enumerate(reading.passages)}
        self.told = [draft for draft in drafts if draft.date is not None and _is_deed(draft)]
        self.told.sort(key=_place)
        self.main = _main(self.told)

    def dated(self, draft: Draft) -> Draft:
        """The draft, with the day of its story where it goes on with one."""
        if draft.date is not None or draft.headline or not draft.status.countable:
            return draft
        if not _is_deed(draft) or not self._goes_on(draft):
            return draft
        found = self._near(draft) or self._main_day(draft)
        return replace(draft, date=found) if found is not None else draft

    def _near(self, draft: Draft) -> Dated | None:
        last = next(
            (one for one in reversed(self.told) if _alike(one, draft) and _place(one) < _place(draft)), None
        )
        if last is None or last.date is None or not _is_day(last):
            return None
        steps = self._number(draft) - self._number(last)
        paragraphs = self.passage[id(draft.passage)] - self.passage[id(last.passage)]
        if (
            steps > _REACH
            or paragraphs > _REACH - 1
            or (paragraphs and self._is_told_anew(draft, last.date.value))
        ):
            return None
        return _carried(last.date, {0: Told.PARAGRAPH, 1: Told.BEFORE}.get(paragraphs, Told.REPORT))

    def _main_day(self, draft: Draft) -> Dated | None:
        if self.main is None or self.main.date is None or _elsewhere(draft, self.main):
            return None
        if self._is_told_anew(draft, self.main.date.value):
            return None
        return _carried(self.main.date, Told.REPORT)

    def _is_told_anew(self, draft: Draft, day: When) -> bool:
        """ "Rebels shelled the town, a charity said on Thursday": with another day of saying another story begins."""
        sentence = self.reading.span(draft.passage, *edges(draft.token.sent.root))
        said = [
            mark.when
            for mark in self.times
            if mark.when is not None and sentence.start <= mark.span.start < sentence.end
        ]
        return draft.undated.endswith(SAID_THEN) and day not in said

    def _is_aside(self, draft: Draft) -> bool:
        """True for an event noun that no verb tells of and that nothing told before: "a string of attacks"."""
        noun = draft.token
        if noun.pos_ != "NOUN" or draft.definite:
            return False
        told = argument(noun)
        return governing(noun, self.lexicon) is None and (told is None or basic(told) != "nsubj")

    def _number(self, draft: Draft) -> int:
        return self.sentence[id(draft.passage.doc), draft.token.sent.start]

    def _goes_on(self, draft: Draft) -> bool:
        """True for what is told in the plain past, with no word of another time in its clause."""
        result = draft.token.pos_ == "ADJ" and draft.has("toll")  # "25 are dead"
        if not (result or _is_past(draft.token, self.lexicon)) or self._is_aside(draft):
            return False
        if any(self.lexicon.is_a(word.lower_, "elsewhen") for word in draft.words):
            return False
        side = side_of(draft.token)
        before = (
            side[0].nbor(-1) if side is not None and side[0].i else draft.token
        )  # "a day after they left"
        starts = {draft.passage.block.start + word.idx for word in (*draft.words, before)}
        return not any(
            mark.sort is not TimeSort.TIME
            and any(mark.span.start <= start < mark.span.end for start in starts)
            for mark in self.times
        )


def _place(draft: Draft) -> tuple[int, int]:
    return draft.passage.block.start, draft.token.i


def _is_deed(draft: Draft) -> bool:
    """True for what is done rather than said, and is said to have happened."""
    return not draft.page.speech and draft.status.happened


def _alike(one: Draft, two: Draft) -> bool:
    return (one.page.family == "politics") == (two.page.family == "politics")


def _is_day(draft: Draft) -> bool:
    """True for a day of the report's own period, or a few of them."""
    return draft.date is not None and draft.status.countable and (draft.date.value.date_prec or 9) <= 2


def _main(told: list[Draft]) -> Draft | None:
    """The first violence of the day on which most of the dated violence of a report was; None without one."""
    violence = [draft for draft in told if draft.violent and draft.status.countable]
    days = Counter(draft.date.value for draft in violence if draft.date is not None and _is_day(draft))
    if not days:
        return None
    [(day, _)] = days.most_common(1)
    agreed = sum(draft.date is not None and day.within(draft.date.value) for draft in violence)
    if agreed < _MOST * len(violence):
        return None
    return next(draft for draft in violence if draft.date is not None and draft.date.value == day)


def _elsewhere(one: Draft, two: Draft) -> bool:
    """True where both tell their town and it is not the same."""
    towns = [
        {located.place.value.name.lower() for located in draft.place if located.role is not PlaceRole.FROM}
        for draft in (one, two)
    ]
    return all(towns) and not one.wide and not two.wide and not towns[0] & towns[1]


def _is_past(token: Token, lexicon: Lexicon) -> bool:
    """True where the nearest finite verb is in the simple past, or in "had …" as what somebody said."""
    node = token
    for _ in range(_CLIMB):
        helpers = [child for child in node.children if child.dep_ in {"aux", "aux:pass", "cop"}]
        if is_perfect(node):
            had = any(child.lower_ == "had" for child in helpers)
            return (
                had
                and node.dep_ == "ccomp"
                and lexicon.voices.manner_of(node.head.lemma_.lower()) is not None
            )
        if any(child.tag_ in {"MD", "VBZ", "VBP"} for child in helpers) or node.tag_ in {"VBZ", "VBP", "VB"}:
            return False
        if node.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
            return True
        if node.head.i == node.i or node.dep_ == "acl":
            return False
        node = node.head
    return False


def _carried(date: Dated, told: Told) -> Dated:
    sure = round(date.confidence * _DISCOUNT[told], 2)
    return replace(date, confidence=sure, told=told)
