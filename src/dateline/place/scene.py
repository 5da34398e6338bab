"""What the other names of a report say about which place one name means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, exp, radians, sin

import numpy as np

from dateline.gazetteer import Entry, Sort, fold
from dateline.gazetteer.geometry import EARTH_KM, kilometres
from dateline.place.features import CONTEXT, Group

_CLOSE_KM = (
    150.0  # the distance at which closeness has fallen to 1/e; LGL, TR-News and GeoVirus, docs/decisions/0010
)
_BESIDE_KM = 120.0  # places tied by a distance in one phrase lie at most this far apart
_LIKELY = 0.02  # chance from which a candidate counts for the others
Likely = list[tuple[Entry, float]]


class Scene:
    """Where a report plays, by what its names most likely mean."""

    def __init__(self, groups: Sequence[Group], nations: Mapping[str, float]) -> None:
        self.nations = nations
        self.groups = groups
        self.names = [
            frozenset(fold(name) for clue in group.clues for name in clue.names) for group in groups
        ]
        self.beside = [group.beside for group in groups]
        self.vectors = [np.array([_vector(one.entry) for one in group.found]) for group in groups]
        self.look()

    def look(self) -> None:
        """Take what the names mean by now."""
        self.likely = [_likely(group) for group in self.groups]
        self.known = [place for place, found in enumerate(self.likely) if found]
        self.spots = {
            place: (*_vector(entry), chance)
            for place in self.known
            for entry, chance in self.likely[place][:1]
            if entry.sort is not Sort.COUNTRY
        }
        self.countries: dict[str, dict[int, float]] = {}
        self.units: dict[str, dict[int, float]] = {}
        self.named: dict[str, dict[int, float]] = {}
        for place in self.known:
            for entry, chance in self.likely[place]:
                self._count(place, entry, chance)

    def _count(self, place: int, entry: Entry, chance: float) -> None:
        if entry.sort is Sort.COUNTRY:
            _add(self.named, entry.country, place, chance)
            return
        for code in entry.countries:
            _add(self.countries, code, place, chance / len(entry.countries))
        _add(self.units, entry.admin1, place, chance)

    def fill(self, place: int) -> None:
        """Put the features of the report into the rows of one group."""
        group = self.groups[place]
        others = self._others(place)
        size = max(len(others), 1)
        near = self.beside[place]
        beside = [self.likely[other][0][0] for other in others if near and near & self.names[other]]
        first = self.likely[self.known[0]] if self.known and self.known[0] != place else []
        by_country: dict[tuple[str, ...], tuple[float, ...]] = {}
        for one, row, close in zip(group.found, group.rows, self._closeness(place, others), strict=False):
            entry = one.entry
            codes = entry.countries
            if codes not in by_country:
                by_country[codes] = self._of_countries(codes, place, size, first)
            shared, named, there, led, people = by_country[codes]
            row[CONTEXT] = [
                float(any(_gap(entry, other) <= _BESIDE_KM for other in beside)),
                shared,
                named,
                there,
                _rest(self.units, entry.admin1, place) / size,
                close,
                led,
                first[0][1] * exp(-_gap(entry, first[0][0]) / _CLOSE_KM) if first else 0.0,
                people,
            ]

    def _others(self, place: int) -> list[int]:
        """The groups of other names: "Gainesville" says nothing of where "GAINESVILLE city" lies."""
        return [other for other in self.known if self.names[other].isdisjoint(self.names[place])]

    def _of_countries(
        self, codes: tuple[str, ...], place: int, size: int, first: Likely
    ) -> tuple[float, ...]:
        """The features that all candidates of the same countries share."""
        return (
            max((_rest(self.countries, code, place) for code in codes), default=0.0) / size,
            max((_surest(self.named, code, place) for code in codes), default=0.0),
            max((_surest(self.countries, code, place) for code in codes), default=0.0),
            sum(chance for other, chance in first if not set(other.countries).isdisjoint(codes)),
            max((self.nations.get(code, 0.0) for code in codes), default=0.0),
        )

    def _closeness(self, place: int, others: Sequence[int]) -> list[float]:
        """How close the nearest two other places lie to each candidate, 1 for the same spot.

        Countries are too wide to tell.
        """
        spots = [self.spots[other] for other in others if other in self.spots]
        if not spots or not self.vectors[place].size:
            return [0.0] * len(self.groups[place].found)
        away = np.array(spots)
        chords = self.vectors[place] @ away[:, :3].T
        near = away[:, 3] * np.exp(np.arccos(np.clip(chords, -1.0, 1.0)) * (-EARTH_KM / _CLOSE_KM))
        closest: list[float] = (np.sort(near, axis=1)[:, -2:].sum(axis=1) / 2).tolist()
        return closest


def _vector(entry: Entry) -> tuple[float, float, float]:
    """A place as a unit vector: the angle between two is their distance."""
    lat, lon = radians(entry.lat), radians(entry.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _likely(group: Group) -> Likely:
    """The three likeliest places of a name, the best first."""
    pairs = [
        (one.entry, chance)
        for one, chance in zip(group.found, group.chances, strict=False)
        if chance > _LIKELY
    ]
    return sorted(pairs, key=lambda pair: -pair[1])[:3]


def _add(shares: dict[str, dict[int, float]], code: str | None, place: int, chance: float) -> None:
    if code is not None:
        by_place = shares.setdefault(code, {})
        by_place[place] = by_place.get(place, 0.0) + chance


def _rest(shares: Mapping[str, Mapping[int, float]], code: str | None, place: int) -> float:
    """What all names but one give to a code."""
    by_place = shares.get(code or "", {})
    return sum(by_place.values()) - by_place.get(place, 0.0)


def _surest(shares: Mapping[str, Mapping[int, float]], code: str, place: int) -> float:
    """The most that a name but one gives to a code."""
    return max((chance for other, chance in shares.get(code, {}).items() if other != place), default=0.0)


def _gap(entry: Entry, other: Entry) -> float:
    return kilometres(entry.lat, entry.lon, other.lat, other.lon)
