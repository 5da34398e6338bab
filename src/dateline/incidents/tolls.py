"""One kind of toll out of figures that count everybody and figures that count one side's people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.incidents.rules import Rules
from dateline.incidents.shares import party_of
from dateline.incidents.sides import Victims
from dateline.incidents.stands import Mention, Settled, Stand, Trust, overtake, settle
from dateline.incidents.weigh import Weighed, highest, weigh, weigh_sum, whole_of
from dateline.types import Count

Parts = tuple[tuple[Victims, Weighed], ...]


@dataclass(frozen=True)
class Toll:
    """One kind of toll: the whole and the parts that are told.

    ``added`` where the whole is the sum of parts, ``beyond`` where a part alone exceeds a whole that is told;
    ``raising`` are parts told less surely than others, which only raise the highest. ``settled`` are the
    figures of each part and of the whole, with those that later ones overtook.
    """

    whole: Weighed
    parts: Parts
    settled: tuple[Settled, ...]
    added: bool = False
    beyond: bool = False
    raising: tuple[Weighed, ...] = ()

    @property
    def shared(self) -> Parts:
        """The parts that may be shares of the whole: those that are told no less surely."""
        return tuple((victims, part) for victims, part in self.parts if part.trust <= self.whole.trust)

    def picked(self, count: Count) -> Toll:
        """The toll with the figure that a person picked; low and high are stretched to hold it."""
        best = next((end for end in (count.best, count.low, count.high) if end is not None), None)
        lows = [end for end in (self.whole.low, best) if end is not None]
        highs = [end for end in (self.whole.high, best) if end is not None]
        high = max(highs, default=None) if self.whole.high is not None else None
        whole = replace(self.whole, low=min(lows, default=None), best=best, high=high)
        alone = len(self.parts) == 1 and self.parts[0][1] is self.whole
        parts = ((self.parts[0][0], whole),) if alone else self.parts
        return replace(self, whole=whole, parts=parts, added=False)


def toll_of(mentions: Sequence[Mention], rules: Rules) -> Toll:
    """The toll by its figures: the whole where it is told as surely as any part, else the parts.

    Parts that are told less surely than others only raise the highest, and so does such a whole.
    """
    settled = _settled(mentions)
    parts = tuple(
        (victims, weigh(found.standing, rules)) for victims, found in settled.items() if not victims.everybody
    )
    every = tuple(settled.values())
    told = settled.get(Victims())
    surest = min((part.trust for _, part in parts), default=Trust.PARTISAN)
    if told is not None and min(stand.trust for stand in told.standing) <= surest:
        return _with_whole(told, parts, every, rules)
    firm = [(victims, part) for victims, part in parts if part.trust is surest]
    loose = tuple(part for _, part in parts if part.trust is not surest)
    whole = firm[0][1] if len(firm) == 1 else weigh_sum([(_name(*one), one[1]) for one in firm], rules)
    for part in loose:
        whole = _raised(whole, part)
    if told is not None:
        tops = (whole.high, highest(told.standing))
        high = max((top for top in tops if top is not None), default=None) if whole.high is not None else None
        whole = replace(whole, high=high, standing=(*whole.standing, *told.standing))
    return Toll(whole, parts, every, added=len(firm) > 1, raising=loose)


def _raised(whole: Weighed, part: Weighed) -> Weighed:
    """The whole with its highest raised by people of whom nobody tells as surely."""
    more = part.high if part.high is not None else part.best
    high = None if whole.high is None else whole.high + (more or 0)
    standing = (*whole.standing, *part.standing)
    return replace(whole, high=high, standing=standing, disputed=whole.disputed or part.disputed)


def _with_whole(told: Settled, parts: Parts, every: tuple[Settled, ...], rules: Rules) -> Toll:
    """A voice whose parts alone exceed every whole that is told as surely contests them."""
    rivals = [rival for rival in _sums(parts) if _reach(rival) > _most(told.standing, rival.trust)]
    if not rivals:
        return Toll(weigh(told.standing, rules), parts, every)
    both = overtake([*told.standing, *rivals])
    return Toll(weigh(both.standing, rules), parts, (both, *every), beyond=True)


def _sums(parts: Parts) -> list[Stand]:
    """Of each voice the sum of the parts that it tells; what it vouches for apart from the rest."""
    sure: defaultdict[str, list[Stand]] = defaultdict(list)
    every: defaultdict[str, list[Stand]] = defaultdict(list)
    for _, part in parts:
        for stand in part.standing:
            every[stand.origin].append(stand)
            if stand.trust is Trust.RELIABLE:
                sure[stand.origin].append(stand)
    mixed = [stands for origin, stands in every.items() if len(stands) > len(sure.get(origin, ()))]
    return [whole_of(stands) for stands in (*sure.values(), *mixed)]


def _reach(rival: Stand) -> int:
    """How many a voice counts: what it vouches for, or the most that it names where it can only raise the highest."""
    interval = rival.interval
    return (interval.point if rival.trust is Trust.RELIABLE else interval.top) or 0


def _most(standing: Sequence[Stand], trust: Trust) -> int:
    """The highest number that is told as surely as ``trust``."""
    return max((stand.interval.top or 0 for stand in standing if stand.trust <= trust), default=0)


def _settled(mentions: Sequence[Mention]) -> Mapping[Victims, Settled]:
    """The figures of each group of victims, settled; groups in order."""
    by_victims: defaultdict[Victims, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_victims[mention.victims].append(mention)
    ordered = sorted(by_victims.items(), key=lambda item: (item[0].side, str(item[0].civilian)))
    return {victims: settle(told) for victims, told in ordered}


def _name(victims: Victims, part: Weighed) -> str:
    return party_of(part.standing) or victims.side
