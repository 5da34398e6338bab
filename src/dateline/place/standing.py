"""How well a name is known as a place's."""

from __future__ import annotations

import re
from enum import IntEnum

from dateline.gazetteer import Found, Gazetteer, Match, Sort

Interval = tuple[int, int]
"""Half-open characters of a text."""
_PARTS = re.compile(r"[^-–/]+")
_COMPOUND = re.compile(r"\w[-–/]\w")
LARGE = 100_000
"""People of a town that is rather meant by its name than whoever else is called so."""
_STATES = frozenset({Sort.COUNTRY, Sort.TERRITORY, Sort.FORMER_COUNTRY, Sort.WORLD_REGION})


class Standing(IntEnum):
    """What bears a name: no place, one by another name, a small one, a large one or first-level unit, a country."""

    UNKNOWN = 0
    OTHER = 1
    SMALL = 2
    LARGE = 3
    STATE = 4


def standing_of(gazetteer: Gazetteer, name: str) -> Standing:
    """The best standing of all places of that name; close spellings do not count."""
    found = gazetteer.find(name.removesuffix("'s").removesuffix("’s"), close=False)
    return max(map(_standing, found), default=Standing.UNKNOWN)


def parts_of(gazetteer: Gazetteer, name: str) -> tuple[Interval, ...]:
    """The names that hyphens join ("Moscow-Minsk"), as characters; none where one is unknown or the whole known."""
    if not _COMPOUND.search(name) or standing_of(gazetteer, name):
        return ()
    parts = tuple((match.start(), match.end()) for match in _PARTS.finditer(name))
    known = all(standing_of(gazetteer, name[slice(*part)]) > Standing.OTHER for part in parts)
    return parts if known else ()


def _standing(found: Found) -> Standing:
    entry = found.entry
    if found.match is Match.LOOSE:
        return Standing.OTHER
    if entry.sort in _STATES:
        return Standing.STATE
    if found.match is Match.OTHER and entry.sort in {Sort.TOWN, Sort.ADMIN2, Sort.ADMIN1}:
        return Standing.OTHER
    large = entry.population >= LARGE or entry.sort is Sort.ADMIN1
    return Standing.LARGE if large else Standing.SMALL
