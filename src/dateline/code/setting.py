"""The setting of a report: where a claim that names no place of its own is told to happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.code.draft import Draft
from dateline.code.home import home
from dateline.code.main_place import MainPlace
from dateline.code.mentioned import PlaceMentions
from dateline.code.places import PlaceFinder
from dateline.lexicon import Lexicon
from dateline.types import Located, Passage, PlaceRole, Reading, Told

_SURE = {Told.SENTENCE: 0.5, Told.PARAGRAPH: 0.35, Told.BEFORE: 0.3, Told.REPORT: 0.8}
"""How sure a place told so far from the event is: right on the coded reports in 7 of 13, 10 of 30, 3 of 10, 7 of 8."""
_AT_LARGE = 1000
"""So many killed, hurt or driven out are the toll of a war, not of the place told of last."""
_MONTH = 4
"""UCDP's date_prec of a month, from which a toll is a sum over many events."""
_SPOKEN = "an act of speaking is done nowhere that the report tells"


@dataclass(frozen=True)
class _Last:
    """A place told before an event, and the violence or other event that it is told with; None without one."""

    passage: Passage
    position: int
    located: Located
    draft: Draft | None = None


class Setting:
    """Places the claims of one report that name no place of their own."""

    def __init__(self, reading: Reading, lexicon: Lexicon, places: PlaceFinder) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.places = places
        self.mentions = PlaceMentions(reading, lexicon, places)
        self.main = MainPlace(reading, lexicon, places.namer)
        self.order = {id(passage): number for number, passage in enumerate(reading.passages)}

    def placed(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts, each with the place that its surroundings tell where it has none, marked by ``told``.

        That is the place last told of in its sentence or paragraph; for violence that did happen also the place
        of violence told in the paragraph before, else that of the report's main event, else the country of those
        it was done to. Acts of speaking keep what they have: a statement is made nowhere.
        """
        ordered = sorted(drafts, key=lambda one: (one.passage.block.start, one.token.i))
        told = [last for draft in ordered for last in self._told_by(draft)]
        main = self.main.find(ordered)
        return [draft if draft.place else self._with_place(draft, told, main) for draft in ordered]

    def _told_by(self, draft: Draft) -> Iterator[_Last]:
        start = draft.passage.block.start + draft.token.idx
        for located in draft.place:
            if located.role is not PlaceRole.FROM and not self._is_vague(located):
                yield _Last(draft.passage, start, located, draft)
                return

    def _is_vague(self, located: Located) -> bool:
        """ "Near the border with Chad" tells of no place that something else may be at."""
        return located.unnamed and self.lexicon.is_country(located.place.value.name)

    def _is_wide(self, located: Located) -> bool:
        return self.places.is_unit(located)

    def _with_place(self, draft: Draft, told: list[_Last], main: Located | None) -> Draft:
        if draft.page.family == "politics" or draft.page.speech:
            return replace(draft, unplaced=_SPOKEN) if draft.page.speech else draft
        if any((count.value.best or count.value.low or 0) >= _AT_LARGE for count in draft.counts):
            found, why = None, "so many are the toll of a war, not of the place told of last"
        elif draft.counts and draft.date is not None and (draft.date.value.date_prec or 0) >= _MONTH:
            found, why = None, "the toll of so long a time is not that of the place told of last"
        else:
            found, why = self._around(draft, told), self._unused(draft)
            if main is not None and draft.harmed and (found is None or self._is_wide(found)):
                found = _nearby(main, Told.REPORT)
        if found is None:
            found = home(draft, self.reading, self.lexicon)
        return replace(draft, unplaced=why) if found is None else replace(draft, place=(found,))

    @staticmethod
    def _unused(draft: Draft) -> str:
        """Why the name of a place among the claim's words is not where it happened."""
        word = next((word for word in draft.words if word.ent_type_ == "place"), None)
        return "" if word is None else f"“{word.text}” stands in its clause, but not as where it happened"

    def _around(self, draft: Draft, told: list[_Last]) -> Located | None:
        start = draft.passage.block.start + draft.token.idx
        earlier = [one for one in told if one.position < start]
        here = [one for one in earlier if one.passage is draft.passage]
        here += [
            _Last(draft.passage, one.position, one.located)
            for one in self.mentions.before(draft.passage, start)
            if one.located.role is PlaceRole.AT and not one.located.anchors
        ]
        if here:
            nearest = max(here, key=lambda one: (not self._is_wide(one.located), one.position))
            same = nearest.position >= draft.passage.block.start + draft.token.sent.start_char
            return _nearby(nearest.located, Told.SENTENCE if same else Told.PARAGRAPH)
        last = max(earlier, key=lambda one: one.position, default=None)
        return _nearby(last.located, Told.BEFORE) if last is not None and self._goes_on(last, draft) else None

    def _goes_on(self, last: _Last, draft: Draft) -> bool:
        """Violence after violence of the paragraph right before."""
        away = self.order[id(draft.passage)] - self.order[id(last.passage)]
        return away == 1 and draft.harmed and last.draft is not None and last.draft.harmed


def _nearby(located: Located, told: Told) -> Located:
    sure = round(located.place.confidence * _SURE[told], 2)
    discounted = replace(located.place, origin="setting", confidence=sure)
    role = PlaceRole.AT if located.role is PlaceRole.TO else located.role
    anchors = (discounted, *located.anchors[1:]) if located.unnamed else located.anchors
    return replace(located, role=role, place=discounted, anchors=anchors, told=told)
