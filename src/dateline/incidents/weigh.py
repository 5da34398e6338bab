"""The low, best and high of one toll by the figures that stand, and the rule that made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.incidents.interval import add
from dateline.incidents.rules import Rules
from dateline.incidents.stands import Stand, Trust


@dataclass(frozen=True, slots=True)
class Weighed:
    """A toll and why it is so. ``pool`` are the figures that may make the best; ``backing`` voices stand behind it."""

    low: int | None
    best: int | None
    high: int | None
    rule: str
    disputed: bool
    pool: tuple[Stand, ...]
    standing: tuple[Stand, ...]
    backing: int = 0

    @property
    def trust(self) -> Trust:
        """How surely the best is told."""
        return min(stand.trust for stand in self.pool)


def weigh(standing: Sequence[Stand], rules: Rules) -> Weighed:
    """The toll by the figures that stand, which must not be empty.

    The best is the figure that most independent reliable voices tell or leave room for, of equals the lowest;
    without a reliable voice it is the lowest of the unverified, else of the partisan figures. The low is the
    lowest of those, the high the highest of all.
    """
    trust = min(stand.trust for stand in standing)
    pool = tuple(stand for stand in standing if stand.trust is trust)
    points = sorted({stand.interval.point for stand in pool if stand.interval.point is not None})
    backing = {point: _backing(point, pool) for point in points}
    best = None
    if points:
        best = points[0] if trust is not Trust.RELIABLE else max(points, key=lambda one: (backing[one], -one))
    behind = backing[best] if best is not None else 0
    rule = _rule(trust, best, backing, len({stand.origin for stand in pool}), rules)
    if best is not None and all(stand.interval.exact != best for stand in pool):
        rule = f"{rule}; {rules.notes.bound}"
    low = points[0] if points else None
    return Weighed(low, best, highest(standing), rule, _disputed(standing), pool, tuple(standing), behind)


def weigh_sum(parts: Sequence[tuple[str, Weighed]], rules: Rules) -> Weighed:
    """The toll of parts that different victims make up; ``parts`` are their names and tolls."""
    known = [part for _, part in parts if part.best is not None]
    lows = [part.low for part in known if part.low is not None]
    highs = [part.high for _, part in parts]
    names = [name for name, _ in parts]
    rule = rules.figures.sum.format(parts=" and ".join([", ".join(names[:-1]), names[-1]]))
    return Weighed(
        sum(lows) if lows else None,
        sum(part.best for part in known if part.best is not None) if known else None,
        None if None in highs else sum(high for high in highs if high is not None),
        rule,
        any(part.disputed for _, part in parts),
        tuple(stand for _, part in parts for stand in part.pool),
        tuple(stand for _, part in parts for stand in part.standing),
        max((part.backing for part in known), default=0),
    )


def whole_of(parts: Sequence[Stand]) -> Stand:
    """What one voice says by the parts that it tells: at least their sum."""
    total = add([stand.interval for stand in parts])
    days = [stand.day for stand in parts if stand.day is not None]
    mentions = tuple(mention for stand in parts for mention in stand.mentions)
    trust = max(stand.trust for stand in parts)
    return Stand(parts[0].origin, max(days, default=None), total, trust, mentions)


def _backing(point: int, pool: Sequence[Stand]) -> int:
    return len({stand.origin for stand in pool if stand.interval.holds(point)})


def _rule(trust: Trust, best: int | None, backing: dict[int, int], voices: int, rules: Rules) -> str:
    words = rules.figures
    if best is None:
        return words.none
    if trust is not Trust.RELIABLE:
        return words.unverified if trust is Trust.UNVERIFIED else words.partisan
    if voices == 1:
        return words.only
    behind = backing[best]
    if behind == voices:
        return words.agree.format(voices=voices)
    alone = sum(number == behind for number in backing.values()) == 1
    return (words.most if alone else words.lowest).format(backing=behind, voices=voices)


def highest(standing: Sequence[Stand]) -> int | None:
    """The highest number that anybody tells; None where every voice says "at least" and nobody sets a bound."""
    if not any(stand.interval.capped for stand in standing):
        return None
    return max((top for stand in standing if (top := stand.interval.top) is not None), default=None)


def _disputed(standing: Sequence[Stand]) -> bool:
    """Whether two independent voices that vouch for their figures leave no room for each other."""
    vouched = [stand for stand in standing if stand.trust is not Trust.UNVERIFIED]
    return any(
        one.origin != two.origin and not one.interval.meets(two.interval)
        for one, two in combinations(vouched, 2)
    )
