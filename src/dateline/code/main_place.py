"""The place of the event that a report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.code.draft import Draft
from dateline.code.place_names import SITE, PlaceNamer
from dateline.lexicon import Lexicon
from dateline.syntax import basic
from dateline.types import BlockKind, Located, Passage, Place, PlaceRole, Reading, Value
from dateline.types.parse import Token

_SHARE, _LEAST = 0.35, 3
"""Part of the mentions of places, and their number, that make one the main place: .3 to .45 tie on coded reports."""
_LEAD = 4
"""Sentences of the body that tell what a report is about."""
_HEADING = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
_TOLD = _HEADING | {BlockKind.BODY, BlockKind.CROSSHEAD}
_ACTING = ("states", "organisations", "leaders", "police", "armed")


class MainPlace:
    """Finds the main place of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon, namer: PlaceNamer) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.namer = namer

    def find(self, drafts: Iterable[Draft]) -> Located | None:
        """The place of a report's main event; None where the report names many places.

        It is named more than others and stands in the headline, or at the report's head and some of the violence that
        happened was there. Countries are left out.
        """
        values = list(self._mentions())
        names = [value.value.name for value in values]
        counts = _counts(names)
        harmed = set(_harmed(drafts))
        head = {True: self._head(_HEADING, 0), False: self._head(_TOLD, _LEAD)}
        for value in sorted(values, key=lambda one: -counts[one.value.name]):
            name = value.value.name
            if counts[name] < _LEAST or counts[name] / len(names) < _SHARE:
                return None
            if _stands_in(name, head[True]) or (name in harmed and _stands_in(name, head[False])):
                return Located(PlaceRole.AT, value)
        return None

    def _mentions(self) -> Iterator[Value[Place]]:
        for passage in self.reading.passages:
            if passage.block.kind in _TOLD:
                yield from self._named(passage)

    def _named(self, passage: Passage) -> Iterator[Value[Place]]:
        for name in passage.doc.ents:
            if (
                name.label_ == "place"
                and not self.lexicon.is_country(name.text)
                and not self._acts(name.root)
            ):
                value = self.namer.value(passage, name.root)
                if value is not None:
                    yield value

    def _acts(self, word: Token) -> bool:
        """ "Ankara said", "the Ankara government", "riot police in Ankara": a name that is no place there."""
        head = word.head
        if basic(word) == "nsubj":
            return self.lexicon.voices.manner_of(head.lemma_.lower()) is not None
        bodies = any(self.lexicon.is_a(head.lemma_.lower(), name) for name in _ACTING)
        return bodies and basic(word) in {"compound", "nmod"}

    def _head(self, kinds: frozenset[BlockKind], sentences: int) -> str:
        """The headline and standfirst, with so many sentences of the body."""
        told, left = [], sentences
        for passage in self.reading.passages:
            if passage.block.kind in _HEADING & kinds:
                told.append(passage.doc.text)
            elif passage.block.kind is BlockKind.BODY and left > 0:
                lead = list(passage.doc.sents)[:left]
                left -= len(lead)
                told += [sentence.text for sentence in lead]
        return "\n".join(told)


def _counts(names: list[str]) -> dict[str, int]:
    """How often each is named; "eastern Homs" counts for Homs too."""
    words = Counter(frozenset(name.split()) for name in names)
    return {
        name: sum(number for other, number in words.items() if set(name.split()) <= other) for name in names
    }


def _harmed(drafts: Iterable[Draft]) -> Iterator[str]:
    """Where violence happened that names its place."""
    for draft in drafts:
        if draft.harmed and not draft.wide:
            for one in draft.place:
                if one.role is not PlaceRole.FROM and one.place.origin != SITE:
                    yield one.place.value.name


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None
