"""The two sides of an incident as conflict data sets see them: states, armed groups, those who bear no arms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.export.context import Context, traces
from dateline.export.shape import Trace
from dateline.types import Chosen, Incident, Party

_STATES = {"government", "state forces", "external"}
_AT_HOME = {"government", "state forces"}
_GROUPS = {"rebel", "political militia", "identity militia"}
_UNARMED = {"civilians", "protesters", "rioters"}
_BETWEEN = {"battle", "agreement", "talks", "cooperation"}
"""Kinds of events that happen between their actors; in all others the actors act together."""
_ARMED_SECTORS = {"UAF", "REB", "PRM"}
"""PLOVER's sectors of fighters of whom no group is told ("gunmen", "militants")."""


class Camp(StrEnum):
    """What an actor is in a conflict."""

    STATE = "state"
    GROUP = "group"
    UNARMED = "unarmed"
    UNNAMED = "unnamed fighters"
    UNKNOWN = "unknown"


_ARMED = (Camp.STATE, Camp.GROUP, Camp.UNNAMED)


@dataclass(frozen=True, slots=True)
class Member:
    """One actor or target: its name as the incident has it, and what is known of it.

    ``country`` is the ISO code of its home; police and soldiers of whom no country is told are those of the
    country where it happened.
    """

    name: str
    party: Party | None
    camp: Camp
    country: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """Those on one side, and where the side was told."""

    members: tuple[Member, ...] = ()
    traces: tuple[Trace, ...] = ()

    def of(self, *camps: Camp) -> tuple[Member, ...]:
        """The members of the given camps."""
        return tuple(member for member in self.members if member.camp in camps)

    @property
    def camp(self) -> Camp:
        """The camp that the side counts as: who bears arms goes before who does not, a state before a group."""
        order = (Camp.STATE, Camp.GROUP, Camp.UNNAMED, Camp.UNARMED)
        return next((camp for camp in order if self.of(camp)), Camp.UNKNOWN)


def sides(incident: Incident, context: Context) -> tuple[Side, Side]:
    """Who did it and whom it was done to. Of a fight told with both parties in one place, the parties.

    Two who shell a town together are on one side, even where nobody says whom they shelled.
    """
    actors = _side(incident, incident.actors, context)
    targets = _side(incident, incident.targets, context)
    if not targets.members and len(actors.members) > 1 and incident.kind in _BETWEEN:
        return _parted(actors)
    if not actors.members and len({member.camp for member in targets.of(*_ARMED)}) > 1:
        return _parted(targets)
    return actors, targets


def home(party: Party | None, incident: Incident) -> str | None:
    """The country that an actor is of, None where nothing tells it."""
    if party is None:
        return None
    here = incident.place.value.country if incident.place.value else None
    return party.country or (here if party.kind in _AT_HOME and not party.known else None)


def camp_of(party: Party | None) -> Camp:
    """The camp of a party, as its kind and sector tell."""
    if party is None:
        return Camp.UNKNOWN
    if party.kind in _STATES:
        return Camp.STATE
    if party.kind in _UNARMED:
        return Camp.UNARMED
    if party.kind in _GROUPS:
        return Camp.GROUP if party.known or party.ucdp else Camp.UNNAMED
    if party.sector in _ARMED_SECTORS:
        return Camp.UNNAMED
    return Camp.GROUP if party.known and party.ucdp else Camp.UNKNOWN


def _side(incident: Incident, chosen: Chosen[tuple[str, ...]], context: Context) -> Side:
    names = tuple(dict.fromkeys(chosen.value or ()))
    return Side(tuple(_members(incident, names, context)), traces(chosen.said, chosen.rule))


def _members(incident: Incident, names: Sequence[str], context: Context) -> Iterator[Member]:
    for name in names:
        party = context.party(incident, name)
        yield Member(name, party, camp_of(party), home(party, incident))


def _parted(side: Side) -> tuple[Side, Side]:
    """The first named and its like against the rest: those of another camp, or all others where there is one camp."""
    first = side.members[0]
    same = tuple(member for member in side.members if member.camp is first.camp)
    if len(same) == len(side.members):
        same = (first,)
    rest = tuple(member for member in side.members if member not in same)
    return Side(same, side.traces), Side(rest, side.traces)
