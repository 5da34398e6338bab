"""What the words of a name tell about what it names, and the words for weapons and vehicles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.lexicon.actors import fold
from dateline.sheet import Sheet, read_sheet

Words = tuple[str, ...]
FACILITY, ARMED_GROUP, ORGANISATION = "facility", "armed group", "organisation"


class Heads(Sheet):
    """Words that end a name and words that begin one."""

    heads: frozenset[str]
    first: frozenset[str]


class NameHeadsSheet(Sheet):
    """name_heads.yaml."""

    facilities: Heads
    armed_groups: Heads
    units: Words
    countries: Words


class Things(Sheet):
    """Weapons or vehicles by their words."""

    lemmas: Words
    plural: Words
    proper: Words
    models: Words


class ArmsSheet(Sheet):
    """arms.yaml."""

    weapons: Things
    vehicles: Things
    not_before: Words
    not_after: Words
    counting: Words


@dataclass(frozen=True)
class NameHeads:
    """Look-up by words in lower case; ``countries`` are folded."""

    facilities: Heads
    armed_groups: Heads
    units: frozenset[str]
    countries: frozenset[str]

    def kind_of(self, words: Sequence[str]) -> str | None:
        """ "facility", "armed group" or "organisation" (a unit of an army) by the words of a name, else None.

        The head is the last word or, before "of" and "for", the word there.
        """
        lower = [word.lower() for word in words]
        cut = next(
            (place for place, word in enumerate(lower) if place and word in {"of", "for", ","}), len(lower)
        )
        ends = {lower[cut - 1], " ".join(lower[max(cut - 2, 0) : cut])} if len(lower) > 1 else set()
        if ends and lower[0] in self.armed_groups.first:
            return ARMED_GROUP
        if ends & self.units and any(word[:1].isdigit() for word in lower):
            return ORGANISATION
        if ends & self.armed_groups.heads:
            return ARMED_GROUP
        if ends & self.facilities.heads or (ends and lower[0] in self.facilities.first):
            return FACILITY
        return ORGANISATION if ends & self.units else None

    def is_facility(self, lemma: str) -> bool:
        """True for a common noun such as "dam" and "mosque"."""
        return lemma in self.facilities.heads

    def is_country(self, name: str) -> bool:
        """True for one of the names that GeoNames does not list; abbreviations count in capitals only."""
        folded = fold(name)
        return folded in self.countries and (
            len(folded) > 4 or name.replace(".", "").isupper() or name.istitle()
        )


@dataclass(frozen=True)
class Arms:
    """``lemmas`` and ``plural`` give the kind of a noun, ``proper`` of a capitalised word; ``model`` finds models."""

    lemmas: Mapping[str, str]
    plural: Mapping[str, str]
    proper: Mapping[str, str]
    model: re.Pattern[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    counting: frozenset[str]

    def kind_of(self, lemma: str, before: str = "", *, is_plural: bool = False) -> str | None:
        """ "weapon" or "vehicle" for a noun and the word before it, None for other nouns."""
        both = self.lemmas.get(f"{before} {lemma}")
        if both is not None or before in self.not_after:
            return both
        return self.lemmas.get(lemma) or (self.plural.get(lemma) if is_plural else None)


def load_name_heads(path: Traversable) -> NameHeads:
    """Read name_heads.yaml; raises CodebookError."""
    sheet = read_sheet(path, NameHeadsSheet)
    countries = frozenset(map(fold, sheet.countries))
    return NameHeads(sheet.facilities, sheet.armed_groups, frozenset(sheet.units), countries)


def load_arms(path: Traversable) -> Arms:
    """Read arms.yaml; raises CodebookError."""
    sheet = read_sheet(path, ArmsSheet)
    kinds = (("weapon", sheet.weapons), ("vehicle", sheet.vehicles))
    lemmas = {word: kind for kind, things in kinds for word in things.lemmas}
    plural = {word: kind for kind, things in kinds for word in things.plural}
    proper = {word: kind for kind, things in kinds for word in things.proper}
    groups = (
        rf"(?P<{kind}>(?:{'|'.join(map(re.escape, things.models))})-?\d{{1,3}}[A-Z]{{0,2}})"
        for kind, things in kinds
    )
    model = re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")
    words = (frozenset(listed) for listed in (sheet.not_before, sheet.not_after, sheet.counting))
    return Arms(lemmas, plural, proper, model, *words)
