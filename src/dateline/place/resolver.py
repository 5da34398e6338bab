"""Decides which place each name of a report means, by all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from types import MappingProxyType

from dateline.gazetteer import Found, Gazetteer, Match, Sort, fold
from dateline.lexicon import Lexicon
from dateline.place.clues import Clues, read_clues
from dateline.place.features import CONTEXT, Group, codes_of, static_rows
from dateline.place.nations import country_of_people, nations
from dateline.place.scene import Scene
from dateline.place.words import PlaceWords

_SURE = 0.95  # what has that chance after one round keeps it
_ROUNDS = 2  # a third changes 1 in 1,000 places of LGL, TR-News and GeoVirus
_MOST = 80  # candidates of a name; "San Antonio" has 400, the least populous of which no report means
_IN_CONTEXT = range(CONTEXT.start, CONTEXT.stop)
Weights = Sequence[float]


@dataclass(frozen=True)
class Resolver:
    """Weighs what names may mean. ``weights`` go by the order of FEATURES."""

    gazetteer: Gazetteer
    weights: Weights
    words: PlaceWords
    lexicon: Lexicon

    def groups(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        called: Mapping[tuple[int, int], str] = MappingProxyType({}),
    ) -> list[Group]:
        """The names of a report with what each may mean and how likely; ``spans`` are half-open, in text order.

        ``called`` names spans that do not read as their place is called.
        """
        clues = read_clues(text, spans, self.words, self.lexicon.whereabouts.phrases, called)
        groups = self.candidates(clues)
        self.weigh(groups, nations(text, self.lexicon.actors))
        return groups

    def candidates(self, clues: Sequence[Clues]) -> list[Group]:
        """Mentions by name, with the places of that name and the features that hold without a context."""
        together: dict[tuple[object, ...], list[Clues]] = {}
        for clue in clues:
            key = (fold(clue.names[0]), clue.sorts, clue.direction)
            together.setdefault(key, []).append(clue)
        groups = [self._group(members) for members in together.values()]
        holders = {
            fold(name): codes_of(self.meant((name,), short=True)[1])
            for group in groups
            for clue in group.clues
            for name in clue.inside
        }
        for group in groups:
            group.rows = static_rows(group, holders)
        return groups

    def _group(self, members: list[Clues]) -> Group:
        name, found = self.meant(members[0].names, short=any(clue.behind for clue in members))
        return Group(members, name, found)

    def meant(self, names: Sequence[str], *, short: bool = False) -> tuple[str, tuple[Found, ...]]:
        """The first of the names that is anybody's, with whose it may be; close spellings where none is.

        A word for a people means their country. ``short`` names ("Pa.") count only behind another place.
        """
        country = country_of_people(names[0], self.lexicon.actors) if names else None
        for close in (False, True):
            for name in (country,) if country else names:
                found = self.gazetteer.find(name, close=close)
                kept = tuple(
                    one
                    for one in found
                    if short or one.match is not Match.SHORT
                    if not self._is_foreign(name, one)
                )
                if kept:
                    return name, kept[:_MOST]
        return names[0] if names else "", ()

    def _is_foreign(self, name: str, found: Found) -> bool:
        """ "Biruma", a village here, is Burma in another language: countries go by names that English knows."""
        other = found.entry.sort is Sort.COUNTRY and found.match is Match.OTHER
        return other and not self.lexicon.is_country(name) and self.lexicon.actors.find(name) is None

    def weigh(self, groups: Sequence[Group], nations: Mapping[str, float]) -> None:
        """Give each candidate its chance, first by itself, then by what the others most likely mean.

        ``nations`` says which share of the report's words for nationalities each country has.
        """
        by_itself = [0.0 if place in _IN_CONTEXT else weight for place, weight in enumerate(self.weights)]
        alone = [[sum(map(float.__mul__, by_itself, row)) for row in group.rows] for group in groups]
        for group, scores in zip(groups, alone, strict=True):
            group.chances = _softmax(scores)
        weights = self.weights[CONTEXT]
        scene = Scene(groups, nations)
        for number in range(_ROUNDS):
            if number:
                scene.look()
            open_ones = [
                place for place, group in enumerate(groups) if not number or max(group.chances) < _SURE
            ]
            for place in open_ones:
                scene.fill(place)
            for place in open_ones:
                group = groups[place]
                group.chances = _softmax(
                    [
                        score + sum(map(float.__mul__, weights, row[CONTEXT]))
                        for score, row in zip(alone[place], group.rows, strict=True)
                    ]
                )


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    parts = [exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]
