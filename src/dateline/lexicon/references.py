"""references.yaml as the stages ask it: pronouns, ranks and sexes of people, words that stand for names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.sheet import Sheet, read_sheet

Words = tuple[str, ...]


class Pronouns(Sheet):
    """Forms of each pronoun; ``speaker`` holds the first person's."""

    he: Words
    she: Words
    it: Words
    they: Words
    speaker: Words


class ByGender(Sheet):
    """Words that tell "he" from "she"; ``either`` tells only that it is a person."""

    he: Words
    she: Words
    either: Words = ()


class StandIns(Sheet):
    """Common nouns that may stand for a name, by what they stand for."""

    group: Words
    place: Words
    country: Words
    capital: Words
    person: Words


class ReferencesSheet(Sheet):
    """references.yaml."""

    pronouns: Pronouns
    reflexive: Words
    titles: ByGender
    nouns: ByGender
    given_names: ByGender
    phrases: StandIns
    known_as: Words


@dataclass(frozen=True)
class ReferenceWords:
    """All keys are lower case. ``pronouns`` maps a form to "he", "she", "it", "they" or "speaker"."""

    pronouns: Mapping[str, str]
    reflexive: frozenset[str]
    titles: Mapping[str, str]
    nouns: Mapping[str, str]
    given_names: Mapping[str, str]
    stand_ins: Mapping[str, str]
    known_as: tuple[str, ...]

    def gender_of(self, *words: str) -> str:
        """ "he" or "she" by the first word that is a title or a given name of one of them; "" where none is."""
        for word in words:
            bare = word.lower().rstrip(".")
            found = self.titles.get(bare, "")
            if found in {"", "either"}:
                found = self.given_names.get(bare, "")
            if found:
                return found
        return ""


def load_references(path: Traversable) -> ReferenceWords:
    """Read references.yaml; raises CodebookError with file and line."""
    sheet = read_sheet(path, ReferencesSheet)
    return ReferenceWords(
        _turned(sheet.pronouns),
        frozenset(sheet.reflexive),
        _turned(sheet.titles),
        _turned(sheet.nouns),
        _turned(sheet.given_names),
        _turned(sheet.phrases),
        tuple(sorted(sheet.known_as, key=len, reverse=True)),
    )


def _turned(sheet: Sheet) -> dict[str, str]:
    """Word -> key; of two keys the first keeps the word."""
    turned: dict[str, str] = {}
    for key in type(sheet).model_fields:
        for word in getattr(sheet, key):
            turned.setdefault(word, key)
    return turned
