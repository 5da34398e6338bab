"""What words of a text tell about whether a name among them is a place's."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.gazetteer import Gazetteer
from dateline.lexicon import Lexicon
from dateline.place.mention_words import MentionWords
from dateline.place.standing import Standing, parts_of, standing_of
from dateline.types.parse import Doc

Stretch = tuple[int, int]
"""Half-open token indices of one doc."""
BODIES = frozenset({"organisation", "external"})
"""Kinds of actors that are no places, whatever is called like them."""
_LONGEST = 4


@dataclass(frozen=True)
class Signs:
    """Questions about stretches of one doc; ``start`` and ``end`` are half-open token indices."""

    doc: Doc
    gazetteer: Gazetteer
    lexicon: Lexicon
    words: MentionWords

    def lower(self, place: int) -> str:
        """A word in lower case without a full stop; "" outside the text."""
        return self.doc[place].lower_.rstrip(".") if 0 <= place < len(self.doc) else ""

    def is_capital(self, place: int) -> bool:
        """True for a word of the text with a capital in front."""
        return 0 <= place < len(self.doc) and self.doc[place].text[:1].isupper()

    def is_common(self, start: int, end: int) -> bool:
        """True for a single word that is hardly a place by itself ("Police", "Central")."""
        return end - start == 1 and self.lower(start) in self.words.common

    def standing(self, start: int, end: int) -> Standing:
        """How well the words are known as a place's name; common words and what has no capital are not."""
        if self.is_common(start, end) or not any(map(self.is_capital, range(start, end))):
            return Standing.UNKNOWN
        return standing_of(self.gazetteer, self.doc[start:end].text)

    def is_known(self, start: int, end: int) -> bool:
        """True where the words, or each of those that a hyphen joins, are a place's name, by whatever spelling."""
        return bool(self.standing(start, end) or parts_of(self.gazetteer, self.doc[start:end].text))

    def is_body(self, start: int, end: int) -> bool:
        """ "White House" is the government before it is a small town, and a union of states is no place of an event."""
        actor = self.lexicon.actors.find(self.doc[start:end].text)
        if actor is None:
            return False
        return actor.kind in BODIES or self.standing(start, end) <= Standing.SMALL

    def is_money(self, start: int, end: int) -> bool:
        """ "US$ 500", "$US 500"."""
        return "$" in self.doc[start:end].text or (start > 0 and self.doc[start - 1].text.endswith("$"))

    def is_road(self, place: int) -> bool:
        """True for "Highway" with a number behind it."""
        return self.lower(place) in self.words.roads and self.lower(place + 1)[:1].isdigit()

    def is_ground(self, start: int, end: int) -> bool:
        """ "Wadi Hauran", "Haifa Street", "Camp Ember"."""
        ends = self.lower(end - 1) in self.words.ground or self.lower(start) in self.words.ground_first
        return end - start > 1 and ends

    def is_house(self, start: int, end: int) -> bool:
        """ "Hamra Hall": some house or grounds, which no gazetteer has."""
        last = self.lower(end - 1)
        return end - start > 1 and (last in self.words.houses or self.lexicon.names.is_facility(last))

    def is_in(self, start: int) -> bool:
        """True after a preposition of place."""
        return self.lower(start - 1) in self.words.prepositions

    def is_in_state(self, end: int) -> bool:
        """ "Binnish, Syria"."""
        stops = range(end + 2, min(end + 4, len(self.doc)) + 1)
        return self.lower(end) == "," and any(
            self.standing(end + 1, stop) >= Standing.LARGE for stop in stops
        )

    def is_called_place(self, start: int, end: int) -> bool:
        """ "near Binnish", "Binnish district"."""
        return self.is_in(start) or self.lower(end) in self.words.kinds

    def is_evident(self, start: int, end: int) -> bool:
        """The same, and "Idlib and Binnish", "Binnish, Syria"."""
        joined = self.lower(start - 1) in self.words.joining
        return joined or self.is_called_place(start, end) or self.is_in_state(end)

    def is_of_people(self, end: int) -> bool:
        """ "a Basra man"."""
        return self.lower(end) in self.words.people

    def prefix(self, start: int, end: int) -> Stretch | None:
        """The longest known name of a place that a name begins with, itself left out."""
        for stop in range(min(start + _LONGEST, end - 1), start, -1):
            if self.standing(start, stop) > Standing.OTHER:
                return start, stop
        return None

    def suffix(self, start: int, end: int) -> Stretch | None:
        """The longest large place's name that a name ends with ("war-torn Mosul")."""
        for place in range(start + 1, end):
            if self.standing(place, end) >= Standing.LARGE:
                return place, end
        return None

    def after_of(self, start: int, end: int, least: Standing) -> Stretch | None:
        """The place in "Conference Board of Canada"."""
        for place in range(start + 1, end - 1):
            if self.lower(place) == "of":
                for stop in range(min(place + 1 + _LONGEST, end), place + 1, -1):
                    if self.standing(place + 1, stop) >= least:
                        return place + 1, stop
        return None
