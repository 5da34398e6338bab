"""whereabouts.yaml as the coder asks it: the phrases that tell where a place lies by another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.sheet import Sheet, read_sheet
from dateline.types import Relation

Words = tuple[str, ...]
DIRECTION = r"(?:north[- ]?(?:east|west)|south[- ]?(?:east|west)|north|south|east|west)"
"""A compass point as news writes it: "north", "north-east", "northeast", "north east"."""
_COMPASS, _AT_SEA = ("north", "south", "east", "west"), ("off", "near", "around")
_TURNED = rf"(?P<bearing>(?:(?:north|south|east|west)[- ])?{DIRECTION})(?:ern|wards?|erly)?"


class WhereaboutsSheet(Sheet):
    """whereabouts.yaml."""

    units: dict[str, float]
    up_to: Words
    travel: Words
    adverbs: Words
    near: Words
    outside: Words
    beyond: Words
    between: Words
    rims: Words
    coasts: Words
    waters: Words
    borders: Words
    roads: Words
    leading: Words
    joining: Words
    containing: Words
    units_of_land: Words


@dataclass(frozen=True)
class Phrase:
    """A way to tell a place by others. ``pattern`` ends where the first of them begins.

    ``pair`` is true where a second one may follow, ``measured`` where it tells nothing without a length. Where
    ``hints`` are given, one of them stands in every text that the pattern fits.
    """

    relation: Relation
    pattern: re.Pattern[str]
    pair: bool = False
    measured: bool = False
    hints: tuple[str, ...] = ()

    def may_fit(self, text: str) -> bool:
        """False where the pattern cannot fit a text in lower case, which is quicker to tell than to try."""
        return not self.hints or any(hint in text for hint in self.hints)


@dataclass(frozen=True)
class Whereabouts:
    """``units`` are kilometres by the unit's words; the patterns are matched without regard to case.

    ``before`` may stand between a length and a phrase, ``up_to`` ends before a length, ``joining`` stands between the
    two places of a pair, ``compound`` reads "Aden-Taiz road" (``one``, ``two``, then ``road`` or ``border``).
    """

    units: Mapping[str, float]
    phrases: tuple[Phrase, ...]
    travel: re.Pattern[str]
    before: re.Pattern[str]
    up_to: re.Pattern[str]
    joining: re.Pattern[str]
    compound: re.Pattern[str]
    borders: frozenset[str]
    containing: frozenset[str]
    units_of_land: frozenset[str]


def load_whereabouts(path: Traversable) -> Whereabouts:
    """Read whereabouts.yaml; raises CodebookError with file and line."""
    sheet = read_sheet(path, WhereaboutsSheet)
    adverbs = _any(sheet.adverbs)
    return Whereabouts(
        sheet.units,
        tuple(_phrases(sheet)),
        _read(rf"[\w.]+(?: or \w+)?[- ](?:hour|minute|day)(?:s|['’]s|s['’])?,? {_any(sheet.travel)} $"),
        _read(rf"\s*(?:\([^()]*\)\s*)?(?:{adverbs}\s+)?(?:to the )?$"),
        _read(rf"\b{_any(sheet.up_to)} $"),
        _read(rf"\s?,?\s?{_any(sheet.joining)}\s?(?:the )?"),
        re.compile(
            r"(?P<one>[A-Z][\w'’]+(?: [A-Z][\w'’]+)?)\s?[-–—/]\s?(?:to\s?[-–—]\s?)?"
            r"(?P<two>[A-Z][\w'’]+(?: [A-Z][\w'’]+)?)\s+(?:[a-z]+\s+){0,2}?"
            rf"(?:(?P<road>{_any(sheet.roads)})|(?P<border>{_any(sheet.borders)}))\b"
        ),
        frozenset(sheet.borders),
        frozenset((*sheet.containing, *sheet.units_of_land)),
        frozenset(sheet.units_of_land),
    )


def _phrases(sheet: WhereaboutsSheet) -> Iterable[Phrase]:
    adverbs = rf"(?:{_any(sheet.adverbs)} )*"
    coast = rf"(?:(?:the|its) )?(?:{_TURNED} )?{_any(sheet.coasts)} (?:of|off) "
    yield Phrase(
        Relation.AWAY, _read(rf"\b(?P<aside>to the )?{adverbs}{_TURNED} (?:of|from) "), hints=_COMPASS
    )
    yield Phrase(Relation.AWAY, _read(r"\b(?:from|of) "), measured=True)
    at_sea = rf"\b(?:{_any(sheet.waters)} )?(?:off|near|around)"
    yield Phrase(Relation.OFF, _read(rf"{at_sea} {coast}"), hints=_firsts(sheet.coasts))
    yield Phrase(Relation.OFF, _read(rf"\b(?:{_any(sheet.waters)} (?:off|near|around)|off) "), hints=_AT_SEA)
    yield Phrase(Relation.NEAR, _read(rf"\b{_any(sheet.near)} "), hints=_firsts(sheet.near))
    yield Phrase(Relation.OUTSIDE, _read(rf"\b{_any(sheet.outside)} "), hints=_firsts(sheet.outside))
    yield Phrase(Relation.BEYOND, _read(rf"\b{_any(sheet.beyond)} "), hints=_firsts(sheet.beyond))
    yield Phrase(
        Relation.OUTSKIRTS,
        _read(rf"\b(?:{_TURNED} )?{_any(sheet.rims)} (?:of|to) "),
        hints=_firsts(sheet.rims),
    )
    yield Phrase(
        Relation.BETWEEN, _read(rf"\b{_any(sheet.between)} "), pair=True, hints=_firsts(sheet.between)
    )
    yield Phrase(
        Relation.ALONG,
        _read(rf"\b{_any(sheet.roads)} {_any(sheet.leading)} "),
        pair=True,
        hints=_firsts(sheet.roads),
    )
    area, town = "(?:(?:area|region|zone|strip) )?", "(?:post|crossing|town|village) "
    border = rf"\b{_any(sheet.borders)} (?:{area}(?:with|between|of|from)|{town}(?:with|between)) "
    yield Phrase(Relation.BORDER, _read(border), pair=True, hints=_firsts(sheet.borders))


def _firsts(words: Iterable[str]) -> tuple[str, ...]:
    """The first word of each, in lower case."""
    return tuple(dict.fromkeys(word.lower().split()[0] for word in words))


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest that fits."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in longest)})"


def _read(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("\\ ", " ").replace(" ", r"\s+").replace(r"[-\s+]", r"[-\s]"), re.I)
