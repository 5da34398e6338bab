"""Which words of a name, whatever it was taken for, name a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dateline.gazetteer import fold
from dateline.place.signs import Signs, Stretch
from dateline.place.standing import Standing, standing_of

OWNERS = frozenset({"organisation", "facility", "misc"})
"""Kinds of names that may hold a place's."""
_FURTHER = 2
_INITIALS = 3
_BEHIND = ("'s", "’s", "'", "’", ",", ".")
_DATELINE = frozenset({"—", "–", "-", "--", "(", ":"})


@dataclass(frozen=True)
class Stretches:
    """Finds places in the names of one doc.

    ``told`` are the report's names of places, folded, and ``evident`` those that words beside them say to be some.
    """

    signs: Signs
    told: Collection[str] = ()
    evident: Collection[str] = ()

    def places(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        """The stretches of a name that name a place, in text order, with what stands beside and belongs to it."""
        for stretch in self._places(start, end, label):
            yield self._whole(*stretch)

    def _places(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        before, dash, rest = self.signs.doc[start:end].text.partition("-")
        if dash and before in self.signs.words.hyphened:
            if standing_of(self.signs.gazetteer, rest):
                yield start, end
        elif label == "place":
            for stretch in self._at_commas(start, end):
                yield from self._of_place(*stretch)
        elif label in OWNERS:
            yield from self._of_owner(start, end, label)
        elif label == "person":
            yield from self._of_person(start, end)

    def _of_place(self, start: int, end: int) -> Iterator[Stretch]:
        """What was taken for a place: its name without words for a part or a kind, if it is one at all."""
        signs = self.signs
        start, end = self._whole(*self._bare(start, end))
        named_after = signs.lower(end) in signs.words.illnesses
        if signs.is_money(start, end) or signs.is_body(start, end) or named_after:
            return
        if signs.is_common(start, end):
            if signs.is_road(start):
                yield start, end
            return
        rest = self._rest(start, end)
        if signs.is_known(start, end):
            yield start, end
        elif rest != (start, end) and signs.standing(*rest) is Standing.LARGE:
            yield rest
        elif signs.is_ground(start, end) or self._is_part(start, end):
            yield start, end
        elif (prefix := signs.prefix(start, end)) and signs.lower(prefix[1]) in signs.words.owned:
            yield prefix
        elif suffix := signs.suffix(start, end):
            yield suffix
        elif not signs.is_house(start, end) and self._is_evident(start, end):
            yield start, end

    def _is_evident(self, start: int, end: int) -> bool:
        return self._folded(start, end) in self.evident or self.signs.is_evident(start, end)

    def _is_part(self, start: int, end: int) -> bool:
        """ "North Lebanon"."""
        part = end - start > 1 and self.signs.lower(start) in self.signs.words.directions
        return part and self.signs.standing(start + 1, end) > Standing.UNKNOWN

    def _folded(self, start: int, end: int) -> str:
        return fold(self.signs.doc[start:end].text)

    def _at_commas(self, start: int, end: int) -> Iterator[Stretch]:
        """The parts of "Orient, Ohio"."""
        for place in range(start, end):
            if self.signs.doc[place].text == ",":
                if start < place:
                    yield start, place
                start = place + 1
        if start < end:
            yield start, end

    def _bare(self, start: int, end: int) -> Stretch:
        """Without words in lower case before the name and behind it ("eastern Velmar province"), "al-" left on it."""
        doc = self.signs.doc
        while start < end - 1 and not doc[start].text[:1].isalnum():
            start += 1
        while start < end - 1 and doc[start].text[:1].islower() and doc[start].whitespace_:
            start += 1
        while end - 1 > start and (doc[end - 1].text[:1].islower() or doc[end - 1].text in _BEHIND):
            end -= 1
        return start, end

    def _rest(self, start: int, end: int) -> Stretch:
        """Without capitalised directions, "City of" and "City" either."""
        lower, words = self.signs.lower, self.signs.words
        while start < end - 1 and lower(start) in words.directions:
            start += 1
        if end - start > 2 and lower(start) in words.before_of and lower(start + 1) == "of":
            start += 2
        while end - 1 > start and lower(end - 1) in words.left_off:
            end -= 1
        return start, end

    def _whole(self, start: int, end: int) -> Stretch:
        """With the capitalised words behind and before it that make it a longer known name ("Port | Said")."""
        signs = self.signs
        if not signs.is_capital(start):
            return start, end
        end = self._extended(start, end)
        before = signs.is_capital(start - 1) and signs.lower(start - 1) != "the"
        return start - (before and signs.standing(start - 1, end) > Standing.OTHER), end

    def _extended(self, start: int, end: int) -> int:
        signs = self.signs
        if signs.is_capital(end) and signs.is_capital(end - 1) and signs.lower(end) in signs.words.units:
            return end + 1
        for stop in range(min(end + _FURTHER, len(signs.doc)), end, -1):
            capitals = all(map(signs.is_capital, range(end, stop)))
            if capitals and signs.standing(start, stop) > Standing.OTHER:
                return stop
        return end

    def _of_owner(self, start: int, end: int, label: str) -> Iterator[Stretch]:
        """What was taken for an organisation, facility or other thing: itself, its first words, or those after "of"."""
        signs = self.signs
        whole = Standing.UNKNOWN if signs.is_body(start, end) else signs.standing(start, end)
        sure = whole >= Standing.LARGE and label != "misc"
        site = label == "facility" and (whole > Standing.OTHER or self._is_site(start, end))
        beside = signs.is_in(start) or signs.is_in_state(end) or signs.is_of_people(end)
        prefix = signs.prefix(start, end)
        if sure or site or (whole > Standing.OTHER and beside):
            yield start, end
        elif prefix is None:
            after = signs.after_of(start, end, Standing.LARGE)
            yield from [after] if after else []
        elif self._is_owned(prefix, end, label):
            yield prefix

    def _is_site(self, start: int, end: int) -> bool:
        """ "Camp Ember" and "Tishrin Dam", not "Tishrin camp"."""
        capitals = self.signs.is_capital(start) and self.signs.is_capital(end - 1)
        return capitals and self.signs.is_ground(start, end)

    def _is_owned(self, prefix: Stretch, end: int, label: str) -> bool:
        """True where what begins with a place's name is of that place: "Ohio Board of Health", not "Ohio Times"."""
        signs, (start, stop) = self.signs, prefix
        after = signs.lower(stop)
        if after in signs.words.media or (stop == end - 1 and after in signs.words.houses):
            return False
        if self._folded(start, stop) in self.told:
            return True
        if label == "misc":
            return False
        large = signs.standing(start, stop) >= Standing.LARGE
        several = stop - start > 1 and after in signs.words.civic
        return large or several or (label == "organisation" and after in signs.words.offices)

    def _of_person(self, start: int, end: int) -> Iterator[Stretch]:
        """What was taken for a person: a place itself, one after "of", or the dateline before the name."""
        signs = self.signs
        line = self._dateline(start, end)
        if line is not None:
            yield line
        elif signs.standing(start, end) <= Standing.OTHER:
            after = signs.after_of(start, end, Standing.SMALL)
            yield from [after] if after else []
        elif signs.is_of_people(end) or signs.lower(start - 1) in signs.words.only_places:
            yield start, end

    def _dateline(self, start: int, end: int) -> Stretch | None:
        """ "HAMILTON — Police", and "BAGHDAD" of "BAGHDAD Omar Hadi" where a text begins so."""
        doc, stop = self.signs.doc, start
        while stop < end and doc[stop].text.isupper():
            stop += 1
        dashed = stop == end < len(doc) and doc[end].text in _DATELINE
        glued = start == 0 and start < stop < end and len(doc[0]) > _INITIALS
        known = stop > start and self.signs.standing(start, stop) > Standing.OTHER
        return (start, stop) if known and (dashed or glued) else None
