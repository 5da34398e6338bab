"""The place stage: which place each name of a report means, and where each claim's places lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dateline.gazetteer import Gazetteer
from dateline.lexicon import Lexicon
from dateline.place.choice import Chooser
from dateline.place.mentions import place_mentions
from dateline.place.precision import told_point
from dateline.place.ranking import Ranking, load_ranking
from dateline.place.resolver import Resolver
from dateline.place.words import load_place_words
from dateline.types import (
    Claim,
    Layer,
    Located,
    Place,
    PlaceName,
    Reading,
    Span,
    Value,
)

_WIDE = frozenset({5, 7})


@dataclass(frozen=True)
class PlaceReader:
    """Adds the layer ``places`` and puts what it found into the claims."""

    gazetteer: Gazetteer
    resolver: Resolver
    chooser: Chooser
    name: str = "places"
    requires: frozenset[str] = frozenset({"names", "references", "claims"})
    gives: frozenset[str] = frozenset({"places"})

    @staticmethod
    def load(gazetteer: Gazetteer, lexicon: Lexicon, ranking: Ranking | None = None) -> PlaceReader:
        """The stage over a gazetteer; raises CodebookError for a broken sheet."""
        ranking = ranking or load_ranking()
        words = load_place_words()
        resolver = Resolver(gazetteer, ranking.weights, words, lexicon)
        return PlaceReader(gazetteer, resolver, Chooser(gazetteer, ranking, words))

    @property
    def version(self) -> str:
        """Of the stage and of the places it knows."""
        return f"1/{self.gazetteer.version}"

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its places."""
        spans = sorted({*self.mentions(reading), *_own_spans(reading)})
        marks = self.resolve(reading, _apart(spans), _capitals(reading))
        layer = Layer("places", self.name, self.version, marks)
        locator = _Locator(marks)
        claims = _told_again([locator.claim(claim) for claim in reading.claims])
        return replace(reading.with_layer(layer), claims=claims)

    def mentions(self, reading: Reading) -> list[tuple[int, int]]:
        """The names of places in a reading, as half-open offsets into its report's text."""
        found = place_mentions(reading, self.gazetteer, self.resolver.lexicon)
        return [(span.start, span.end) for span in found]

    def resolve(
        self,
        reading: Reading,
        spans: Iterable[tuple[int, int]],
        called: Mapping[tuple[int, int], str] = MappingProxyType({}),
    ) -> tuple[PlaceName, ...]:
        """The place of each span of the report, in text order; ``called`` names spans that are no names."""
        report = reading.report
        groups = self.resolver.groups(report.text, list(spans), called)
        marks = [
            PlaceName(report.span(clues.start, clues.end), place.name, place)
            for group in groups
            for clues, place in self.chooser.places(report.text, group)
        ]
        return tuple(sorted(marks, key=lambda mark: mark.span.start))


def _own_spans(reading: Reading) -> list[tuple[int, int]]:
    """The words by which claims name their places."""
    return [
        (span.start, span.end)
        for claim in reading.claims
        for located in claim.place
        for value in located.values()
        for span in value.evidence[-1:]
    ]


def _told_again(claims: list[Claim]) -> tuple[Claim, ...]:
    """Where a village that is not listed was told to lie in or near something, every claim there has that point."""
    places = [located.place.value for claim in claims for located in claim.place if not located.unnamed]
    told = {place.name: place for place in reversed(places) if place.lat is not None}

    def again(located: Located) -> Located:
        known = told.get(located.place.value.name)
        if located.unnamed or known is None or located.place.value.lat is not None:
            return located
        return replace(located, place=replace(located.place, value=known))

    return tuple(replace(claim, place=tuple(map(again, claim.place))) for claim in claims)


def _capitals(reading: Reading) -> dict[tuple[int, int], str]:
    """What the words call that tell a capital by its country: "the Somali capital"."""
    return {
        (value.evidence[-1].start, value.evidence[-1].end): value.value.name
        for claim in reading.claims
        for located in claim.place
        for value in located.values()
        if value.origin == "capital"
    }


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that do not overlap: the longer of two that do."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
        else:
            kept.append((start, end))
    return kept


def _lies_elsewhere(place: Place, holder: Place) -> bool:
    """True where a place lies in another country than what it is told to be in: "Hospital" in Ireland, not in Aden."""
    return None not in (place.country, holder.country) and place.country != holder.country


def _is_wide(place: Place) -> bool:
    """A sea or a region, of which a distance from somewhere tells the part."""
    return (place.precision or 0) in _WIDE


class _Locator:
    """Puts the places of names into claims."""

    def __init__(self, marks: tuple[PlaceName, ...]) -> None:
        self.marks = marks

    def claim(self, claim: Claim) -> Claim:
        """The claim with its places looked up."""
        return replace(claim, place=tuple(map(self._located, claim.place)))

    def _located(self, located: Located) -> Located:
        anchors = tuple(map(self._value, located.anchors))
        within = tuple(map(self._value, located.within))
        value = anchors[0] if located.unnamed else self._value(located.place)
        place = self._settled(
            located, value.value, [one.value for one in anchors], [one.value for one in within]
        )
        value = replace(value, value=place)
        if located.unnamed:
            anchors = (value, *anchors[1:])
        return replace(located, place=value, anchors=anchors, within=within)

    def _settled(self, located: Located, place: Place, anchors: list[Place], within: list[Place]) -> Place:
        """The place itself; where it is not listed, the point that words tell, else the unit that holds it."""
        told = told_point(located.relation, located.km, located.bearing, anchors)
        holder = next((one for one in within if one.lat is not None), None)
        if place.lat is not None and holder is not None and _lies_elsewhere(place, holder):
            place = Place(
                place.name, candidates=place.candidates, reason="the places of that name lie elsewhere"
            )
        own = place.lat is not None and not located.unnamed
        if located.unnamed and place.lat is not None and located.km is None and len(anchors) == 1:
            return place
        if own and not (told is not None and located.km is not None and _is_wide(place)):
            return place
        if told is not None:
            (lat, lon), precision = told
            first = anchors[0]
            return replace(
                first if located.unnamed else place,
                key=None,
                geonames_id=None,
                lat=round(lat, 4),
                lon=round(lon, 4),
                country=first.country,
                admin1=None,
                admin2=None,
                precision=precision,
                reason=f"told by its distance or direction from {' and '.join(one.name for one in anchors)}",
            )
        if located.unnamed:
            return place
        if holder is None:
            return place
        reason = f"{place.reason}; it is told to lie in {holder.name}"
        return replace(holder, name=place.name, candidates=place.candidates, reason=reason)

    def _value(self, value: Value[Place]) -> Value[Place]:
        mark = self._mark(value.evidence)
        if mark is None:
            return value
        return replace(value, value=replace(mark.place, name=value.value.name))

    def _mark(self, evidence: tuple[Span, ...]) -> PlaceName | None:
        """The name among the words that a place was read from: the last of them where it was referred to."""
        return next(
            (
                mark
                for span in reversed(evidence)
                for mark in self.marks
                if mark.span.start < span.end and span.start < mark.span.end
            ),
            None,
        )
