"""What a report tells of where a named place lies: what it is near, how far from it, and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.code.anchors import Anchored, AnchorFinder
from dateline.code.place_names import SITE, PlaceNamer
from dateline.lexicon import Lexicon
from dateline.syntax import children
from dateline.types import Located, Passage, Place, PlaceRole, Reading, Relation, Span, Value
from dateline.types.parse import Token

_LINK = (
    r"\s*[,(–—-]?\s*(?:(?:which|that)\s+(?:lies|is|sits|stands)\s+|"
    r"an?\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns})\s+|"
    r"(?:on|along)\s+the\s+(?:[\w-]+\s+)?(?:road|highway|route)\s+(?!from\b|between\b)|"
    r"(?:located|situated|lying|about|some|around|just)\s+)*"
)
_PART_OF = re.compile(r"\s*\)?\s*,?\s+(?:in|within)\s+(?:the\s+)?|\s*,\s*(?:the\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_DEEP = 4
_BESIDE = frozenset({Relation.NEAR, Relation.OUTSIDE})


class Whereabouts:
    """Tells where the places of one report lie."""

    def __init__(self, reading: Reading, lexicon: Lexicon, namer: PlaceNamer) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.namer = namer
        self.finder = AnchorFinder(reading, lexicon, namer)
        self.anchored = {passage.block.start: self.finder.of(passage) for passage in reading.passages}
        nouns = "|".join(sorted(map(re.escape, lexicon.classes["settlements"])))
        holding = "|".join(sorted(map(re.escape, lexicon.whereabouts.containing)))
        kind = rf"(?:[\w-]+\s+){{0,3}}?(?:{holding})\s+of\s+(?:the\s+)?"
        self.sort = re.compile(rf"(?:{kind}|[\w-]+(?:\s[\w-]+)?['’]s\s+)?", re.IGNORECASE)
        self.link = re.compile(_LINK.format(nouns=nouns), re.IGNORECASE)

    def among(self, passage: Passage, words: list[Token]) -> Iterator[Located]:
        """The relative places that a stretch of words tells: "30 or 40 km west of the port"."""
        if not words:
            return
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        for one in self.anchored[passage.block.start]:
            if start <= one.direction.start and one.direction.end <= end:
                own = self._before(passage, words, one)
                role = PlaceRole.NEAR if own is None else PlaceRole.AT
                yield self._placed(passage, Located(role, own or one.anchors[0]))

    def _before(self, passage: Passage, words: list[Token], one: Anchored) -> Value[Place] | None:
        """The place right before a direction: "Azaz" in "Azaz, 30 km north of Aleppo"."""
        text, start = passage.doc.text, one.direction.start
        for word in words:
            if word.ent_type_ == "place" and self.link.fullmatch(text, word.idx + len(word), start):
                return self.namer.value(passage, word)
        return None

    def tell(self, located: Located) -> Located:
        """The place with what its surroundings in the text tell of where it lies."""
        span = located.place.evidence[0]
        passage = self._passage(span)
        if passage is None:
            return located
        told = self._with_containing(passage, located if located.anchors else self._placed(passage, located))
        if told.place.origin == SITE and told.within and not told.anchors:  # "a Shiite area in Baghdad"
            return replace(told, place=told.within[0], within=told.within[1:])
        return told

    def _placed(self, passage: Passage, located: Located) -> Located:
        """With what stands before it ("near Homs"), else with what stands behind it ("Azaz, north of Aleppo")."""
        span = located.place.evidence[0]
        leading = self._leading(passage, span)
        following = self._following(passage, span) or self.finder.compound(passage, span)
        role = PlaceRole.NEAR if located.role is PlaceRole.AT else located.role
        if leading is not None and (following is None or leading.direction.relation not in _BESIDE):
            return _unnamed(role, leading)
        if following is None:
            return located
        if located.place.origin == SITE:
            return _unnamed(role, following)
        way = following.direction
        return replace(
            located, relation=way.relation, km=way.km, bearing=way.bearing, anchors=following.anchors
        )

    def _passage(self, span: Span) -> Passage | None:
        blocks = self.reading.passages
        return next((one for one in blocks if one.block.start <= span.start < one.block.end), None)

    def _leading(self, passage: Passage, span: Span) -> Anchored | None:
        """The direction that a place is an anchor of."""
        return next(
            (
                one
                for one in self.anchored[passage.block.start]
                if any(_overlap(span, anchor.evidence[0]) for anchor in one.anchors)
            ),
            None,
        )

    def _following(self, passage: Passage, span: Span) -> Anchored | None:
        """The direction that stands right behind a place."""
        base = passage.block.start
        return next(
            (
                one
                for one in self.anchored[base]
                if span.end - base <= one.direction.start
                and self.link.fullmatch(passage.doc.text, span.end - base, one.direction.start)
            ),
            None,
        )

    def _with_containing(self, passage: Passage, located: Located) -> Located:
        """With what it is a part of: "Baiji, Salahuddin province", "the Iraqi town of Baiji", "Homs's old city"."""
        last = (located.anchors or (located.place,))[-1].evidence[0]
        found = [*self._owners(passage, located.place.evidence[0]), *self._chain(passage, last)]
        own = {located.place.value.name, *(anchor.value.name for anchor in located.anchors)}
        within = {value.value.name: value for value in found if value.value.name not in own}
        return replace(located, within=tuple(within.values()))

    def _chain(self, passage: Passage, last: Span) -> Iterator[Value[Place]]:
        text, end = passage.doc.text, last.end - passage.block.start
        for _ in range(_DEEP):
            gap = _PART_OF.match(text, end)
            if gap is None and self._holds(text[:end].split()[-1:]):
                gap = _OF.match(text, end)
            value = self.finder.place_at(passage, gap.end()) if gap is not None else None
            if gap is None or value is None or value.origin == SITE:
                return
            start = value.evidence[0].start - passage.block.start
            between = self.sort.fullmatch(text, gap.end(), start)  # "Baiji, in the province of Salahuddin"
            if between is None or not self._is_whole(passage, gap[0] + between[0], start, value):
                return
            yield value
            end = value.evidence[0].end - passage.block.start

    def _is_whole(self, passage: Passage, gap: str, start: int, value: Value[Place]) -> bool:
        """ "Baiji in Iraq", "Baiji, Iraq"; but not the next of a list ("Baiji, Tikrit and Samarra")."""
        if gap.strip(" ,)"):
            return True
        name = value.value.name
        words = passage.doc.char_span(start, start + len(value.original.split()[0]), alignment_mode="expand")
        listed = words is None or any(word.dep_ == "conj" for word in words)
        holding = self.lexicon.is_country(name) or self._holds(name.split()[-1:])
        return not listed and (holding or self.lexicon.places.country_of(name) is not None)

    def _holds(self, words: list[str]) -> bool:
        return any(word.lower() in self.lexicon.whereabouts.containing for word in words)

    def _owners(self, passage: Passage, span: Span) -> Iterator[Value[Place]]:
        """ "Baghdad's Karrada district", "the Iraqi town of Baiji"."""
        start = span.start - passage.block.start
        words = passage.doc.char_span(start, span.end - passage.block.start, alignment_mode="expand")
        if words is None:
            return
        head = words.root
        for noun in (head, head.head) if self.namer.is_site(head.head) else (head,):
            for child in children(noun, "nmod:poss", "amod", "compound"):
                if child.i < words.start:
                    value = self._owner(passage, child)
                    if value is not None:
                        yield value

    def _owner(self, passage: Passage, child: Token) -> Value[Place] | None:
        if child.dep_ == "nmod:poss":
            return self.namer.value(passage, child)
        people = self.lexicon.actors.people_of(child.text)
        country = people if people is not None else child.text
        if not self.lexicon.is_country(country):
            return None
        span = self.reading.span(passage, child, child)
        return Value.read(self.reading.report, Place(country), (span,), "places")


def _unnamed(role: PlaceRole, one: Anchored) -> Located:
    way = one.direction
    return Located(role, one.anchors[0], way.km, way.bearing, way.relation, one.anchors)


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
