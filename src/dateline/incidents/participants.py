"""Who did it, to whom, and with what, by what an incident's claims say."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.choose import Option, Reckoning, choose
from dateline.incidents.rules import Rules
from dateline.incidents.rulings import Pick
from dateline.incidents.sides import CIVILIANS, NAMELESS, Sides
from dateline.incidents.voices import Heard
from dateline.lexicon.actors.known import singulars
from dateline.types import Chosen, Party, Value

Names = tuple[str, ...]


def choose_actors(heard: Sequence[Heard], sides: Sides, picks: Sequence[Pick], rules: Rules) -> Chosen[Names]:
    """Who did it. Who only an enemy names is taken where nobody else names anybody."""
    options = [
        Option(one, together(one.claim.actor), sides.partisan_deed(one.claim))
        for one in heard
        if one.claim.actor
    ]
    return choose(options, _reckoning("actors", heard, sides), picks, rules)


def choose_targets(
    heard: Sequence[Heard], sides: Sides, picks: Sequence[Pick], rules: Rules
) -> Chosen[Names]:
    """To whom it was done."""
    options = [Option(one, together(one.claim.target)) for one in heard if one.claim.target]
    return choose(options, _reckoning("targets", heard, sides), picks, rules)


def choose_weapon(heard: Sequence[Heard], picks: Sequence[Pick], rules: Rules) -> Chosen[str]:
    """With what; "bomb" leaves room for "car bomb", and weapons of different sorts contradict each other."""

    def holds(said: str, value: str) -> bool:
        return _lemmas(said) <= _lemmas(value) or bool(_sorts(said, rules) & _sorts(value, rules))

    def against(one: str, two: str) -> bool:
        return bool(_sorts(one, rules) and _sorts(two, rules)) and not _sorts(one, rules) & _sorts(two, rules)

    options = [Option(one, one.claim.weapon) for one in heard if one.claim.weapon is not None]
    reckoning = Reckoning("weapon", holds, against, lambda weapon: (-len(weapon.split()), weapon))
    return choose(options, reckoning, picks, rules)


def together(values: Sequence[Value[str]]) -> Value[Names]:
    """The participants of one role of a claim as one value, as sure as its least sure one."""
    return Value(
        tuple(value.value for value in values),
        " … ".join(value.original for value in values),
        tuple(span for value in values for span in value.evidence),
        values[0].origin,
        min(value.confidence for value in values),
    )


def _reckoning(field: str, heard: Sequence[Heard], sides: Sides) -> Reckoning[Names]:
    parties = {party.name: party for one in heard for party in one.claim.parties}

    def side(name: str) -> str | None:
        party = parties.get(name)
        return sides.of(party) if party is not None else None

    def holds(said: Names, value: Names) -> bool:
        return all(
            sides.anyone(name) or any(_room(name, other, parties, side(name), side(other)) for other in value)
            for name in said
        )

    def against(one: Names, two: Names) -> bool:
        ours, theirs = ({side(name) for name in names} for names in (one, two))
        vague = {None, NAMELESS, CIVILIANS, "state"}
        return bool(ours - vague and theirs - vague) and not ours & theirs

    def exactness(names: Names) -> tuple[int, int, int, Names]:
        known = sum(1 for name in names if (party := parties.get(name)) is not None and party.known)
        telling = sum(1 for name in names if not sides.anyone(name))
        return -known, -telling, -len(names), names

    return Reckoning(field, holds, against, exactness)


def _room(
    said: str, value: str, parties: dict[str, Party], said_side: str | None, value_side: str | None
) -> bool:
    """Whether one who says ``said`` may mean ``value``: the same name, or vaguer words for the same side."""
    if said == value:
        return True
    party = parties.get(said)
    if party is not None and party.known:
        return False
    if said_side is None or value_side is None:
        return said_side is None and value_side is None and bool(_lemmas(said) & _lemmas(value))
    armed = said_side == NAMELESS and value_side != CIVILIANS and not value_side.startswith("state")
    return said_side == value_side or armed


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(min(singulars(word), key=len) for word in words.lower().split())


def _sorts(weapon: str, rules: Rules) -> frozenset[str]:
    words = {form for word in weapon.lower().split() for form in singulars(word)}
    return frozenset(sort for sort, listed in rules.weapons.items() if words & listed)
