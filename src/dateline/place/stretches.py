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
_LONGEST = 4
_FURTHER = 2
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
            yield first, self._extended(first, stop)

    def _places(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        party, dash, _ = self.doc[start:end].text.partition("-")
        if dash and party in self.words.parties:
            yield start, end
        elif label == "place":
            yield from self._of_place(start, end)
        elif label in OWNERS:
            yield from self._of_owner(start, end, label)
        elif label == "person" and self._is_mistaken(start, end):
            yield start, end

    def _lower(self, place: int) -> str:
        return self.doc[place].lower_.rstrip(".") if 0 <= place < len(self.doc) else ""

    def _standing(self, start: int, end: int) -> Standing:
        """How well the words are known as a place's name; common words and what has no capital are not."""
        common = end - start == 1 and self._lower(start) in self.words.common
        if common or not any(token.text[:1].isupper() for token in self.doc[start:end]):
            return Standing.UNKNOWN
        return standing_of(self.gazetteer, self.doc[start:end].text)

    def _own_standing(self, start: int, end: int) -> Standing:
        """The same for a whole name: "White House" is the government before it is a small town."""
        standing = self._standing(start, end)
        actor = standing <= Standing.SMALL and self.lexicon.actors.find(self.doc[start:end].text)
        return Standing.UNKNOWN if actor else standing

    def _of_place(self, start: int, end: int) -> Iterator[Stretch]:
        """What was taken for a place: its name without words for a part or a kind, if it is one at all."""
        if "$" in self.doc[start:end].text or (start and self.doc[start - 1].text.endswith("$")):
            return
        start, end = self._bare(start, end)
        end = self._extended(start, end)
        if end - start == 1 and self._lower(start) in self.words.common:
            if self._lower(start) in self.words.roads and self._lower(end)[:1].isdigit():
                yield start, end
            return
        bare = self._barer(start, end)
        if self._own_standing(start, end) or parts_of(self.gazetteer, self.doc[start:end].text):
            yield start, end
        elif bare != (start, end) and self._standing(*bare) is Standing.LARGE:
            yield bare
        elif end - start > 1 and self._is_ground(start, end):
            yield start, end
        elif (prefix := self._prefix(start, end)) and self._lower(prefix[1]) in self.words.owned:
            yield prefix
        elif not self._is_house(start, end) and self._is_evident(start, end):
            yield start, end

    def _bare(self, start: int, end: int) -> Stretch:
        """Without words in lower case before the name, and words for its kind behind it."""
        while start < end - 1 and not self.doc[start].text[:1].isalnum():
            start += 1
        while start < end - 1 and self.doc[start].text[:1].islower():
            start += 1
        while end - 1 > start:
            last = self.doc[end - 1]
            kind = last.text[:1].islower() and self._lower(end - 1) in self.words.kinds
            if not kind and last.text not in _BEHIND:
                break
            end -= 1
        return start, end

    def _extended(self, start: int, end: int) -> int:
        """The end of the longest place that begins here and takes in the next capitalised words ("Port | Said")."""
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

    def _is_house(self, start: int, end: int) -> bool:
        last = self._lower(end - 1)
        return end - start > 1 and (last in self.words.houses or self.lexicon.names.is_facility(last))

    def _prefix(self, start: int, end: int) -> Stretch | None:
        """The longest known name of a place that a name begins with, itself left out."""
        for stop in range(min(start + _LONGEST, end - 1), start, -1):
            if self._standing(start, stop) > Standing.OTHER:
                return start, stop
        return None

    def _is_evident(self, start: int, end: int) -> bool:
        """Words around a name say that it is a place: "near Binnish", "Idlib and Binnish", "Binnish, Syria"."""
        before = self._lower(start - 1)
        if before in self.words.prepositions or before in self.words.joining:
            return True
        stops = range(end + 2, min(end + 4, len(self.doc)) + 1)
        return self._lower(end) == "," and any(
            self._standing(end + 1, stop) >= Standing.LARGE for stop in stops
        )

    def _of_owner(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        """What was taken for an organisation, facility or other thing: itself, its first words, or those after "of"."""
        whole = self._own_standing(start, end)
        sure = whole >= Standing.LARGE and label != "misc"
        site = whole > Standing.OTHER and label == "facility"
        if (
            sure
            or site
            or (whole > Standing.OTHER and (self._is_evident(start, end) or self._is_of_people(end)))
        ):
            yield start, end
            return
        prefix = self._prefix(start, end)
        if prefix is None:
            yield from self._after_of(start, end)
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

    def _after_of(self, start: int, end: int) -> Iterator[Stretch]:
        """ "Conference Board of Canada"."""
        for place in range(start + 1, end - 1):
            if self._lower(place) == "of":
                for stop in range(min(place + 1 + _LONGEST, end), place + 1, -1):
                    if self._standing(place + 1, stop) >= Standing.LARGE:
                        yield place + 1, stop
                        return

    def _is_of_people(self, end: int) -> bool:
        return self._lower(end) in self.words.people

    def _is_mistaken(self, start: int, end: int) -> bool:
        """True for a person who is a place: "HAMILTON — ", "a Hamilton man", "in Hamilton"."""
        if self._standing(start, end) <= Standing.OTHER:
            return False
        capitals = self.doc[start:end].text.isupper()
        dateline = capitals and end < len(self.doc) and self.doc[end].text in _DATELINE
        return dateline or self._is_of_people(end) or self._lower(start - 1) in self.words.only_places
