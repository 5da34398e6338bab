"""The features by which the places that a name may mean are weighed; ranking.yaml says what each is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log10

from rapidfuzz import fuzz

from dateline.gazetteer import Entry, Found, Match, Sort, fold
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
    "nothing_of_many",
)
"""In the order of the numbers of a row."""
NATURE = frozenset({Sort.WATER, Sort.STRAIT, Sort.LAKE, Sort.RIVER, Sort.RELIEF, Sort.ISLAND})
REGIONS = frozenset({Sort.REGION, Sort.TERRITORY, Sort.FORMER_COUNTRY, Sort.WORLD_REGION})
CONTEXT = slice(FEATURES.index("beside"), FEATURES.index("nothing"))
"""Where in a row the features stand that need the other names of the report."""
UNITS = frozenset({Sort.ADMIN1, Sort.ADMIN2})
_OTHER_SPELLING = 0.25  # "Basra" and "Basrah" are one name spelled twice, "Perry" and "Nineveh" are two
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
    nothing[CONTEXT.stop :] = [
        1.0,
        float(bool(group.found) and all(one.match is Match.CLOSE for one in group.found)),
        log10(max(len(group.found), 1)),
    ]
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
    other = _otherness(name, entry.name) if found.match is Match.OTHER else 0.0
    return [
        float(other >= _OTHER_SPELLING),
        other,
        float(found.match is Match.LOOSE),
        float(found.match is Match.SHORT),
        10 * (1 - found.likeness) if found.match is Match.CLOSE else 0.0,
        0.0 if entry.sort in UNITS else _population(entry),
        _population(entry) if entry.sort in UNITS else 0.0,
        float(entry.sort is Sort.COUNTRY),
        float(entry.sort is Sort.ADMIN1),
        float(entry.sort is Sort.ADMIN2),
        float(entry.sort in UNITS and (entry.admin2 or entry.admin1) in towns),
        log10(alike[entry.country]) if entry.sort is Sort.TOWN and not entry.capital else 0.0,
        float(entry.capital),
        float(entry.sort in NATURE),
        float(entry.sort in REGIONS),
        float(bool(sorts) and entry.sort in sorts),
        float(bool(sorts) and entry.sort not in sorts),
        float(inside),
        float(any_inside and not inside),
        *([0.0] * (len(FEATURES) - CONTEXT.start)),
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
