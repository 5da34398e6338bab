"""Places from quotes: the words alone; which place they mean is for the place stage to say."""

from __future__ import annotations

from dateline.engine.answer import QuotedPlace
from dateline.engine.dropped import NOT_THERE, UnfitError
from dateline.engine.parties import LONGEST_NAME, ORIGIN
from dateline.engine.quotes import Quotes
from dateline.types import Counted, Located, Name, Place, PlaceRole, Quantity, Reading, Relation, Span, Value

_KINDS = frozenset({"place", "facility"})


class Places:
    """Reads the places of one report."""

    def __init__(self, reading: Reading, quotes: Quotes) -> None:
        self.reading = reading
        self.quotes = quotes
        self.names = [mark.span for mark in reading.marks("names", Name) if mark.label in _KINDS]
        self.distances = [
            mark.span for mark in reading.marks("quantities", Quantity) if mark.counted is Counted.DISTANCE
        ]

    def located(self, quoted: QuotedPlace, clause: Span) -> Located:
        """Where a quote puts the event; raises UnfitError for what is nowhere in the report.

        Of several names in one quote ("Karrada, a district of Baghdad") the first is the place, and it is told to be a
        part of the others. What lies at a distance from a place is near it; the distance itself is not kept.
        """
        span = self.quotes.find(quoted.quote, self.quotes.sentence(quoted.sentence) or clause)
        if span is None:
            raise UnfitError(NOT_THERE)
        if span.end - span.start > LONGEST_NAME:
            raise UnfitError("is no place but a whole passage")
        first, *others = [name for name in self.names if _holds(span, name)] or [span]
        value = self._value(first)
        near = quoted.role is PlaceRole.NEAR or any(_holds(span, length) for length in self.distances)
        return Located(
            PlaceRole.NEAR if near else quoted.role,
            value,
            relation=Relation.NEAR if near else None,
            anchors=(value,) if near else (),
            within=tuple(map(self._value, others)),
            told=self.quotes.told(first, clause),
        )

    def _value(self, span: Span) -> Value[Place]:
        words = " ".join(self.reading.report.quote(span).split())
        bare = words[4:] if words[:4].lower() == "the " else words
        return Value.read(self.reading.report, Place(bare), (span,), ORIGIN)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
