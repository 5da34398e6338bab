"""Who fought whom, as UCDP sees it: the type of violence, both sides by UCDP's names, and what needs a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.context import Context
from dateline.export.shape import Trace
from dateline.export.sides import Camp, Member, Side, camp_of, home
from dateline.types import Incident, Party, Share

CIVILIANS = "Civilians"
CHECK_DYAD, CHECK_TYPE = "Check dyad", "Check type of violence"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_ARMED = {Camp.STATE, Camp.GROUP, Camp.UNNAMED}
_NAMED = {Camp.STATE, Camp.GROUP}
_KNOWN = {*_NAMED, Camp.UNARMED}


@dataclass(frozen=True, slots=True)
class Actor:
    """One side of a dyad; ``name`` None is unknown.

    ``gw`` is the number of its state, ``members`` all names that mean it, ``left_out`` its allies.
    """

    name: str | None
    gw: int | None
    members: frozenset[str]
    traces: tuple[Trace, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dyad:
    """A type of violence with its sides; ``checks`` say what a person should look at."""

    type: int
    a: Actor
    b: Actor
    checks: tuple[str, ...]
    rule: str

    @property
    def name(self) -> str:
        """Both sides in one name."""
        return f"{self.a.name or 'Unknown'} - {self.b.name or 'Unknown'}"

    def share(self, share: Share) -> str:
        """The column that a share of the dead belongs in."""
        if share.civilian:
            return "deaths_civilians"
        if share.party is None:
            return "deaths_unknown"
        if share.party in self.a.members:
            return "deaths_a"
        if share.party in self.b.members:
            return "deaths_civilians" if self.type == ONE_SIDED else "deaths_b"
        return "deaths_unknown"


def dyad_of(incident: Incident, context: Context, first: Side, second: Side, hint: int | None) -> Dyad | None:
    """The dyad of an incident, None where UCDP can have none: no side is known, or none of them bears arms.

    ``hint`` is the type that the crosswalk of the kind gives; it is used where one side is unknown.
    """
    one, two = first.camp, second.camp
    if not {one, two} & _KNOWN or one is Camp.UNARMED:
        return None
    if two is Camp.UNARMED:
        checks = () if one in _NAMED else (CHECK_DYAD,)
        return Dyad(
            ONE_SIDED,
            _actor(incident, context, first),
            _civilians(second),
            checks,
            "the victims bear no arms",
        )
    if two is Camp.UNKNOWN and hint == ONE_SIDED:
        rule = "the codebook's crosswalk: nobody says who the victims were"
        return Dyad(ONE_SIDED, _actor(incident, context, first), _civilians(second), (CHECK_TYPE,), rule)
    kind, rule = _type(one, two, hint)
    if kind == STATE_BASED and not _leads(incident, first, second):
        first, second = second, first
    checks = () if {one, two} <= _NAMED else (CHECK_DYAD,)
    return Dyad(kind, _actor(incident, context, first), _actor(incident, context, second), checks, rule)


def _type(one: Camp, two: Camp, hint: int | None) -> tuple[int, str]:
    if Camp.STATE in (one, two):
        return STATE_BASED, "a state takes part"
    if hint == STATE_BASED and not {one, two} <= _ARMED:
        return STATE_BASED, "the codebook's crosswalk: one side is unknown"
    return NON_STATE, "no state takes part"


def _leads(incident: Incident, first: Side, second: Side) -> bool:
    """Whether the first side is side A: the government, of two that of the country where it happened."""
    if first.camp is not Camp.STATE:
        return second.camp is Camp.GROUP and first.camp is not Camp.GROUP
    if second.camp is not Camp.STATE:
        return True
    here = incident.place.value.country if incident.place.value else None
    return here not in {member.country for member in second.of(Camp.STATE)}


def _civilians(side: Side) -> Actor:
    return Actor(CIVILIANS, None, frozenset(member.name for member in side.of(Camp.UNARMED)), side.traces)


def _actor(incident: Incident, context: Context, side: Side) -> Actor:
    """The government where there is one on the side, that of the country where it happened first; else the groups."""
    states = side.of(Camp.STATE)
    if not states:
        groups = side.of(Camp.GROUP)
        names = sorted({_name(member) for member in groups})
        group = {member.name for member in side.of(Camp.GROUP, Camp.UNNAMED)}
        group.update(
            party.name for party in _parties(incident, context) if (party.ucdp or party.name) in names
        )
        return Actor(", ".join(names) or None, None, frozenset(group), side.traces)
    here = incident.place.value.country if incident.place.value else None
    lead = next((member for member in states if member.country == here), states[0])
    name = _government(lead.name, lead.party, lead.country, context)
    own = frozenset(
        party.name
        for party in _parties(incident, context)
        if camp_of(party) is Camp.STATE
        and _government(party.name, party, home(party, incident), context) == name
    )
    others = tuple(member.name for member in side.of(Camp.STATE, Camp.GROUP) if member.name not in own)
    country = context.countries.get(lead.country)
    return Actor(name, country.gw if country else None, own, side.traces, others)


def _parties(incident: Incident, context: Context) -> Iterator[Party]:
    """All that the claims of an incident know of anybody, in order."""
    return (party for claim in context.claims(incident) for party in claim.parties)


def _name(member: Member) -> str:
    return (member.party.ucdp if member.party else None) or member.name


def _government(name: str, party: Party | None, code: str | None, context: Context) -> str:
    """ "Government of X" for a state and its forces, by UCDP's name of the state."""
    if party is not None and party.ucdp:
        return party.ucdp
    country = context.countries.get(code)
    return f"Government of {country.ucdp or country.name}" if country else name
