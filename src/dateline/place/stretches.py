"""Which words of a name, whatever it was taken for, name a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.gazetteer import Gazetteer, fold
from dateline.lexicon import Lexicon
from dateline.place.mention_words import MentionWords
from dateline.place.standing import Standing, parts_of, standing_of

Stretch = tuple[int, int]
"""Half-open token indices of one doc."""
OWNERS = frozenset({"organisation", "facility", "misc"})
"""Kinds of names that may hold a place's."""
BODIES = frozenset({"organisation", "external"})
"""Kinds of actors that are no places, whatever is called like them."""
_LONGEST = 4
_FURTHER = 2
_INITIALS = 3
_BEHIND = ("'s", "’s", "'", "’", ",", ".")
_DATELINE = frozenset({"—", "–", "-", "--", "(", ":"})


@dataclass(frozen=True)
class Stretches:
    """Finds places in the names of one doc; ``told`` counts what the report's names of places are, folded."""

    doc: Doc
    gazetteer: Gazetteer
    lexicon: Lexicon
    words: MentionWords
    told: Mapping[str, int]

    def places(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        """The stretches of a name that name a place, in text order, with what follows and belongs to it."""
        for first, stop in self._places(start, end, label):
            stop = self._extended(first, stop)
            yield first - self._begins_before(first, stop), stop

    def _places(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        party, dash, _ = self.doc[start:end].text.partition("-")
        if dash and party in self.words.parties:
            yield start, end
        elif label == "place":
            for first, stop in self._at_commas(start, end):
                yield from self._of_place(first, stop)
        elif label in OWNERS:
            yield from self._of_owner(start, end, label)
        elif label == "person":
            yield from self._of_person(start, end)

    def _lower(self, place: int) -> str:
        return self.doc[place].lower_.rstrip(".") if 0 <= place < len(self.doc) else ""

    def _standing(self, start: int, end: int) -> Standing:
        """How well the words are known as a place's name; common words and what has no capital are not."""
        common = end - start == 1 and self._lower(start) in self.words.common
        if common or not any(token.text[:1].isupper() for token in self.doc[start:end]):
            return Standing.UNKNOWN
        return standing_of(self.gazetteer, self.doc[start:end].text)

    def _is_body(self, start: int, end: int) -> bool:
        """ "White House" is the government before it is a small town, and a union of states is no place of an event."""
        actor = self.lexicon.actors.find(self.doc[start:end].text)
        if actor is None:
            return False
        return actor.kind in BODIES or self._standing(start, end) <= Standing.SMALL

    def _of_place(self, start: int, end: int) -> Iterator[Stretch]:
        """What was taken for a place: its name without words for a part or a kind, if it is one at all."""
        if "$" in self.doc[start:end].text or (start and self.doc[start - 1].text.endswith("$")):
            return
        start, end = self._bare(start, end)
        end = self._extended(start, end)
        start -= self._begins_before(start, end)
        if self._is_body(start, end) or self._lower(end) in self.words.illnesses:
            return
        if end - start == 1 and self._lower(start) in self.words.common:
            if self._lower(start) in self.words.roads and self._lower(end)[:1].isdigit():
                yield start, end
            return
        bare = self._barer(start, end)
        if self._standing(start, end) or parts_of(self.gazetteer, self.doc[start:end].text):
            yield start, end
        elif bare != (start, end) and self._standing(*bare) is Standing.LARGE:
            yield bare
        elif end - start > 1 and self._is_ground(start, end):
            yield start, end
        elif (prefix := self._prefix(start, end)) and self._lower(prefix[1]) in self.words.owned:
            yield prefix
        elif suffix := self._suffix(start, end):
            yield suffix
        elif not self._is_house(start, end) and self._is_evident(start, end):
            yield start, end

    def _begins_before(self, start: int, end: int) -> bool:
        """True where the word before is a part of the name ("St. | Paul"); an article never is."""
        capital = start > 0 and self.doc[start - 1].text[:1].isupper() and self._lower(start - 1) != "the"
        return capital and self._standing(start - 1, end) > Standing.OTHER

    def _at_commas(self, start: int, end: int) -> Iterator[Stretch]:
        """The parts of "Orient, Ohio"."""
        for place in range(start, end):
            if self.doc[place].text == ",":
                if start < place:
                    yield start, place
                start = place + 1
        if start < end:
            yield start, end

    def _bare(self, start: int, end: int) -> Stretch:
        """Without words in lower case before the name and behind it ("eastern Velmar province")."""
        while start < end - 1 and not self.doc[start].text[:1].isalnum():
            start += 1
        while start < end - 1 and self.doc[start].text[:1].islower():
            start += 1
        while end - 1 > start and (self.doc[end - 1].text[:1].islower() or self.doc[end - 1].text in _BEHIND):
            end -= 1
        return start, end

    def _extended(self, start: int, end: int) -> int:
        """The end of the longest place that begins here and takes in the next capitalised words ("Port | Said")."""
        if not self.doc[start].text[:1].isupper():
            return end
        if self.doc[end - 1 : end + 1].text.istitle() and self._lower(end) in self.words.units:
            return end + 1
        for stop in range(min(end + _FURTHER, len(self.doc)), end, -1):
            following = self.doc[end:stop]
            capitals = all(token.text[:1].isupper() for token in following)
            if capitals and self._standing(start, stop) > Standing.OTHER:
                return stop
        return end

    def _barer(self, start: int, end: int) -> Stretch:
        """Without capitalised directions, "City of" and "City" either."""
        while start < end - 1 and self._lower(start) in self.words.directions:
            start += 1
        if end - start > 2 and self._lower(start) in self.words.before_of and self._lower(start + 1) == "of":
            start += 2
        while end - 1 > start and self._lower(end - 1) in self.words.left_off:
            end -= 1
        return start, end

    def _is_ground(self, start: int, end: int) -> bool:
        """ "Wadi Hauran", "Haifa Street", and "North Lebanon" where the rest is known."""
        if self._lower(end - 1) in self.words.ground or self._lower(start) in self.words.ground_first:
            return True
        return (
            self._lower(start) in self.words.directions and self._standing(start + 1, end) > Standing.UNKNOWN
        )

    def _is_site(self, start: int, end: int) -> bool:
        """ "Camp Ember", "Tishrin Dam", "Grosvenor Square"."""
        several = (
            end - start > 1 and self.doc[start].text[:1].isupper() and self.doc[end - 1].text[:1].isupper()
        )
        ends = self._lower(end - 1) in self.words.ground or self._lower(start) in self.words.ground_first
        return several and ends

    def _is_house(self, start: int, end: int) -> bool:
        last = self._lower(end - 1)
        return end - start > 1 and (last in self.words.houses or self.lexicon.names.is_facility(last))

    def _prefix(self, start: int, end: int) -> Stretch | None:
        """The longest known name of a place that a name begins with, itself left out."""
        for stop in range(min(start + _LONGEST, end - 1), start, -1):
            if self._standing(start, stop) > Standing.OTHER:
                return start, stop
        return None

    def _suffix(self, start: int, end: int) -> Stretch | None:
        """The longest large place's name that a name ends with ("war-torn Mosul")."""
        for place in range(start + 1, end):
            if self._standing(place, end) >= Standing.LARGE:
                return place, end
        return None

    def _is_evident(self, start: int, end: int) -> bool:
        """Words around a name say that it is a place: "near Binnish", "Idlib and Binnish", "Binnish, Syria"."""
        joined = self._lower(start - 1) in self.words.joining
        return joined or self._is_in(start) or self._is_in_state(end)

    def _is_in(self, start: int) -> bool:
        return self._lower(start - 1) in self.words.prepositions

    def _is_in_state(self, end: int) -> bool:
        stops = range(end + 2, min(end + 4, len(self.doc)) + 1)
        return self._lower(end) == "," and any(
            self._standing(end + 1, stop) >= Standing.LARGE for stop in stops
        )

    def _of_owner(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        """What was taken for an organisation, facility or other thing: itself, its first words, or those after "of"."""
        whole = Standing.UNKNOWN if self._is_body(start, end) else self._standing(start, end)
        sure = whole >= Standing.LARGE and label != "misc"
        site = label == "facility" and (whole > Standing.OTHER or self._is_site(start, end))
        beside = self._is_in(start) or self._is_in_state(end) or self._is_of_people(end)
        if sure or site or (whole > Standing.OTHER and beside):
            yield start, end
            return
        prefix = self._prefix(start, end)
        if prefix is None:
            yield from self._after_of(start, end, Standing.LARGE)
        elif self._is_owned(*prefix, label):
            yield prefix

    def _is_owned(self, start: int, stop: int, label: str) -> bool:
        """True where what begins with a place's name is of that place: "Ohio Board of Health", not "Ohio Times"."""
        after = self._lower(stop)
        if after in self.words.media:
            return False
        if self.told.get(fold(self.doc[start:stop].text), 0):
            return True
        if label == "misc":
            return False
        large = self._standing(start, stop) >= Standing.LARGE
        several = stop - start > 1 and after in self.words.civic
        return large or several or (label == "organisation" and after in self.words.offices)

    def _after_of(self, start: int, end: int, least: Standing) -> Iterator[Stretch]:
        """ "Conference Board of Canada"."""
        for place in range(start + 1, end - 1):
            if self._lower(place) == "of":
                for stop in range(min(place + 1 + _LONGEST, end), place + 1, -1):
                    if self._standing(place + 1, stop) >= least:
                        yield place + 1, stop
                        return

    def _is_of_people(self, end: int) -> bool:
        return self._lower(end) in self.words.people

    def _of_person(self, start: int, end: int) -> Iterator[Stretch]:
        """What was taken for a person: a place itself, one after "of", or the dateline before the name."""
        line = self._dateline(start, end)
        if line is not None:
            yield line
        elif self._standing(start, end) <= Standing.OTHER:
            yield from self._after_of(start, end, Standing.SMALL)
        elif self._is_of_people(end) or self._lower(start - 1) in self.words.only_places:
            yield start, end

    def _dateline(self, start: int, end: int) -> Stretch | None:
        """ "HAMILTON — Police", and "BAGHDAD" of "BAGHDAD Omar Hadi" where a text begins so."""
        stop = start
        while stop < end and self.doc[stop].text.isupper():
            stop += 1
        dashed = stop == end < len(self.doc) and self.doc[end].text in _DATELINE
        glued = start == 0 and start < stop < end and len(self.doc[0]) > _INITIALS
        known = stop > start and self._standing(start, stop) > Standing.OTHER
        return (start, stop) if known and (dashed or glued) else None
