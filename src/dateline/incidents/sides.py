"""The sides of an incident: who stands with whom, whose losses a figure counts, and who speaks as a party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.incidents.voices import Heard
from dateline.lexicon.actors.known import bare, singulars
from dateline.sheet import Sheet, read_sheet
from dateline.types import Claim, Party, Value

NAMELESS = "fighters of whom no group is told"
CIVILIANS = "civilians"


class ByWords(Sheet):
    """What a source is that goes by one of these words."""

    words: frozenset[str]
    kind: str
    sector: str


class SideWords(Sheet):
    """The sheet ``sides.yaml``, which explains its fields."""

    fighting: frozenset[str]
    state: frozenset[str]
    keeping_order: frozenset[str]
    unarmed: frozenset[str]
    nameless: frozenset[str]
    anyone: frozenset[str]
    by_words: tuple[ByWords, ...]


@cache
def load_side_words() -> SideWords:
    """The sheet that is shipped; raises CodebookError where it is wrong."""
    return read_sheet(resources.files("dateline.incidents") / "sides.yaml", SideWords)


@dataclass(frozen=True, slots=True, order=True)
class Victims:
    """Whom a figure counts: ``side`` is empty where it counts everybody, or nobody says whom."""

    side: str = ""
    civilian: bool | None = None

    @property
    def everybody(self) -> bool:
        """True for a toll of nobody in particular."""
        return not self.side


class Sides:
    """Who stands where in one incident, by what its claims tell of their parties."""

    def __init__(self, heard: Sequence[Heard], words: SideWords | None = None) -> None:
        self._words = words or load_side_words()
        self._home = _home(heard)
        named = {
            party.ucdp or party.name
            for one in heard
            for party in one.claim.parties
            if party.known and party.kind in self._words.fighting - self._words.state - {"external"}
        }
        self._group = next(iter(named)) if len(named) == 1 else None
        self._actors = {side for one in heard for side in self._sides(one.claim, one.claim.actor)}
        self._targets = {side for one in heard for side in self._sides(one.claim, one.claim.target)}

    def of(self, party: Party) -> str | None:
        """The side a party stands on; None where nothing says."""
        if party.kind in self._words.unarmed:
            return CIVILIANS
        if party.kind in self._words.state:
            country = party.country or self._home
            return f"state of {country}" if country else "state"
        if party.known:
            return party.ucdp or party.name
        if party.kind in self._words.fighting or party.sector in self._words.nameless:
            return self._group or NAMELESS
        return None

    def victims(self, claim: Claim) -> Victims:
        """Whom the figures of a claim count: one side, or everybody where two are told together."""
        if not claim.target or any(self.anyone(value.value) for value in claim.target):
            return Victims()
        sides = {self._side(claim, value) for value in claim.target}
        if len(sides) != 1 or None in sides:
            return Victims()
        side = str(sides.pop())
        return Victims(side, True if side == CIVILIANS else False if self._armed(claim) else None)

    def partisan_toll(self, claim: Claim) -> bool:
        """True where a party speaks of its enemy's losses, or of those whom its enemy killed.

        Its own losses, and civilians whom it says that it killed itself, are no partisan matter.
        """
        voice, side = self._speaker(claim)
        if voice is None or side is None:
            return False
        victims = self._sides(claim, claim.target) or self._targets
        if side in self._sides(claim, claim.target):
            return False
        if side in (self._sides(claim, claim.actor) or self._actors):
            return CIVILIANS not in victims
        return self._against(voice, side, claim)

    def partisan_deed(self, claim: Claim) -> bool:
        """True where a party says what its enemy did."""
        voice, side = self._speaker(claim)
        if voice is None or side is None or side in self._sides(claim, claim.actor):
            return False
        return self._against(voice, side, claim)

    def _against(self, voice: Party, side: str, claim: Claim) -> bool:
        """Whether the doer is an enemy of the one who speaks: a side of its own, of which it is told who they are."""
        doers = {
            found
            for value in claim.actor
            if (party := claim.party(value.value)) is not None
            and (
                party.kind in self._words.fighting | self._words.state or party.sector in self._words.nameless
            )
            and (found := self.of(party)) not in {None, side, CIVILIANS, NAMELESS}
        }
        if not doers:
            return False
        takes_part = side in self._actors | self._targets
        fights = voice.kind in self._words.fighting and voice.sector not in self._words.keeping_order
        return takes_part or fights

    def _speaker(self, claim: Claim) -> tuple[Party | None, str | None]:
        name = claim.said_by.value if claim.said_by else ""
        party = claim.party(name) or self._by_words(name)
        if party is None or party.kind not in self._words.fighting | self._words.state:
            return None, None
        return party, self.of(party)

    def _by_words(self, name: str) -> Party | None:
        said = f" {' '.join(bare(word) for word in name.lower().split())} "
        for one in self._words.by_words:
            if any(f" {word} " in said for word in one.words):
                return Party(name, False, one.kind, None, one.sector)
        return None

    def _side(self, claim: Claim, value: Value[str]) -> str | None:
        party = claim.party(value.value)
        return self.of(party) if party is not None else None

    def _sides(self, claim: Claim, values: Iterable[Value[str]]) -> set[str]:
        return {side for value in values if (side := self._side(claim, value)) is not None}

    def _armed(self, claim: Claim) -> bool:
        parties = [claim.party(value.value) for value in claim.target]
        return all(
            party is not None and (party.kind in self._words.fighting or party.sector in self._words.nameless)
            for party in parties
        )

    def anyone(self, words: str) -> bool:
        """Whether words say no more of people than that they are people."""
        last = words.lower().split()[-1:]
        return any(form in self._words.anyone for word in last for form in (word, *singulars(word)))


def _home(heard: Iterable[Heard]) -> str | None:
    """The country where most claims put it; of several the first by code."""
    told = Counter(
        located.place.value.country
        for one in heard
        for located in one.claim.place
        if located.place.value.country
    )
    return min(told, key=lambda country: (-told[country], country)) if told else None
