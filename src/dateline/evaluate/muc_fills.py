"""The strings of an incident's slots, as the report writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluate.muc_five import ROLES, Five, normalised
from dateline.evaluate.muc_incidents import Happening
from dateline.evaluate.muc_parties import Parties, Party, Sort
from dateline.evaluate.muc_perpetrators import Perpetrator
from dateline.evaluate.muc_sheet import MucSheet
from dateline.evaluate.muc_tellings import Telling
from dateline.syntax import children
from dateline.types import Counted, Name, Quantity, Reading
from dateline.types.parse import Token

_NO_NUMBER = frozenset(
    {Counted.MONEY, Counted.DISTANCE, Counted.AGE, Counted.TIME, Counted.SHARE, Counted.ORDINAL}
)
_UNHARMED = frozenset({"casualty", "victim", "injury", "fatality", "death"})
_NO_WEAPON = frozenset({"arson", "kidnapping"})


class Filler:
    """Chooses the strings that fill the slots of one report's incidents."""

    def __init__(self, reading: Reading, sheet: MucSheet, parties: Parties) -> None:
        self.reading = reading
        self.sheet = sheet
        self.parties = parties
        self.quantities = [
            mark
            for mark in reading.marks("quantities", Quantity)
            if mark.counted not in _NO_NUMBER and mark.label != "article"
        ]

    def strings(self, happening: Happening, perpetrators: Sequence[Perpetrator]) -> dict[str, list[str]]:
        """The strings of the five slots by role, each once."""
        actors = [one.party for one in perpetrators]
        bodies = [text for party in actors for text in self._bodies(party)]
        if not bodies and self.parties.groups and any(party.lemma in self.sheet.rebels for party in actors):
            bodies.append(self.parties.groups[0])
        people = [party.name or party.text for party in actors if party.sort is not Sort.BODY]
        victims = [
            party.name for _, party in self.humans(happening) if party.sort is Sort.PERSON and party.name
        ]
        found = {
            "PerpInd": people,
            "PerpOrg": [text for text in bodies if text.lower() not in self.sheet.vague],
            "Target": [party.text for _, party in self.things(happening)],
            "Victim": victims,
            "Weapon": list(self._weapons(happening)),
        }
        return {role: once(found[role]) for role in ROLES}

    @staticmethod
    def _bodies(party: Party) -> tuple[str, ...]:
        return (party.text, *party.bodies) if party.sort is Sort.BODY else party.bodies

    def things(self, happening: Happening) -> Iterator[tuple[Telling, Party]]:
        """The physical targets, each with the telling that names it."""
        for telling, party in happening.suffered():
            if party.sort in {Sort.PERSON, Sort.PLACE} or party.lemma in self.sheet.empty:
                continue
            if party.lemma in self.sheet.things and happening.type != "kidnapping":
                yield telling, party

    def humans(self, happening: Happening) -> Iterator[tuple[Telling, Party]]:
        """The human targets, each with the telling that names it."""
        for telling, party in happening.suffered():
            if party.lemma in self.sheet.empty and party.sort is not Sort.PERSON:
                continue
            if party.sort is Sort.PERSON or (
                party.sort is Sort.PEOPLE and party.lemma not in self.sheet.things
            ):
                yield telling, party

    def _weapons(self, happening: Happening) -> Iterator[str]:
        if happening.type in _NO_WEAPON:
            return
        tokens = [
            token
            for telling in happening.tellings
            for token in self.parties.weapons(telling.claim)
            if happening.type != "bombing" or token.lemma_.lower() in self.sheet.explosives
        ]
        sharp = [token for token in tokens if token.lemma_.lower() not in self.sheet.vague]
        yield from map(self.parties.weapon_text, sharp or tokens)

    def description(self, party: Party) -> str | None:
        """What a person is called besides the name, or what people are called."""
        if party.sort is not Sort.PERSON:
            return party.text
        start = {passage.doc: passage.block.start for passage in self.reading.passages}.get(party.head.doc, 0)
        for name in self.reading.marks("names", Name):
            quoted = " ".join(self.reading.report.quote(name.span).split())
            if name.label != "person" or not party.name or not set(quoted.split()) & set(party.name.split()):
                continue
            said = name.title or name.role
            if said is not None and abs(name.span.start - start - party.head.idx) < _NEARBY:
                return " ".join(self.reading.report.quote(said).split())
        return None

    def figure(self, head: Token) -> str | None:
        """The figure that counts a noun, as MUC writes it: "7", "6-" for at least six, "-6" for at most."""
        passage = next(one for one in self.reading.passages if one.doc is head.doc)
        words = [head, *children(head, "nummod", "det", "amod", "nmod:desc")]
        if head.head.pos_ == "NUM" and head.dep_ == "nmod":
            words.append(head.head)
        starts = {passage.block.start + word.idx for word in words if word.i != head.i or word.pos_ == "NUM"}
        for mark in self.quantities:
            if any(mark.span.start <= start < mark.span.end for start in starts):
                return _written(mark)
        return None

    def says_unharmed(self) -> bool:
        """Whether the report says that there were no casualties."""
        return any(
            token.lemma_.lower() in _UNHARMED and any(child.lower_ == "no" for child in token.children)
            for passage in self.reading.passages
            for token in passage.doc
        )


_NEARBY = 400


def _written(mark: Quantity) -> str | None:
    if mark.best is not None:
        return str(int(mark.best))
    low, high = (str(int(value)) if value is not None else "" for value in (mark.low, mark.high))
    return f"{low}-{high}" if low or high else None


def once(texts: Iterable[str]) -> list[str]:
    """Each string once by what is compared of it."""
    return list({normalised(text): text for text in reversed(list(texts))}.values())[::-1]


def five(happening: Happening, found: dict[str, list[str]]) -> Five:
    """The incident as it is scored by five slots."""
    return Five(
        happening.type, {role: tuple(frozenset({normalised(text)}) for text in found[role]) for role in ROLES}
    )
