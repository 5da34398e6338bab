"""Who did an incident: those the event words name, else those who are held responsible for it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.evaluate.muc_incidents import Happening
from dateline.evaluate.muc_parties import Parties, Party, Sort
from dateline.evaluate.muc_sheet import MucSheet
from dateline.lexicon import Lexicon
from dateline.syntax import children, surface_subject
from dateline.types import Reading, Status
from dateline.types.parse import Token

FACT, CLAIMED, ACCUSED = "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED"
BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"


@dataclass(frozen=True)
class Perpetrator:
    """One party that did it; ``confidence`` as the set list has it, ``start`` its place in the report's text."""

    party: Party
    confidence: str
    start: int


class Perpetrators:
    """Finds the perpetrators of the incidents of one report."""

    def __init__(self, reading: Reading, lexicon: Lexicon, sheet: MucSheet, parties: Parties) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.sheet = sheet
        self.parties = parties

    def assign(self, happenings: Sequence[Happening]) -> list[list[Perpetrator]]:
        """The perpetrators of each incident, those of its own words first."""
        found = [list(self._own(happening)) for happening in happenings]
        for held in self._responsible():
            open_ones = [
                number
                for number, happening in enumerate(happenings)
                if not found[number] and _start(happening) <= held.start + _SENTENCE
            ]
            for number in open_ones[-1:]:
                found[number].append(held)
        return _inherited(found)

    def _own(self, happening: Happening) -> Iterator[Perpetrator]:
        for telling in happening.tellings:
            confidence = FACT if telling.claim.status is Status.ASSERTED else ACCUSED
            start = telling.claim.evidence[0].start
            for party in telling.actors:
                if self._may_act(party):
                    yield Perpetrator(party, confidence, start)

    def _may_act(self, party: Party) -> bool:
        return party.lemma not in self.sheet.empty and party.sort not in {Sort.THING, Sort.PLACE}

    def _responsible(self) -> Iterator[Perpetrator]:
        """Who claims responsibility or is held responsible, in text order."""
        for passage, sentence in self.reading.sentences():
            for token in sentence:
                for head, confidence in self._held(token):
                    party = self.parties.party(head)
                    if head.pos_ in {"NOUN", "PROPN"} and self._may_act(party) and self._is_armed(party):
                        yield Perpetrator(party, confidence, passage.block.start + token.idx)

    def _held(self, token: Token) -> Iterator[tuple[Token, str]]:
        lemma = token.lemma_.lower()
        objects = {child.lemma_.lower(): child for child in children(token, "obj")}
        if any(self.lexicon.voices.claims_responsibility(lemma, word) for word in objects):
            subject = surface_subject(token)
            if subject is not None:
                yield subject, CLAIMED
        elif lemma == "responsible":
            subject = surface_subject(token)
            yield from [(subject, ACCUSED)] if subject is not None else []
        elif lemma in self.lexicon.voices.accusing or lemma in {"accuse", "blame", "attribute"}:
            yield from ((child, ACCUSED) for child in children(token, "obj") if lemma != "attribute")
            yield from (
                (child, ACCUSED)
                for child in children(token, "obl")
                if lemma == "attribute" and child.ent_type_
            )

    def _is_armed(self, party: Party) -> bool:
        """Whether a party may have done it: a group, a body, fighters, soldiers, a named person."""
        return (
            party.sort is not Sort.PEOPLE
            or party.lemma in self.sheet.rebels | self.sheet.state | self.sheet.warriors
        )


def _inherited(found: list[list[Perpetrator]]) -> list[list[Perpetrator]]:
    """The perpetrators told last go on doing what is told next without naming anybody."""
    last: list[Perpetrator] = []
    filled = []
    for some in found:
        last = some or last
        filled.append(last)
    return filled


_SENTENCE = 400


def _start(happening: Happening) -> int:
    return min(telling.claim.evidence[0].start for telling in happening.tellings)
