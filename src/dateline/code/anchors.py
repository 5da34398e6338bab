"""What tells a place by others in one report: "20 km north of Homs", "between Aden and Taiz", "the Turkish border"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.code.distances import Direction, directions, lengths
from dateline.code.place_names import PlaceNamer
from dateline.lexicon import Lexicon
from dateline.types import Passage, Place, Quantity, Reading, Relation, Span, Value
from dateline.types.parse import Token

_MODIFYING = frozenset({"compound", "amod", "nmod:desc", "nmod:poss", "nummod", "flat", "det", "case"})
_LEADING = frozenset({"DET", "ADJ", "ADV", "PUNCT", "SPACE", "ADP", "PART"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_REACH = 8
_BESIDE = re.compile(r",?\s(?:(?:which|that)\s(?:is|lies)\s)?(?:about|some|around|just)?\s?|\s?\(")
"""Between a place and the direction that tells where it lies: "Zumar, some 20 km north of"."""


@dataclass(frozen=True)
class Anchored:
    """A direction of a passage with the places it leads to: one, or two for a pair."""

    direction: Direction
    anchors: tuple[Value[Place], ...]


class AnchorFinder:
    """Finds the anchors of one report, by passage."""

    def __init__(self, reading: Reading, lexicon: Lexicon, namer: PlaceNamer) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.words = lexicon.whereabouts
        self.namer = namer
        self.quantities = reading.marks("quantities", Quantity)

    def of(self, passage: Passage) -> list[Anchored]:
        """Every direction of a passage that leads to a place, the one nearest to each place alone."""
        text = passage.doc.text
        measured = lengths(text, passage.block.start, self.quantities, self.words)
        nearest: dict[int, Anchored] = {}
        for direction in directions(text, measured, self.words):
            anchors = self._anchors(passage, direction)
            if not anchors:
                continue
            held = nearest.get(anchors[0].evidence[0].start)
            if held is None or _rank(held.direction) < _rank(direction):
                nearest[anchors[0].evidence[0].start] = Anchored(direction, anchors)
        return sorted(nearest.values(), key=lambda one: one.direction.start)

    def compound(self, passage: Passage, span: Span) -> Anchored | None:
        """The two ends of the "Aden-Taiz road" or "Syrian-Turkish border" that a place's name begins; else None."""
        start = span.start - passage.block.start
        match = self.words.compound.match(passage.doc.text, start)
        if match is None:
            return self._border(passage, span)
        relation = Relation.ALONG if match["road"] else Relation.BORDER
        ends = tuple(self._end(passage, match.start(name), match.end(name)) for name in ("one", "two"))
        return Anchored(Direction(start, match.end(), relation, pair=True), ends)

    def _border(self, passage: Passage, span: Span) -> Anchored | None:
        words = self.reading.report.quote(span).split()
        if len(words) < 2 or not any(word.lower() in self.words.borders for word in words[1:]):
            return None
        people = self.lexicon.actors.people_of(words[0])
        if not self.lexicon.is_country(people or words[0]):
            return None
        start = span.start - passage.block.start
        end = self._end(passage, start, start + len(words[0]))
        return Anchored(Direction(start, start + len(words[0]), Relation.BORDER), (end,))

    def _end(self, passage: Passage, start: int, end: int) -> Value[Place]:
        base = passage.block.start
        span = self.reading.report.span(base + start, base + end)
        name = self.reading.report.quote(span)
        people = self.lexicon.actors.people_of(name)
        country = people if people is not None and self.lexicon.is_country(people) else name
        return Value.read(self.reading.report, Place(country), (span,), "places")

    def _anchors(self, passage: Passage, direction: Direction) -> tuple[Value[Place], ...]:
        first = self._apart(passage, direction, self.place_at(passage, direction.end))
        if first is None or (direction.relation is Relation.OFF and self._is_particle(passage, direction)):
            return ()
        second = self._second(passage, first) if direction.pair else None
        if direction.relation is Relation.BETWEEN and not self._lies_between(first, second):
            return ()
        return (first,) if second is None else (first, second)

    def _apart(
        self, passage: Passage, direction: Direction, anchor: Value[Place] | None
    ) -> Value[Place] | None:
        """The anchor, or another that "the city" may stand for where it is what the direction itself places."""
        if anchor is None or anchor.origin != "reference":
            return anchor
        named = anchor.evidence[-1]
        gap = passage.doc.text[max(named.end - passage.block.start, 0) : direction.start]
        if named.end < passage.block.start or not _BESIDE.fullmatch(gap):
            return anchor
        noun = next(_noun_at(passage, direction.end), None)
        return None if noun is None else self.namer.value(passage, noun, beside=named)

    def _lies_between(self, first: Value[Place], second: Value[Place] | None) -> bool:
        """False for "the war between Iraq and Iran": countries that something is between do it."""
        return second is not None and not any(
            self.lexicon.is_country(one.value.name) for one in (first, second)
        )

    def _second(self, passage: Passage, first: Value[Place]) -> Value[Place] | None:
        end = first.evidence[0].end - passage.block.start
        joined = self.words.joining.match(passage.doc.text, end)
        return self.place_at(passage, joined.end()) if joined is not None else None

    def place_at(self, passage: Passage, start: int) -> Value[Place] | None:
        """The place that a nominal beginning at a character of the passage's text names; None where it names none."""
        noun = next(_noun_at(passage, start), None)
        value = self.namer.value(passage, noun) if noun is not None else None
        if noun is None or value is None or not self.namer.is_inside(passage, noun, value):
            return value
        return None  # "outside a mosque in Kirkuk" is in Kirkuk

    @staticmethod
    def _is_particle(passage: Passage, direction: Direction) -> bool:
        """ "Cut off Homs", "sealed off the town": no place lies off anything there."""
        word = passage.doc.char_span(direction.start, direction.start + 3)
        return word is not None and word[0].dep_ == "compound:prt"


def _noun_at(passage: Passage, start: int) -> Iterator[Token]:
    """The head of the nominal whose words begin at a character; nothing where another word comes first."""
    first = passage.doc.char_span(start, start, alignment_mode="expand")
    tokens = [token for token in passage.doc if token.idx >= start] if first is None else None
    for token in (tokens or list(passage.doc[first.start :] if first is not None else ()))[:_REACH]:
        if token.pos_ in {"NOUN", "PROPN"}:
            while token.dep_ in _MODIFYING and token.head.i > token.i and token.head.pos_ in _NOMINAL:
                token = token.head
            yield token
            return
        if token.pos_ not in _LEADING:
            return


def _rank(direction: Direction) -> tuple[int, bool]:
    return direction.end, direction.km is not None
