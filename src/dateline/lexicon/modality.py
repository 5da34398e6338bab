"""Words that decide whether an event happened, as the reading asks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.lexicon.sheets import Governors, ModalitySheet
from dateline.types import Status

if TYPE_CHECKING:
    from dateline.types.parse import Token

_PARTS = ("verbs", "nouns", "adjectives")
_GOVERNORS = (*_PARTS, "predicates")


@dataclass(frozen=True)
class Modality:
    """Words that set a status on the event under them or beside them.

    ``governors`` are keyed by part of speech ("verbs", "nouns", "adjectives"; "predicates" for adjectives that
    only govern clauses) and lemma, a particle or
    preposition joined by "+" ("rule+out", "keep+from").
    """

    governors: Mapping[tuple[str, str], Status]
    modals: Mapping[str, Status]
    markers: Mapping[str, Status]
    prepositions: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    negations: frozenset[str]
    negative_pronouns: frozenset[str]
    certain_when_negated: frozenset[str]
    attitudes: frozenset[str]
    acts: frozenset[str]
    ending: frozenset[str]
    foiling: frozenset[str]
    spoken: frozenset[str]
    times_ahead: frozenset[str]
    implicative: Mapping[str, frozenset[str]]
    presupposing: frozenset[str]
    reached: frozenset[str]
    when_past: frozenset[str]
    done: frozenset[str]
    answerable: frozenset[str]
    owned_up: frozenset[str]

    def implies(self, head: Token) -> bool:
        """True where the infinitive under a word has the word's own status: "managed to", "glad to"."""
        part = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives"}.get(head.pos_, "nouns")
        return head.lemma_.lower() in self.implicative[part]

    def foils(self, noun: Token) -> bool:
        """True for the plot of "foiled a plot", "a plot was foiled": it was there, and not the subject's own."""
        verb = noun.head
        held = noun.dep_ in {"obj", "nsubj:pass"} and verb.lemma_.lower() in self.foiling
        return held and noun.lemma_.lower() in self.acts

    def reaches(self, head: Token) -> bool:
        """True where the purpose of a deed was reached: "took advantage of it to seize the town"."""
        lemma = head.lemma_.lower()
        return lemma in self.reached or any(
            f"{lemma}+{child.lemma_.lower()}" in self.reached for child in head.children
        )


def modality_of(sheet: ModalitySheet) -> Modality:
    """The sheet turned round: from the word to its status. A word of two statuses takes the heavier one."""
    levels: tuple[tuple[Status, Governors], ...] = (
        (Status.DENIED, sheet.denied),
        (Status.PLANNED, sheet.planned),
        (Status.HYPOTHETICAL, sheet.hypothetical),
    )
    governors = {
        (part, word): status
        for status, level in levels
        for part in _GOVERNORS
        for word in getattr(level, part)
    }
    return Modality(
        governors,
        modals=_beside("modals", levels),
        markers=_beside("markers", levels),
        prepositions=_beside("prepositions", levels),
        adverbs=_beside("adverbs", levels),
        negations=frozenset(sheet.denied.negations),
        negative_pronouns=frozenset(sheet.denied.pronouns),
        certain_when_negated=frozenset(sheet.denied.certain_modals),
        attitudes=frozenset(sheet.planned.attitudes),
        acts=frozenset(sheet.planned.acts),
        ending=frozenset(sheet.denied.ends),
        foiling=frozenset(sheet.denied.foiling),
        spoken=frozenset(sheet.denied.spoken),
        times_ahead=frozenset(sheet.planned.times),
        implicative={part: frozenset(getattr(sheet.factive, part)) for part in _PARTS},
        presupposing=frozenset(sheet.factive.presupposing),
        reached=frozenset(sheet.factive.reached),
        when_past=frozenset(sheet.factive.when_past),
        done=frozenset(sheet.factive.done),
        answerable=frozenset(sheet.factive.answerable),
        owned_up=frozenset(sheet.factive.owned_up),
    )


def _beside(name: str, levels: tuple[tuple[Status, Governors], ...]) -> dict[str, Status]:
    return {word: status for status, level in levels for word in getattr(level, name)}
