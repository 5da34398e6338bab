"""Counts from quotes: never the model's number, but what our own reader of quantities read from the words quoted."""

from __future__ import annotations

from dateline.engine.answer import QuotedCount
from dateline.engine.dropped import NOT_THERE, UnfitError
from dateline.engine.parties import words_of
from dateline.engine.quotes import Quotes
from dateline.lexicon import Lexicon
from dateline.types import Count, Counted, CountKind, Quantity, Reading, Span, Value

ORIGIN = "model/figures"
_NEVER_PEOPLE = frozenset(
    {Counted.MONEY, Counted.DISTANCE, Counted.AGE, Counted.TIME, Counted.SHARE, Counted.ORDINAL}
    | {Counted.VEHICLES, Counted.WEAPONS, Counted.UNITS, Counted.EVENTS, Counted.POPULATION}
)
_FATES = frozenset({Counted.KILLED, Counted.INJURED, Counted.CAPTURED, Counted.MISSING, Counted.DISPLACED})
_OF_ONE = frozenset({CountKind.KILLED, CountKind.INJURED, CountKind.CAPTURED})


class Figures:
    """Reads the counts of one report."""

    def __init__(self, reading: Reading, quotes: Quotes, lexicon: Lexicon) -> None:
        self.reading = reading
        self.quotes = quotes
        self.lexicon = lexicon
        self.quantities = [
            mark
            for mark in reading.marks("quantities", Quantity)
            if mark.label != "article" and mark.counted is not Counted.ORDINAL
        ]

    def value(self, quoted: QuotedCount, near: Span) -> Value[Count]:
        """The figure that a quote tells; raises UnfitError where it tells none, several, or one of something else."""
        span = self.quotes.find(quoted.quote, self.quotes.sentence(quoted.sentence) or near)
        if span is None:
            raise UnfitError(NOT_THERE)
        inside = [mark for mark in self.quantities if mark.span.overlap(span)]
        wholes = [mark for mark in inside if mark.part_of not in {other.span for other in inside}]
        people = [mark for mark in wholes if mark.counted not in _NEVER_PEOPLE]
        if not wholes:
            return self._one_person(span, quoted.what)
        if not people:
            raise UnfitError(f"counts {wholes[0].counted.value}, not people")
        if len(people) > 1:
            people = [mark for mark in people if mark.counted.value == quoted.what.value]
        if len(people) != 1:
            raise UnfitError("holds several figures")
        return self._counted(people[0], quoted.what)

    def _counted(self, mark: Quantity, what: CountKind) -> Value[Count]:
        if mark.counted in _FATES and mark.counted.value != what.value:
            raise UnfitError(f"counts {mark.counted.value}, not {what.value}")
        low, best, high = (_whole(value) for value in (mark.low, mark.best, mark.high))
        if best is not None:
            low = high = None
        if (low, best, high) == (None, None, None):
            raise UnfitError("is no whole number of people")
        return Value.read(self.reading.report, Count(what, low, best, high), (mark.span,), ORIGIN)

    def _one_person(self, span: Span, what: CountKind) -> Value[Count]:
        """ "A woman", "the mayor" and a person's name are one, where somebody was killed, injured or captured."""
        passage = self.quotes.passage(span)
        phrase = words_of(passage, span)
        if phrase is None or what not in _OF_ONE:
            raise UnfitError("holds no number")
        token = phrase.root
        singular = token.tag_ in {"NN", "NNP"} and token.pos_ in {"NOUN", "PROPN"}
        person = token.ent_type_ == "person" or self.lexicon.is_a(token.lemma_.lower(), "persons")
        if not (singular and person):
            raise UnfitError("holds no number")
        return Value.read(self.reading.report, Count(what, best=1), (span,), ORIGIN)


def _whole(value: float | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None
