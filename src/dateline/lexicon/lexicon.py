"""The lexicon as the stages ask it: word classes, voices, modality, light verbs, actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from dateline.lexicon.actors import Actors, load_actors
from dateline.lexicon.counted import CountedWords, load_counted
from dateline.lexicon.cues import Cues, load_cues
from dateline.lexicon.gazetteer import KnownPlaces, load_known_places
from dateline.lexicon.modality import Modality, modality_of
from dateline.lexicon.names import Arms, NameHeads, load_arms, load_name_heads
from dateline.lexicon.numbers import Numbers, load_numbers
from dateline.lexicon.references import ReferenceWords, load_references
from dateline.lexicon.sheets import (
    Classes,
    LightVerbGroup,
    LightVerbsSheet,
    ModalitySheet,
    VoicesSheet,
)
from dateline.lexicon.times import Times, load_times
from dateline.lexicon.titles import Titles, load_titles
from dateline.lexicon.whereabouts import Whereabouts, load_whereabouts
from dateline.sheet import read_sheet
from dateline.types import VoiceSort

if TYPE_CHECKING:
    from dateline.types.parse import Token


@dataclass(frozen=True)
class Voices:
    """Words of saying and of doubt."""

    manners: Mapping[str, str]
    phrases: frozenset[str]
    adverbs_of_doubt: frozenset[str]
    adjectives_of_doubt: frozenset[str]
    raising_of_doubt: frozenset[str]
    hearsay: frozenset[str]
    sorts: Mapping[str, VoiceSort]
    nouns_of_doubt: frozenset[str]
    warning: frozenset[str]
    accusing: frozenset[str]
    telling_of: frozenset[str]
    responsibility: tuple[frozenset[str], frozenset[str]]
    reckoning: tuple[frozenset[str], frozenset[str]]

    def claims_responsibility(self, verb: str, noun: str) -> bool:
        """True for "claim" with "responsibility", "take" with "credit"."""
        return verb in self.responsibility[0] and noun in self.responsibility[1]

    def reckons(self, verb: str, noun: str) -> bool:
        """True for "put" with "toll"."""
        return verb in self.reckoning[0] and noun in self.reckoning[1]

    def manner_of(self, lemma: str) -> str | None:
        """ "say", "doubt", "deny" or "show" for a verb of saying, else None."""
        return self.manners.get(lemma)


@dataclass(frozen=True)
class LightVerbs:
    """Verbs that say little by themselves; groups "actor", "target" and "subject".

    ``lemmas`` are the verbs of all groups without their particles.
    """

    groups: Mapping[str, frozenset[str]]
    pairs: Mapping[tuple[str, str], frozenset[str]]
    carriers: frozenset[str]
    lemmas: frozenset[str]

    def of(self, group: str, verb: Token) -> bool:
        """True where the verb, with its particle if it has one, is in the group."""
        lemma = verb.lemma_.lower()
        verbs = self.groups[group]
        return lemma in verbs or any(f"{lemma}+{child.lower_}" in verbs for child in verb.children)

    def carries(self, verb: Token) -> bool:
        """True for a verb that only says that its subject happens: "take place", "occur", "begin"."""
        lemma = verb.lemma_.lower()
        return lemma in self.carriers or any(
            f"{lemma}+{child.lower_}" in self.carriers for child in verb.children
        )

    def prepositional(self, group: str, preposition: str) -> frozenset[str]:
        """Verbs that take an event noun with this preposition: "come" for "under" in group "target"."""
        return self.pairs.get((group, preposition), frozenset())


@dataclass(frozen=True)
class Lexicon:
    """Everything the sheets say."""

    classes: Mapping[str, frozenset[str]]
    voices: Voices
    cues: Cues
    modality: Modality
    light_verbs: LightVerbs
    numbers: Numbers
    counted: CountedWords
    times: Times
    references: ReferenceWords
    actors: Actors
    places: KnownPlaces
    names: NameHeads
    arms: Arms
    titles: Titles
    whereabouts: Whereabouts

    def is_country(self, name: str) -> bool:
        """True for a country's or territory's name and for "US", "U.K." and their like."""
        return self.places.capital_of(name) is not None or self.names.is_country(name)

    def is_a(self, lemma: str, name: str) -> bool:
        """True where the lemma belongs to the class; raises KeyError for a class nobody wrote."""
        return lemma in self.classes[name]


def load_lexicon(folder: Traversable | None = None, actors: Traversable | None = None) -> Lexicon:
    """Read the sheets of a folder (ours when None) with a page of ``actors`` of the user's laid over them.

    Raises CodebookError with file and line.
    """
    if folder is not None:
        return _read(folder, actors)
    return _ours() if actors is None else replace(_ours(), actors=load_actors(_our_folder(), actors))


def _our_folder() -> Traversable:
    return resources.files("dateline.lexicon")


@cache
def _ours() -> Lexicon:
    """Our sheets, read once in a process."""
    return _read(_our_folder(), None)


def _read(root: Traversable, actors: Traversable | None) -> Lexicon:
    classes = read_sheet(root / "classes.yaml", Classes).root
    sets = {name: frozenset(words) for name, words in classes.items()}
    return Lexicon(
        sets,
        _voices(read_sheet(root / "voices.yaml", VoicesSheet)),
        load_cues(root),
        modality_of(read_sheet(root / "modality.yaml", ModalitySheet)),
        _light_verbs(read_sheet(root / "light_verbs.yaml", LightVerbsSheet)),
        load_numbers(root / "numbers.yaml"),
        load_counted(root / "counted.yaml", sets),
        load_times(root / "times.yaml"),
        load_references(root / "references.yaml"),
        load_actors(root, actors),
        load_known_places(),
        load_name_heads(root / "name_heads.yaml"),
        load_arms(root / "arms.yaml"),
        load_titles(root / "titles.yaml"),
        load_whereabouts(root / "whereabouts.yaml"),
    )


def _voices(sheet: VoicesSheet) -> Voices:
    manners: dict[str, str] = {}
    for manner in ("show", "say", "deny", "doubt"):  # a verb of doubt that also says is a verb of doubt
        for verb in getattr(sheet.verbs, manner):
            manners[verb] = manner
    sorts = {noun: sort for sort, nouns in sheet.sorts.items() for noun in nouns}
    return Voices(
        manners,
        frozenset(sheet.phrases),
        frozenset(sheet.adverbs_of_doubt),
        frozenset(sheet.adjectives_of_doubt),
        frozenset(sheet.passives_of_doubt.raising),
        frozenset(sheet.passives_of_doubt.verbs),
        sorts,
        frozenset(sheet.nouns_of_doubt),
        frozenset(sheet.verbs.warn),
        frozenset(sheet.verbs.accuse),
        frozenset((*sheet.verbs.show, *sheet.verbs.tell_of)),
        (frozenset(sheet.responsibility.claim), frozenset(sheet.responsibility.nouns)),
        (frozenset(sheet.reckoning.verbs), frozenset(sheet.reckoning.nouns)),
    )


def _light_verbs(sheet: LightVerbsSheet) -> LightVerbs:
    named: tuple[tuple[str, LightVerbGroup], ...] = (
        ("actor", sheet.actor),
        ("target", sheet.target),
        ("subject", sheet.subject),
    )
    pairs = {
        (name, preposition): frozenset(verb.partition("+")[0] for verb in verbs)
        for name, group in named
        for preposition, verbs in group.prepositions.items()
    }
    groups = {name: frozenset(group.verbs) for name, group in named}
    lemmas = frozenset(verb.partition("+")[0] for verbs in groups.values() for verb in verbs)
    return LightVerbs(groups, pairs, frozenset(sheet.carry), lemmas)
