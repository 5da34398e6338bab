"""Actors as ACLED writes them: a name, those beside it, and a type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.export.context import Context
from dateline.export.shape import Trace
from dateline.export.sides import Camp, Member, Side
from dateline.sheet import Sheet, read_sheet

ARMED, CIVILIANS, EXTERNAL, MILITIA = "armed", "Civilians", "External/Other forces", "Political militia"
CROWDS = ("Rioters", "Protesters")
_POLICE, _MILITARY, _GOVERNMENT = {"COP"}, {"MIL", "SPY"}, {"GOV", "LEG", "JUD"}


class Words(Sheet):
    """acled_words.yaml."""

    inter: dict[str, int]
    kinds: dict[str, str]
    generic: dict[str, str]
    associated: dict[str, str]
    disorder: dict[str, str]
    lasting: tuple[str, ...]
    phrases: dict[str, str]


@cache
def load_words() -> Words:
    """The shipped sheet; raises CodebookError where it is wrong."""
    return read_sheet(resources.files("dateline.export") / "acled_words.yaml", Words)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of a row: its name, its type in words, those beside it, and where it was told.

    ``assumed`` is true where nobody names it, and ACLED's convention puts somebody there.
    """

    name: str | None = None
    inter: str | None = None
    beside: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    assumed: bool = False

    @property
    def number(self) -> int:
        """The type's number, 0 for nobody."""
        return load_words().inter.get(self.inter or "", 0)


def actor_of(side: Side, country: str | None, context: Context, *, unknown: str | None) -> Actor:
    """The actor of one side in a country. ``unknown`` is the type of a side that nobody names; None leaves it blank.

    Who has neither a type nor a name that the lexicon knows ("a church", "a man") makes no actor.
    """
    found = [_named(member, country, context) for member in _ordered(side)]
    named = [one for one in found if one is not None]
    if not named:
        if unknown is None:
            return Actor(traces=side.traces)
        key = ARMED if unknown == ARMED else unknown.lower()
        inter = MILITIA if unknown == ARMED else unknown
        return Actor(generic(key, country, context), inter, (), side.traces, assumed=True)
    names = list(dict.fromkeys(name for name, _ in named))
    beside = [*names[1:], *_associated(side, country, context)]
    return Actor(names[0], named[0][1], tuple(dict.fromkeys(beside)), side.traces)


def crowd_of(side: Side, inter: str, country: str | None, context: Context) -> Actor:
    """Protesters or rioters, with the groups that they are of and the parties that are among them."""
    known = [
        member.name for member in side.of(Camp.GROUP, Camp.UNNAMED) if member.party and member.party.known
    ]
    beside = dict.fromkeys([*known, *_associated(side, country, context)])
    return Actor(generic(inter.lower(), country, context), inter, tuple(beside), side.traces)


def inter_of(member: Member, country: str | None) -> str | None:
    """The type of an actor, None where nothing tells it. State forces abroad are external."""
    party = member.party
    found = load_words().kinds.get(party.kind or "") if party else None
    if found == "State forces" and member.country and country and member.country != country:
        return EXTERNAL
    if found is None and member.camp is Camp.UNNAMED:
        return MILITIA
    return found


def interaction(first: Actor, second: Actor, *, codes: bool) -> str | int | None:
    """Both types in one, the lower number first; None for nobody."""
    pair = sorted((one for one in (first, second) if one.number), key=lambda one: one.number)
    if not pair:
        return None
    if codes:
        return pair[0].number * 10 + (pair[1].number if len(pair) > 1 else 0)
    return f"{pair[0].inter}-{pair[1].inter}" if len(pair) > 1 else f"{pair[0].inter} only"


def _ordered(side: Side) -> Sequence[Member]:
    """Who bears arms first: of soldiers and villagers on one side, the soldiers are the actor."""
    order = (Camp.STATE, Camp.GROUP, Camp.UNNAMED, Camp.UNARMED, Camp.UNKNOWN)
    return sorted(side.members, key=lambda member: order.index(member.camp))


def _named(member: Member, country: str | None, context: Context) -> tuple[str, str] | None:
    """The name and the type of one actor: its own name where the lexicon knows it, else a generic one."""
    inter = inter_of(member, country)
    party = member.party
    if party is not None and party.known and inter not in (CIVILIANS, *CROWDS):
        return member.name, inter or EXTERNAL
    if inter is None or party is None:
        return None
    if inter in ("State forces", EXTERNAL):
        return generic(_body(party.sector), member.country or country, context), inter
    if inter in (*CROWDS, CIVILIANS):
        return generic(inter.lower(), country, context), inter
    return generic(ARMED, country, context), inter


def _body(sector: str | None) -> str:
    if sector in _POLICE:
        return "police"
    return "government" if sector in _GOVERNMENT else "military"


def generic(key: str, country: str | None, context: Context) -> str:
    """A generic name of acled_words.yaml in a country."""
    found = context.countries.get(country)
    return load_words().generic[key].format(country=found.acled if found else "Unknown")


def _associated(side: Side, country: str | None, context: Context) -> list[str]:
    """The groups of civilians on a side, by their sectors."""
    found = context.countries.get(country)
    words = load_words().associated
    sectors = [
        member.party.sector for member in side.of(Camp.UNARMED) if member.party and member.party.sector
    ]
    named = [words[sector] for sector in sectors if sector in words]
    return [name.format(country=found.acled if found else "Unknown") for name in named]
