"""Places that a report puts something or somebody in, whether that is an event or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.code.places import PlaceFinder
from dateline.lexicon import Lexicon
from dateline.syntax import basic
from dateline.types import Located, Passage, PlaceRole, Reading
from dateline.types.parse import Token

_HERE = frozenset({PlaceRole.AT, PlaceRole.NEAR})


@dataclass(frozen=True)
class Mentioned:
    """A place and where it is told: a character of the report's text."""

    position: int
    located: Located


class PlaceMentions:
    """The places that one report names as where something is, passage by passage."""

    def __init__(self, reading: Reading, lexicon: Lexicon, places: PlaceFinder) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.places = places
        self._found: dict[int, list[Mentioned]] = {}

    def before(self, passage: Passage, position: int) -> list[Mentioned]:
        """The mentions of a passage before a character of the report's text."""
        start = passage.block.start
        if start not in self._found:
            self._found[start] = list(self._read(passage))
        return [one for one in self._found[start] if one.position < position]

    def _read(self, passage: Passage) -> Iterator[Mentioned]:
        for token in passage.doc:
            if basic(token) not in {"obl", "nmod"} or token.dep_ == "nmod:poss" or self._of_speaker(token):
                continue
            for located in self.places.here(passage, token):
                if located.place.evidence[0].start < passage.block.start:
                    continue
                if not self.places.is_cared_for(passage, located):
                    yield Mentioned(passage.block.start + token.idx, located)

    def _of_speaker(self, token: Token) -> bool:
        """ "A doctor in Turkey said", "a group based in London": where somebody is or comes from, not what happens."""
        node = token
        while node.head.i != node.i:
            if node.dep_ in {"appos", "nmod:poss"} or (node.dep_ == "acl" and node.tag_ == "VBN"):
                return True
            head = node.head
            says = self.lexicon.voices.manner_of(head.lemma_.lower()) is not None
            if says and basic(node) in {"nsubj", "obl"}:
                return True
            if self.lexicon.is_a(head.lemma_.lower(), "origins"):
                return True  # "he was born in Kabul"
            if head.pos_ == "VERB" and head.dep_ not in {"acl", "acl:relcl"}:
                return False
            node = head
        return False
