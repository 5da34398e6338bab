"""Where an event is said to have happened: the place of the claim, not of the speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.code.clause import governing
from dateline.code.match import Trigger
from dateline.code.place_around import AroundPlaces
from dateline.code.place_clause import HERE, ClausePlaces
from dateline.code.place_names import PlaceNamer
from dateline.code.place_words import is_directed
from dateline.code.whereabouts import Whereabouts
from dateline.lexicon import Lexicon
from dateline.syntax import case_of
from dateline.types import Located, Passage, Place, PlaceRole, Reading, Told, Value
from dateline.types.parse import Token

_ABOVE = 0.9
"""How sure a place of another clause of the sentence is: 20 of 22 are right on the coded reports."""
_CHAIN = 3
"""Words from a place's name up to the house in it: "a hospital in the Crater district of Aden"."""
_HOUSED = frozenset({"at", "in", "into", "to"})


class PlaceFinder:
    """Finds the places of triggers in one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.namer = PlaceNamer(reading, lexicon)
        self.whereabouts = Whereabouts(reading, lexicon, self.namer)
        self.clause = ClausePlaces(self.namer, lexicon)
        self.around = AroundPlaces(self.clause, lexicon)

    def places(
        self, passage: Passage, trigger: Trigger, *, moves: bool, toll: bool = False, hits: bool = False
    ) -> tuple[Located, ...]:
        """Places from the frame, then the trigger's own phrases, then what stands around it; nearest first.

        Only where ``moves`` is true, for events that go from one place to another, does "from" tell a place
        that the frame does not ask for: "backed by militias from Iraq" happened anywhere. Where ``toll`` is true,
        for people told as hurt or dead, the hospital that they are in is no scene. What is hit where ``hits`` is
        true, for violence, is where it happens.
        """
        asked = PlaceRole.FROM in trigger.entry.frame.place
        for found in self._sources(passage, trigger, hits=hits):
            asked_for = (one for one in found if moves or asked or one.role is not PlaceRole.FROM)
            if toll:
                asked_for = (
                    one for one in asked_for if one.role in HERE and not self.is_cared_for(passage, one)
                )
            located = tuple(self._distinct(map(self.whereabouts.tell, asked_for)))
            if located and all(one.role is PlaceRole.FROM for one in located):
                return (*located, *self._goals(passage, trigger.token))
            if located:
                return self._narrowed(passage, trigger, located)
        return ()

    def _goals(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "Left Aden to form a line 60 miles north of the port": how far off it is that they go."""
        relative = self._distinct(map(self.whereabouts.tell, self._relative(passage, token)))
        return (one for one in relative if one.km is not None)

    def _narrowed(
        self, passage: Passage, trigger: Trigger, found: tuple[Located, ...]
    ) -> tuple[Located, ...]:
        """ "Between Aden and Taiz, in Lahij province": rather than the province, what is told to lie in it."""
        others = (
            *self._relative(passage, trigger.token),
            *self.clause.inside_arguments(passage, trigger),
            *self.clause.deep(passage, trigger.token),
            *self.clause.sites(passage, trigger),
        )
        nearer = tuple(self._distinct(map(self.whereabouts.tell, others)))
        for one in found:
            inner = [near for near in nearer if one.place.value.name in _names(near.within)]
            if inner and one.role in HERE:
                return tuple(self._distinct((*(other for other in found if other is not one), *inner)))
        inner = [near for near in nearer if near.place.origin == "places" and not self.is_unit(near)]
        if inner and len(found) == 1 and found[0].role is PlaceRole.AT and self.is_unit(found[0]):
            return tuple(replace(one, within=one.within or (found[0].place,)) for one in inner)
        found = self._inner_of(passage, trigger.token, found)
        holding = {name for one in found for name in _names(one.within)}
        named = {(one.relation, one.anchors) for one in found if one.anchors and not one.unnamed}
        return tuple(
            one
            for one in found
            if one.place.value.name not in holding
            and not (one.unnamed and (one.relation, one.anchors) in named)  # told of the named one already
        )

    def _inner_of(self, passage: Passage, token: Token, found: tuple[Located, ...]) -> tuple[Located, ...]:
        """ "In Syria, jets struck a convoy in Azaz": what opens the clause holds the place behind the event word."""
        event = passage.block.start + token.idx
        here = [one for one in found if one.role in HERE]
        before = [one for one in here if one.place.evidence[0].end <= event]
        behind = [one for one in here if one.place.evidence[0].start > event and not self.is_unit(one)]
        if len(before) != 1 or not behind or len(here) != len(behind) + 1:
            return found
        outer = before[0]
        parts = all(self.lexicon.is_a(_last(one), "city_parts") for one in behind)
        if outer.anchors or not (self.is_unit(outer) or parts):
            return found
        held = [replace(one, within=one.within or (outer.place,)) for one in behind]
        return (*(one for one in found if one.role not in HERE), *held)

    def is_unit(self, located: Located) -> bool:
        """A country, a part of one, or a province: wide enough for a town to be told with it."""
        return self.is_wide((located,)) or _last(located) in self.lexicon.whereabouts.units_of_land

    def is_cared_for(self, passage: Passage, located: Located) -> bool:
        """ "The wounded were taken to a hospital in Aden": they were not hurt there."""
        span = located.place.evidence[0]
        words = passage.doc.char_span(
            span.start - passage.block.start, span.end - passage.block.start, alignment_mode="expand"
        )
        if words is None:
            return False
        above = (words.root, *words.root.ancestors)[:_CHAIN]
        edges = [word.left_edge.i for word in above if word.pos_ != "VERB"]
        beside = [passage.doc[edge - 1] for edge in edges if edge]  # "hospitals in Aden", wherever Aden hangs
        housing = [
            word for word in (*above, *beside) if self.lexicon.is_a(word.lemma_.lower(), "infirmaries")
        ]
        return any(case_of(word) in _HOUSED for word in housing)

    def _sources(self, passage: Passage, trigger: Trigger, *, hits: bool) -> Iterator[Iterable[Located]]:
        token = trigger.token
        frame = list(self.clause.framed(passage, trigger))
        own = list(self.clause.own(passage, token))
        verb = governing(token, self.lexicon) if token.pos_ in {"NOUN", "PROPN"} else None
        if verb is not None:
            own += self.clause.own(passage, verb)
        yield [*frame, *(one for one in own if one.role is not PlaceRole.AT or not frame)]
        yield self._relative(passage, token)
        yield self.clause.inside_arguments(passage, trigger)
        yield self.clause.sites(passage, trigger)
        if hits:
            yield self.clause.towns_hit(passage, trigger)
        yield self.clause.aimed_at(passage, trigger)
        yield self.around.relative(passage, token)
        yield self.around.struck(passage, trigger)
        yield self.clause.deep(passage, token)
        yield self.clause.shared(passage, token)
        yield self.clause.suffered(passage, token)
        yield self.clause.unnamed(passage, trigger)
        yield _elsewhere(self.around.above(passage, token))
        yield _elsewhere(self.around.meanwhile(passage, token))
        yield self.clause.capitalised(passage, token)

    @staticmethod
    def _distinct(found: Iterable[Located]) -> Iterator[Located]:
        seen: set[tuple[PlaceRole, str]] = set()
        for located in found:
            role = PlaceRole.NEAR if located.unnamed else located.role
            key = (role, located.place.value.name)
            if key not in seen:
                seen.add(key)
                yield located

    def here(self, passage: Passage, nominal: Token) -> Iterator[Located]:
        """The places that a nominal after "in", "at" or "near" names, with what tells where they lie."""
        yield from map(self.whereabouts.tell, self.clause.here(passage, [nominal]))

    def _relative(self, passage: Passage, token: Token) -> Iterator[Located]:
        """ "30 or 40 km west of the port", "north of the capital", among the trigger's own words."""
        yield from self.whereabouts.among(passage, [word for word in token.subtree if not word.is_space])

    def is_wide(self, places: tuple[Located, ...]) -> bool:
        """True where there are places, and all are countries or parts of them: "Mali", "northern Mali"."""
        names = [located.place.value.name for located in places]
        return bool(names) and all(self.lexicon.is_country(name) or is_directed(name) for name in names)


def _last(located: Located) -> str:
    return located.place.value.name.split()[-1].lower()


def _names(values: Iterable[Value[Place]]) -> set[str]:
    return {value.value.name for value in values}


def _elsewhere(found: Iterable[Located]) -> Iterator[Located]:
    """Places told in another clause of the sentence."""
    for one in found:
        place = replace(one.place, confidence=round(one.place.confidence * _ABOVE, 2))
        yield replace(one, place=place, told=Told.SENTENCE)
