"""Which tellings of a report make an incident, and which of them tell the same one.

The rules follow the task's definition: violent acts with some target that is not only military, that happened or
were tried or threatened, and recently. Two tellings are one incident unless place, date or perpetrators differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.evaluate.muc_parties import Party, Sort
from dateline.evaluate.muc_sheet import MucSheet
from dateline.evaluate.muc_tellings import Telling
from dateline.lexicon import Lexicon


@dataclass(frozen=True)
class Happening:
    """One incident: its type in lower case and the tellings that make it, in text order."""

    type: str
    tellings: tuple[Telling, ...]

    @property
    def stage(self) -> str:
        """How far it went, in the words of the set list."""
        return "ATTEMPTED" if all(telling.tried for telling in self.tellings) else "ACCOMPLISHED"

    def suffered(self) -> Iterator[tuple[Telling, Party]]:
        """Everybody and everything it was done to, with the telling that says so."""
        return ((telling, party) for telling in self.tellings for party in telling.targets)

    def targets(self) -> list[Party]:
        """Everybody and everything it was done to."""
        return [party for telling in self.tellings for party in telling.targets]


class Incidents:
    """Forms the incidents of one report from its tellings."""

    def __init__(self, lexicon: Lexicon, sheet: MucSheet) -> None:
        self.lexicon = lexicon
        self.sheet = sheet

    def form(self, tellings: Iterable[Telling]) -> list[Happening]:
        """The incidents, in text order."""
        happenings: list[Happening] = []
        for telling in tellings:
            if not (telling.claim.status.countable or telling.tried):
                continue
            match = next(
                (n for n in reversed(range(len(happenings))) if self._same(happenings[n], telling)), None
            )
            if match is None:
                happenings.append(Happening(telling.type, (telling,)))
            else:
                old = happenings[match]
                kind = old.type if old.type != "attack" else telling.type
                happenings[match] = Happening(kind, (*old.tellings, telling))
        return [happening for happening in happenings if self._counts(happening)]

    def _same(self, happening: Happening, telling: Telling) -> bool:
        if happening.type != telling.type and not self._takes_up(happening, telling):
            return False
        return not any(self._clash(one, telling) for one in happening.tellings)

    @staticmethod
    def _takes_up(happening: Happening, telling: Telling) -> bool:
        """Whether an attack without means is what was told with its means, or the other way round."""
        if "attack" not in {telling.type, happening.type}:
            return False
        if any(one.claim is telling.claim for one in happening.tellings):
            return True
        if telling.type == "attack":
            known = {party.name or party.lemma for party in happening.targets()}
            return not telling.targets or any(
                (party.name or party.lemma) in known for party in telling.targets
            )
        return not happening.targets()

    def _clash(self, one: Telling, two: Telling) -> bool:
        if one.claim is two.claim:
            return False
        if one.claim.date and two.claim.date:
            first, second = one.claim.date.value, two.claim.date.value
            if first.start and second.start and (first.end < second.start or second.end < first.start):
                return True
        places = [
            {
                name
                for located in telling.claim.place
                if not self.lexicon.is_country(name := located.place.value.name)
            }
            for telling in (one, two)
        ]
        return bool(places[0] and places[1] and not places[0] & places[1])

    def _counts(self, happening: Happening) -> bool:
        """Whether an incident belongs in the database."""
        targets = happening.targets()
        if not targets or all(self._is_warrior(party) for party in targets):
            return False
        return self._is_specific(happening)

    def _is_specific(self, happening: Happening) -> bool:
        """Whether anything tells one incident from others of its sort: a day, a place, a name, a thing."""
        return any(
            telling.claim.date
            or telling.claim.place
            or any(party.sort is not Sort.PEOPLE for party in telling.targets)
            for telling in happening.tellings
        )

    def _is_warrior(self, party: Party) -> bool:
        return party.sort is not Sort.PERSON and party.lemma in self.sheet.warriors
