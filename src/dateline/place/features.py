"""The features by which the places that a name may mean are weighed; ranking.yaml says what each is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log10

from rapidfuzz import fuzz

from dateline.gazetteer import Entry, Found, Match, Sort, fold
from dateline.gazetteer.geometry import kilometres
from dateline.gazetteer.spelling import bare
from dateline.place.clues import Clues

FEATURES = (
    "other_name",
    "unlike_main",
    "loose_name",
    "short_name",
    "unlikeness",
    "population",
    "unit_population",
    "country",
    "admin1",
    "admin2",
    "unit_of_town",
    "namesakes",
    "capital",
    "nature",
    "region",
    "told_sort",
    "other_sort",
    "told_inside",
    "not_inside",
    "beside",
    "same_country",
    "country_named",
    "one_there",
    "same_unit",
    "close_by",
    "first_country",
    "first_close",
    "nations",
    "nothing",
    "nothing_but_close",
)
"""In the order of the numbers of a row."""
NATURE = frozenset({Sort.WATER, Sort.STRAIT, Sort.LAKE, Sort.RIVER, Sort.RELIEF, Sort.ISLAND})
REGIONS = frozenset({Sort.REGION, Sort.TERRITORY, Sort.FORMER_COUNTRY, Sort.WORLD_REGION})
_CONTEXT = FEATURES.index("same_country")
_CLOSE_KM = (
    150.0  # the distance at which closeness has fallen to 1/e; LGL, TR-News and GeoVirus, docs/decisions/0010
)
_BESIDE_KM = 120.0  # places tied by a distance in one phrase lie at most this far apart
UNITS = frozenset({Sort.ADMIN1, Sort.ADMIN2})
_UNKNOWN = 3000  # GeoNames has seats of units without a population: Tal Afar, with 200,000, among them
_LARGEST = 7.5  # log10 of the population of the largest towns
Row = list[float]


@dataclass
class Group:
    """All mentions of one name in a report that tell the same kind of thing, and what they may mean.

    ``name`` is the form of it that was found. ``rows`` are the features of each candidate, of "none of these" last;
    ``chances`` sum to 1 over them.
    """

    clues: list[Clues]
    name: str
    found: tuple[Found, ...]
    rows: list[Row] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)

    @property
    def inside(self) -> frozenset[str]:
        """Folded names of what some mention says it lies in."""
        return frozenset(fold(name) for clue in self.clues for name in clue.inside)

    @property
    def beside(self) -> frozenset[str]:
        """Folded names of what some mention says it lies near."""
        return frozenset(name for clue in self.clues for name in clue.beside)

    def best(self) -> Entry | None:
        """The likeliest candidate, None where "none of these" is likelier."""
        place = max(range(len(self.chances)), key=self.chances.__getitem__, default=0)
        return self.found[place].entry if place < len(self.found) else None


def static_rows(group: Group, holders: Mapping[str, frozenset[str]]) -> list[Row]:
    """The features that need no other place of the report; those of the report are 0.

    ``holders`` maps a folded name that something is said to lie in to the countries' and units' codes it may mean.
    """
    sorts = group.clues[0].sorts
    named = frozenset(code for name in group.inside for code in holders.get(name, ()))
    within = [bool(named.intersection(_codes(one.entry))) for one in group.found]
    towns = {
        code
        for one in group.found
        if one.entry.sort is Sort.TOWN
        for code in (one.entry.admin1, one.entry.admin2)
    }
    alike = Counter(one.entry.country for one in group.found if one.entry.sort is Sort.TOWN)
    rows = [
        _static(one, group.name, sorts, towns, alike, holds, any(within))
        for one, holds in zip(group.found, within, strict=True)
    ]
    nothing = [0.0] * len(FEATURES)
    nothing[-2] = 1.0
    nothing[-1] = float(bool(group.found) and all(one.match is Match.CLOSE for one in group.found))
    return [*rows, nothing]


def _static(
    found: Found,
    name: str,
    sorts: frozenset[Sort],
    towns: set[str | None],
    alike: Counter[str | None],
    inside: bool,
    any_inside: bool,
) -> Row:
    entry = found.entry
    return [
        float(found.match is Match.OTHER),
        _otherness(name, entry.name) if found.match is Match.OTHER else 0.0,
        float(found.match is Match.LOOSE),
        float(found.match is Match.SHORT),
        10 * (1 - found.likeness) if found.match is Match.CLOSE else 0.0,
        0.0 if entry.sort in UNITS else _population(entry),
        _population(entry) if entry.sort in UNITS else 0.0,
        float(entry.sort is Sort.COUNTRY),
        float(entry.sort is Sort.ADMIN1),
        float(entry.sort is Sort.ADMIN2),
        float(entry.sort in UNITS and (entry.admin2 or entry.admin1) in towns),
        log10(alike[entry.country]) if entry.sort is Sort.TOWN else 0.0,
        float(entry.capital),
        float(entry.sort in NATURE),
        float(entry.sort in REGIONS),
        float(bool(sorts) and entry.sort in sorts),
        float(bool(sorts) and entry.sort not in sorts),
        float(inside),
        float(any_inside and not inside),
        *([0.0] * (len(FEATURES) - _CONTEXT + 1)),
    ]


def _otherness(name: str, main: str) -> float:
    """The share of letters by which a name differs from the main one: "Basra" and "Basrah" hardly do."""
    return 1 - fuzz.ratio(bare(fold(name)), bare(fold(main))) / 100


def _population(entry: Entry) -> float:
    """The logarithm, 1 for the largest towns."""
    known = entry.population or (_UNKNOWN if entry.sort is Sort.TOWN else 0)
    return log10(known + 1) / _LARGEST


def _codes(entry: Entry) -> tuple[str, ...]:
    """The units and countries that a place lies in, without itself."""
    units = [entry.admin1, entry.admin2]
    own = {Sort.COUNTRY: entry.countries, Sort.ADMIN1: (entry.admin1,), Sort.ADMIN2: (entry.admin2,)}
    return tuple(code for code in (*entry.countries, *units) if code and code not in own.get(entry.sort, ()))


def codes_of(found: Iterable[Found]) -> frozenset[str]:
    """The codes of the countries and units among what a name may mean."""
    codes: set[str | None] = set()
    for one in found:
        entry = one.entry
        if entry.sort is Sort.COUNTRY:
            codes.add(entry.country)
        elif entry.sort is Sort.ADMIN1:
            codes.add(entry.admin1)
        elif entry.sort is Sort.ADMIN2:
            codes.add(entry.admin2)
        elif entry.sort in REGIONS:
            codes.update(entry.countries)
    return frozenset(code for code in codes if code)


class Scene:
    """What the other names of a report say about where it plays, by what they most likely mean."""

    def __init__(self, groups: Sequence[Group], nations: Mapping[str, float]) -> None:
        self.nations = nations
        self.groups = groups
        self.likely = [_likely(group) for group in groups]
        self.first = next((found for found in self.likely if found), [])

    def fill(self, place: int) -> None:
        """Put the features of the report into the rows of one group."""
        group = self.groups[place]
        others = [found for number, found in enumerate(self.likely) if number != place and found]
        size = max(len(others), 1)
        countries, units = _shares(others)
        named, there = _surest(others, countries=True), _surest(others, countries=False)
        first = self.first if self.first is not self.likely[place] else []
        beside = [
            entry
            for number, found in enumerate(self.likely)
            if number != place and group.beside & _names(self.groups[number])
            for entry, _ in found[:1]
        ]
        for one, row in zip(group.found, group.rows, strict=False):
            entry = one.entry
            row[_CONTEXT - 1] = max(
                (float(_gap(entry, other) <= _BESIDE_KM) for other in beside), default=0.0
            )
            row[_CONTEXT:] = [
                _most(countries, entry) / size,
                _most(named, entry),
                _most(there, entry),
                units.get(entry.admin1 or "", 0.0) / size,
                _closeness(entry, others),
                sum(chance for other, chance in first if set(other.countries) & set(entry.countries)),
                max((chance * _near(entry, other) for other, chance in first[:1]), default=0.0),
                _most(self.nations, entry),
                0.0,
                0.0,
            ]


Likely = list[tuple[Entry, float]]


def _likely(group: Group) -> Likely:
    """The three likeliest places of a name, the best first."""
    pairs = [
        (one.entry, chance) for one, chance in zip(group.found, group.chances, strict=False) if chance > 0.02
    ]
    return sorted(pairs, key=lambda pair: -pair[1])[:3]


def _names(group: Group) -> frozenset[str]:
    return frozenset(fold(name) for clue in group.clues for name in clue.names)


def _shares(others: Iterable[Likely]) -> tuple[dict[str, float], dict[str, float]]:
    """How many of the other places lie in each country and each province; countries themselves are not counted."""
    countries: dict[str, float] = {}
    units: dict[str, float] = {}
    for found in others:
        for entry, chance in found:
            if entry.sort is not Sort.COUNTRY:
                for code in entry.countries:
                    countries[code] = countries.get(code, 0.0) + chance / len(entry.countries)
            if entry.admin1:
                units[entry.admin1] = units.get(entry.admin1, 0.0) + chance
    return countries, units


def _surest(others: Iterable[Likely], *, countries: bool) -> dict[str, float]:
    """By country how sure it is that one of the other places is that country, or lies in it."""
    surest: dict[str, float] = {}
    for found in others:
        for entry, chance in found:
            if entry.country is not None and (entry.sort is Sort.COUNTRY) is countries:
                surest[entry.country] = max(surest.get(entry.country, 0.0), chance)
    return surest


def _most(shares: Mapping[str, float], entry: Entry) -> float:
    """The share of the country of an entry, of the largest of several."""
    return max((shares.get(code, 0.0) for code in entry.countries), default=0.0)


def _closeness(entry: Entry, others: Iterable[Likely]) -> float:
    """How close the nearest two other places lie, 1 for the same spot; countries are too wide to tell."""
    near = (
        max(
            (chance * _near(entry, other) for other, chance in found[:1] if other.sort is not Sort.COUNTRY),
            default=0.0,
        )
        for found in others
    )
    return sum(sorted(near, reverse=True)[:2]) / 2


def _near(entry: Entry, other: Entry) -> float:
    return exp(-_gap(entry, other) / _CLOSE_KM)


def _gap(entry: Entry, other: Entry) -> float:
    return kilometres(entry.lat, entry.lon, other.lat, other.lon)
