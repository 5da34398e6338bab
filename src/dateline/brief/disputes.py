"""Fields on which voices differ, voice by voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import TypeVar

from dateline.brief.clause import day_label
from dateline.brief.figures import bounds, range_of, told, vague
from dateline.brief.model import Dispute, VoiceLine
from dateline.brief.naming import called, joined, may_be_private, opened
from dateline.brief.notes import Notes
from dateline.brief.phrases import Wording
from dateline.brief.wording import outlet_of
from dateline.types import Chosen, Claim, Count, Figure, Incident, Said, When

T = TypeVar("T")
_FIELDS = ("date", "place", "actors", "targets", "weapon")
_MOST_LINES = 12


class Disputes:
    """Numbers the disputes of incidents, the weightiest incident's first, and makes them when they are printed."""

    def __init__(self, notes: Notes, wording: Wording) -> None:
        self._notes = notes
        self._wording = wording
        self._next = 1
        self._first: dict[str, int] = {}

    def number(self, incident: Incident) -> tuple[int, ...]:
        """The numbers that the incident's disputes will have, figures first; they are made by ``make``."""
        fields = sum(getattr(incident, field).disputed for field in _FIELDS)
        first = self._first[incident.id] = self._next
        self._next += fields + sum(map(differs, incident.figures))
        return tuple(range(first, self._next))

    def make(self, incident: Incident, title: str, claims: Mapping[str, Claim]) -> tuple[Dispute, ...]:
        """The disputes themselves: their footnotes are called for now."""
        numbers = count(self._first[incident.id])
        made = [
            self._figure(next(numbers), incident, title, figure, claims)
            for figure in incident.figures
            if differs(figure)
        ]
        for field in _FIELDS:
            chosen: Chosen[object] = getattr(incident, field)
            if chosen.disputed:
                made.append(self._field(next(numbers), incident, title, field, chosen, claims))
        return tuple(made)

    def _figure(
        self, number: int, incident: Incident, title: str, figure: Figure, claims: Mapping[str, Claim]
    ) -> Dispute:
        return Dispute(
            number,
            incident.id,
            title,
            self._wording.counts[figure.what].title,
            bounds(figure.low, figure.best, figure.high),
            figure.rule,
            self._lines(figure.said, _figure_words, claims),
            range_of(figure),
        )

    def _field(
        self,
        number: int,
        incident: Incident,
        title: str,
        field: str,
        chosen: Chosen[object],
        claims: Mapping[str, Claim],
    ) -> Dispute:
        def words(value: object) -> str:
            names = value if isinstance(value, tuple) else ()
            hidden = self._hidden(names, claims) if field == "targets" else {}
            return _words(value, hidden)

        def says(said: Said[object]) -> str:
            return words(said.value.value)

        return Dispute(
            number,
            incident.id,
            title,
            self._wording.fields[field],
            words(chosen.value) if chosen.value is not None else "not told",
            chosen.rule,
            self._lines(chosen.said, says, claims),
        )

    def _hidden(self, names: Iterable[str], claims: Mapping[str, Claim]) -> dict[str, str]:
        """Words in place of those names that may be private persons'."""
        parties = {
            name: next((found for one in claims.values() if (found := one.party(name))), None)
            for name in names
        }
        return {
            name: self._wording.withheld
            for name, party in parties.items()
            if may_be_private(name, party, self._wording)
        }

    def _lines(
        self, said: Sequence[Said[T]], says: Callable[[Said[T]], str], claims: Mapping[str, Claim]
    ) -> tuple[VoiceLine, ...]:
        """A line for each voice and what it says, those that were used first."""
        lines: dict[tuple[str, str], VoiceLine] = {}
        for one in sorted(said, key=lambda one: (not one.used, _ends(one), one.claim_id)):
            claim = claims.get(one.claim_id)
            if claim is None:
                continue
            line = self._line(one, says(one), claim)
            known = lines.get((line.voice, line.says))
            lines[line.voice, line.says] = line if known is None else _together(known, line)
            if len(lines) >= _MOST_LINES:
                break
        return tuple(lines.values())

    def _line(self, said: Said[T], says: str, claim: Claim) -> VoiceLine:
        outlet = outlet_of(self._notes.report(claim).outlet, self._wording)
        source = claim.said_by
        voice = outlet
        if source is not None:
            voice = f"{called(source.value, claim.party(source.value), self._wording)} ({outlet})"
        low, high = _ends(said)
        return VoiceLine(
            opened(voice),
            says,
            self._wording.standings[said.status],
            said.published,
            said.used,
            said.partisan,
            said.reason,
            (self._notes.cite(claim),),
            low or None,
            high or None,
        )


def differs(figure: Figure) -> bool:
    """Whether a reader should see the voices one by one: some say otherwise, even if a later one overtook them."""
    told = {(one.value.value.low, one.value.value.best, one.value.value.high) for one in figure.said}
    return figure.disputed or len(told) > 1


def _together(one: VoiceLine, other: VoiceLine) -> VoiceLine:
    """Two lines of one voice that say the same."""
    notes = tuple(dict.fromkeys((*one.notes, *other.notes)))
    return VoiceLine(
        one.voice,
        one.says,
        one.standing,
        one.published,
        one.used,
        one.partisan,
        one.reason,
        notes,
        one.low,
        one.high,
    )


def _ends(said: Said[T]) -> tuple[int, int]:
    """The interval of a count, 0 and 0 for anything else."""
    value = said.value.value
    if not isinstance(value, Count):
        return 0, 0
    known = [one for one in (value.low, value.best, value.high) if one is not None]
    return known[0], known[-1]


def _figure_words(said: Said[Count]) -> str:
    return told(said.value.value) + vague(said.value.value, said.value.original)


def _words(value: object, hidden: Mapping[str, str]) -> str:
    if isinstance(value, When):
        return day_label(value)
    if isinstance(value, tuple):
        return joined([hidden.get(one, str(one)) for one in value])
    return str(getattr(value, "name", value))
