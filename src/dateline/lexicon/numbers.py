"""Vague numbers, fractions, scales and bounds, compiled for the reader of quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.lexicon.sheets import VagueNumber, Words
from dateline.sheet import Sheet, read_sheet


class Kept(Sheet):
    """Words beside a figure, by what the figure is kept as."""

    low: Words
    high: Words
    best: Words
    exact: Words = ()


class Bounds(Sheet):
    """Words before and after a figure; ``prepositions`` may as well govern the noun."""

    before: Kept
    after: Kept
    between: Words
    prepositions: Words


class NumbersSheet(Sheet):
    """numbers.yaml."""

    vague: dict[str, VagueNumber]
    scales: dict[str, int]
    money_scales: dict[str, int]
    fractions: dict[str, float]
    bounds: Bounds
    names: Words
    named_ordinals: Words
    never_counted: Words


@dataclass(frozen=True)
class Numbers:
    """The words of numbers.

    ``vague`` by words, ``scales`` word -> factor, ``fractions`` words -> per cent, ``before`` and ``after``
    words -> "low" | "high" | "best" | "exact", ``names`` the nouns that make a figure part of a name, ``terms``
    what a number is part of and counts nothing, ``never_counted`` what follows such a number and a hyphen.
    """

    vague: Mapping[str, VagueNumber]
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    fractions: Mapping[str, float]
    before: Mapping[str, str]
    after: Mapping[str, str]
    between: tuple[str, ...]
    prepositions: frozenset[str]
    names: frozenset[str]
    terms: tuple[str, ...]
    never_counted: tuple[str, ...]


def load_numbers(path: Traversable) -> Numbers:
    """Read numbers.yaml; raises CodebookError."""
    sheet = read_sheet(path, NumbersSheet)
    return Numbers(
        vague=sheet.vague,
        scales=sheet.scales,
        money_scales=sheet.money_scales,
        fractions=sheet.fractions,
        before=_kept(sheet.bounds.before),
        after=_kept(sheet.bounds.after),
        between=sheet.bounds.between,
        prepositions=frozenset(sheet.bounds.prepositions),
        names=frozenset(sheet.names),
        terms=sheet.named_ordinals,
        never_counted=sheet.never_counted,
    )


def _kept(words: Kept) -> dict[str, str]:
    return {word: end for end in ("low", "high", "best", "exact") for word in getattr(words, end)}
