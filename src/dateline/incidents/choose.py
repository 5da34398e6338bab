"""One value out of what the voices say: the one with most behind it, of equals the most exact, of those the surest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Generic, TypeVar

from dateline.incidents.rules import Rules
from dateline.incidents.rulings import Pick
from dateline.incidents.voices import Heard
from dateline.types import Chosen, Said, Status, Value

T = TypeVar("T")


@dataclass(frozen=True)
class Option(Generic[T]):
    """What one claim says of a field; ``partisan`` where a party speaks of its enemy."""

    heard: Heard
    value: Value[T]
    partisan: bool = False

    @property
    def trust(self) -> int:
        """0 for what a voice vouches for, 1 for unverified, 2 for partisan: the first sort there is makes the value."""
        return 2 if self.partisan else int(self.heard.claim.status is Status.UNVERIFIED)


@dataclass(frozen=True)
class Reckoning(Generic[T]):
    """How the values of one field are compared.

    ``holds(said, value)``: who says ``said`` leaves room for ``value``. ``against``: both cannot be true.
    ``exactness`` orders values, the most exact least.
    """

    field: str
    holds: Callable[[T, T], bool]
    against: Callable[[T, T], bool]
    exactness: Callable[[T], tuple[Any, ...]]


def choose(
    options: Sequence[Option[T]], reckoning: Reckoning[T], picks: Sequence[Pick], rules: Rules
) -> Chosen[T]:
    """The value of one field; None with its rule where nobody says one. Of several picks the last counts.

    Values must be hashable: each is weighed once, however many claims tell it.
    """
    if not options:
        return Chosen(None, rules.values.nobody)
    trust = min(option.trust for option in options)
    pool = [option for option in options if option.trust == trust]
    told = _by_value(pool)
    behind = {value: _behind(value, told, reckoning) for value in told}
    best = min(pool, key=lambda option: _rank(option, behind, reckoning))
    rule = _rule(best, told, behind, rules)
    reason = rules.values.chosen
    pick, picked = _picked(options, picks, reckoning.field)
    if pick is not None and picked is not None:
        best, reason = picked, rules.reasons.picked.format(who=pick.who, why=pick.why)
        rule = rules.values.picked.format(who=pick.who, why=pick.why, rule=rule)
    chosen = best.value.value
    values = {option.value.value for option in options}
    room = {value for value in values if value != chosen and reckoning.holds(value, chosen)}
    agreeing = {option.heard.claim.id for option in options if option.value.value in {chosen, *room}}
    contesting = [
        option
        for option in options
        if option.value.value in {chosen, *room} or option.heard.claim.id not in agreeing
    ]
    said = tuple(
        _said(option, chosen, room, reason, rules, beside=option.heard.claim.id in agreeing)
        for option in options
    )
    return Chosen(chosen, rule, said, _disputed(contesting, reckoning, rules))


def _by_value(pool: Sequence[Option[T]]) -> dict[T, dict[str, float]]:
    """Each value with the voices that tell it and how surely each does."""
    told: dict[T, dict[str, float]] = {}
    for option in pool:
        voices, origin = told.setdefault(option.value.value, {}), option.heard.origin
        voices[origin] = max(voices.get(origin, 0.0), option.value.confidence)
    return told


def _behind(value: T, told: Mapping[T, Mapping[str, float]], reckoning: Reckoning[T]) -> dict[str, float]:
    """The voices that tell a value or leave room for it, and how surely."""
    surest: dict[str, float] = {}
    for other, voices in told.items():
        if reckoning.holds(other, value):
            for origin, sure in voices.items():
                surest[origin] = max(surest.get(origin, 0.0), sure)
    return surest


def _rank(
    option: Option[T], behind: Mapping[T, Mapping[str, float]], reckoning: Reckoning[T]
) -> tuple[Any, ...]:
    """Least for the best: most behind it, then most exact, then surest, then told first."""
    value = option.value.value
    weight = round(sum(sorted(behind[value].values())), 6)
    return -weight, reckoning.exactness(value), -option.value.confidence, option.heard.telling.order


def _picked(
    options: Sequence[Option[T]], picks: Sequence[Pick], field: str
) -> tuple[Pick | None, Option[T] | None]:
    for pick in reversed([one for one in picks if one.field == field]):
        for option in options:
            if option.heard.claim.id == pick.claim_id:
                return pick, option
    return None, None


def _rule(
    best: Option[T],
    told: Mapping[T, Mapping[str, float]],
    behind: Mapping[T, Mapping[str, float]],
    rules: Rules,
) -> str:
    words = rules.values
    if best.partisan:
        return words.partisan
    voices = {origin for voices in told.values() for origin in voices}
    if len(voices) == 1:
        return words.only
    backing = len(behind[best.value.value])
    if backing == len(voices):
        return words.agree.format(voices=len(voices))
    rule = words.most if 2 * backing > len(voices) else words.exact
    return rule.format(backing=backing, voices=len(voices))


def _said(option: Option[T], best: T, room: Set[T], chosen: str, rules: Rules, *, beside: bool) -> Said[T]:
    """What became of one option; ``beside`` where its claim tells the best value, or leaves room for it, as well."""
    value = option.value.value
    leaves = value in room
    otherwise = rules.values.beside if beside else rules.values.differs
    reason = chosen if value == best else rules.values.room if leaves else otherwise
    used = value == best or leaves or beside
    return option.heard.says(option.value, reason, used=used, partisan=option.partisan)


def _disputed(options: Sequence[Option[T]], reckoning: Reckoning[T], rules: Rules) -> bool:
    """Whether two independent voices that vouch for what they say, and say it surely, contradict each other."""
    sure: dict[T, set[str]] = {}
    for option in options:
        if option.value.confidence >= rules.sure and option.heard.claim.status is not Status.UNVERIFIED:
            sure.setdefault(option.value.value, set()).add(option.heard.origin)
    return any(
        len(sure[one] | sure[two]) > 1 and reckoning.against(one, two) for one, two in combinations(sure, 2)
    )
