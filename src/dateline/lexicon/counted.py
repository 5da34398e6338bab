"""What figures count, compiled from counted.yaml for the reader of quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.errors import CodebookError
from dateline.lexicon.sheets import Words
from dateline.sheet import Sheet, read_sheet
from dateline.types import Counted

PERSONS = frozenset(
    {Counted.KILLED, Counted.INJURED, Counted.CAPTURED, Counted.MISSING, Counted.DISPLACED, Counted.FIGHTERS}
    | {Counted.PEOPLE, Counted.POPULATION}
)
"""What persons are counted as."""


class Measures(Sheet):
    """Units as they are written, and the signs of currencies."""

    money: Words
    share: Words
    distance: Words
    signs: Words


class Fate(Sheet):
    """Words for one thing that befalls people: as whose object, as whose subject, of what noun, in what state."""

    object: Words
    subject: Words
    nouns: Words
    adjectives: Words


class CountedSheet(Sheet):
    """counted.yaml."""

    measures: Measures
    nouns: dict[Counted, Words]
    by_modifier: Words
    person_classes: Words
    groups: Words
    places: Words
    fates: dict[Counted, Fate]


@dataclass(frozen=True)
class CountedWords:
    """``nouns`` lemma or two lemmas -> what they count, ``fates`` (relation, lemma) -> what befell.

    The relations are "object", "subject", "nouns" and "adjectives". ``persons`` are lemmas of persons.
    """

    measures: Mapping[Counted, tuple[str, ...]]
    signs: tuple[str, ...]
    nouns: Mapping[str, Counted]
    by_modifier: frozenset[str]
    persons: frozenset[str]
    groups: frozenset[str]
    places: frozenset[str]
    fates: Mapping[tuple[str, str], Counted]

    def may_be_people(self, lemma: str) -> bool:
        """False for nouns that are known to be things, units or measures."""
        return self.nouns.get(lemma, Counted.PEOPLE) in PERSONS


def load_counted(path: Traversable, classes: Mapping[str, frozenset[str]]) -> CountedWords:
    """Read counted.yaml; raises CodebookError, for a class that classes.yaml does not have too."""
    sheet = read_sheet(path, CountedSheet)
    unknown = sorted(set(sheet.person_classes) - set(classes))
    if unknown:
        raise CodebookError(path.name, 1, f"person_classes: there is no class {unknown[0]!r} in classes.yaml")
    measures = {kind: getattr(sheet.measures, kind.value) for kind in _MEASURES}
    nouns: dict[str, Counted] = {}
    for kind in reversed(sheet.nouns):  # a word on several lists counts what the first says
        nouns |= dict.fromkeys(sheet.nouns[kind], kind)
    fates = {
        (relation, word): kind
        for kind in reversed(sheet.fates)
        for relation, words in sheet.fates[kind]
        for word in words
    }
    return CountedWords(
        measures=measures,
        signs=sheet.measures.signs,
        nouns=nouns,
        by_modifier=frozenset(sheet.by_modifier),
        persons=frozenset(word for name in sheet.person_classes for word in classes[name]),
        groups=frozenset(sheet.groups),
        places=frozenset(sheet.places),
        fates=fates,
    )


_MEASURES = (Counted.MONEY, Counted.SHARE, Counted.DISTANCE)
