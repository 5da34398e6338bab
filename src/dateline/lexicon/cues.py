"""Words that mark an attribution, and which of their complements hold what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from pydantic import Field

from dateline.sheet import Sheet, read_sheet
from dateline.types import Manner

if TYPE_CHECKING:
    from dateline.types.parse import Token

Words = tuple[str, ...]


class Complements(Sheet):
    """Verbs of one manner by the complement that holds the content."""

    clause: Words
    infinitive: Words
    object: Words
    as_object: Words = Field(alias="as")
    prepositions: dict[str, Words]


class CuesSheet(Sheet):
    """cues.yaml."""

    verbs: dict[Manner, Complements]
    nouns: dict[Manner, Words]
    adjectives: dict[Manner, Words]
    nobody: Words
    adverbs: Words
    carriers: Words
    light: Words
    addressing: Words
    accusing: Words
    citing: Words
    quoting: Words
    seeming: Words
    according_to: Words
    press: Words


@dataclass
class Frame:
    """What a verb may take and in which manner; a lemma of several manners may differ by complement."""

    clause: Manner | None = None
    infinitive: Manner | None = None
    object: Manner | None = None
    as_object: Manner | None = None
    prepositions: dict[str, Manner] = field(default_factory=dict)


@dataclass(frozen=True)
class Cues:
    """The sheet as the attribution stage asks it; verbs with a particle are written "point+out"."""

    verbs: Mapping[str, Frame]
    nouns: Mapping[str, Manner]
    adjectives: Mapping[str, Manner]
    nobody: frozenset[str]
    adverbs: frozenset[str]
    carriers: frozenset[str]
    light: frozenset[str]
    addressing: frozenset[str]
    accusing: frozenset[str]
    citing: frozenset[str]
    quoting: frozenset[str]
    seeming: frozenset[str]
    according_to: frozenset[str]
    press: frozenset[str]

    def frame(self, verb: Token) -> Frame | None:
        """What the verb may take, its particle read with it; None for a verb that attributes nothing."""
        return self.verbs.get(self._with_particle(verb))

    def only_quotes(self, verb: Token) -> bool:
        """True for a verb that attributes nothing but a quotation: "he continued"."""
        return self._with_particle(verb) in self.quoting

    def _with_particle(self, verb: Token) -> str:
        lemma = verb.lemma_.lower()
        wholes = (f"{lemma}+{child.lower_}" for child in verb.children if child.i > verb.i)
        return next((whole for whole in wholes if whole in self.verbs), lemma)


def load_cues(root: Traversable) -> Cues:
    """Read cues.yaml of a folder; raises CodebookError with file and line."""
    sheet = read_sheet(root / "cues.yaml", CuesSheet)
    frames: dict[str, Frame] = {}
    for manner, verbs in sheet.verbs.items():
        for complement in ("clause", "infinitive", "object", "as_object"):
            for verb in getattr(verbs, complement):
                frame = frames.setdefault(verb, Frame())
                if getattr(frame, complement) is None:
                    setattr(frame, complement, manner)
        for preposition, words in verbs.prepositions.items():
            for verb in words:
                frames.setdefault(verb, Frame()).prepositions.setdefault(preposition, manner)
    return Cues(
        frames,
        _manners(sheet.nouns),
        _manners(sheet.adjectives),
        *(_words(words) for words in (sheet.nobody, sheet.adverbs, sheet.carriers, sheet.light)),
        *(
            _words(words)
            for words in (sheet.addressing, sheet.accusing, sheet.citing, sheet.quoting, sheet.seeming)
        ),
        *(_words(words) for words in (sheet.according_to, sheet.press)),
    )


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


def _manners(groups: Mapping[Manner, Words]) -> dict[str, Manner]:
    manners: dict[str, Manner] = {}
    for manner, words in groups.items():
        for word in words:
            manners.setdefault(word, manner)
    return manners
