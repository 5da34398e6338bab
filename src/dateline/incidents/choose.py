"""One value out of what the voices say: the one with most behind it, of equals the most exact, of those the surest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """The value of one field; None with its rule where nobody says one. Of several picks the last counts."""
    if not options:
        return Chosen(None, rules.values.nobody)
    trust = min(option.trust for option in options)
    pool = [option for option in options if option.trust == trust]
    best = min(pool, key=lambda option: _rank(option, pool, reckoning))
    rule = _rule(best, pool, reckoning, rules)
    reason = rules.values.chosen
    pick, picked = _picked(options, picks, reckoning.field)
    if pick is not None and picked is not None:
        best, reason = picked, rules.reasons.picked.format(who=pick.who, why=pick.why)
        rule = rules.values.picked.format(who=pick.who, why=pick.why, rule=rule)
    said = tuple(_said(option, best, reckoning, reason, rules) for option in options)
    return Chosen(best.value.value, rule, said, _disputed(options, reckoning, rules))


def _rank(option: Option[T], pool: Sequence[Option[T]], reckoning: Reckoning[T]) -> tuple[Any, ...]:
    """Least for the best: most behind it, then most exact, then surest, then told first."""
    surest: dict[str, float] = {}
    for other in pool:
        if reckoning.holds(other.value.value, option.value.value):
            origin = other.heard.origin
            surest[origin] = max(surest.get(origin, 0.0), other.value.confidence)
    behind = round(sum(surest.values()), 6)
    own = option.value.confidence
    return -behind, reckoning.exactness(option.value.value), -own, option.heard.telling.order


def _picked(
    options: Sequence[Option[T]], picks: Sequence[Pick], field: str
) -> tuple[Pick | None, Option[T] | None]:
    for pick in reversed([one for one in picks if one.field == field]):
        for option in options:
            if option.heard.claim.id == pick.claim_id:
                return pick, option
    return None, None


def _rule(best: Option[T], pool: Sequence[Option[T]], reckoning: Reckoning[T], rules: Rules) -> str:
    words = rules.values
    if best.partisan:
        return words.partisan
    voices = {option.heard.origin for option in pool}
    if len(voices) == 1:
        return words.only
    value = best.value.value
    behind = {option.heard.origin for option in pool if reckoning.holds(option.value.value, value)}
    if behind == voices:
        return words.agree.format(voices=len(voices))
    rule = words.most if 2 * len(behind) > len(voices) else words.exact
    return rule.format(backing=len(behind), voices=len(voices))


def _said(option: Option[T], best: Option[T], reckoning: Reckoning[T], chosen: str, rules: Rules) -> Said[T]:
    heard, value = option.heard, option.value.value
    same = value == best.value.value
    room = not same and reckoning.holds(value, best.value.value)
    reason = chosen if same else rules.values.room if room else rules.values.differs
    return Said(
        claim_id=heard.claim.id,
        report_id=heard.claim.report_id,
        voice=heard.name,
        origin=heard.origin,
        status=heard.claim.status,
        value=option.value,
        published=heard.telling.published,
        partisan=option.partisan,
        used=same or room,
        reason=reason,
    )


def _disputed(options: Sequence[Option[T]], reckoning: Reckoning[T], rules: Rules) -> bool:
    """Whether two independent voices that vouch for what they say, and say it surely, contradict each other."""
    sure = [
        option
        for option in options
        if option.value.confidence >= rules.sure and option.heard.claim.status is not Status.UNVERIFIED
    ]
    return any(
        one.heard.origin != two.heard.origin and reckoning.against(one.value.value, two.value.value)
        for one, two in combinations(sure, 2)
    )
