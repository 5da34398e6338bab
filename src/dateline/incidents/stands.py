"""What each voice says of a toll in the end, and which of it later figures have overtaken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from dateline.incidents.interval import Interval, together
from dateline.incidents.sides import Victims
from dateline.incidents.voices import Heard
from dateline.types import Count, Status, Value


class Trust(IntEnum):
    """How far a figure may be used: the best is made of the first sort there is."""

    RELIABLE = 0
    UNVERIFIED = 1
    PARTISAN = 2


@dataclass(frozen=True)
class Mention:
    """One figure of one claim: whose word it is, whom it counts, and whether a party speaks of its enemy."""

    heard: Heard
    value: Value[Count]
    victims: Victims
    partisan: bool

    @property
    def trust(self) -> Trust:
        """How far it may be used."""
        if self.partisan:
            return Trust.PARTISAN
        unsure = self.heard.claim.status is Status.UNVERIFIED
        return Trust.UNVERIFIED if unsure else Trust.RELIABLE


@dataclass(frozen=True)
class Stand:
    """All figures of one voice on one day of the same victims, as one interval; ``day`` None is unknown."""

    origin: str
    day: date | None
    interval: Interval
    trust: Trust
    mentions: tuple[Mention, ...]

    @property
    def authority(self) -> bool:
        """Whether a lower figure of it corrects an earlier one."""
        return any(mention.heard.authority for mention in self.mentions)

    @property
    def key(self) -> tuple[date, str, int]:
        """Order of days, the unknown day first; then of names."""
        return self.day or date.min, self.origin, self.trust


@dataclass(frozen=True)
class Settled:
    """``standing`` figures, and the overtaken ones with what overtook each of them.

    ``passed`` are figures that their own voice overtook, with the day on which it did.
    """

    standing: tuple[Stand, ...]
    overtaken: tuple[tuple[Stand, Stand], ...] = ()
    passed: tuple[tuple[Mention, date], ...] = ()


def settle(mentions: Iterable[Mention]) -> Settled:
    """The figures of the same victims that stand: of each voice its latest, unless another overtook them.

    A later figure that is higher overtakes an earlier one, because tolls grow; a later lower one does so only
    where an authority tells it. Neither does an unverified or partisan figure, and a partisan or unverified
    one is not corrected: it was never more than a bound.
    """
    stands, passed = _latest(mentions)
    return _overtake(stands, passed)


def overtake(stands: Sequence[Stand]) -> Settled:
    """As ``settle``, of figures that have been brought to one for each voice."""
    return _overtake(stands, [])


def _latest(mentions: Iterable[Mention]) -> tuple[list[Stand], list[tuple[Mention, date]]]:
    by_voice: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_voice[mention.heard.origin].append(mention)
    stands: list[Stand] = []
    passed: list[tuple[Mention, date]] = []
    for origin, told in sorted(by_voice.items()):
        last = max((one.heard.day for one in told if one.heard.day), default=None)
        for trust in Trust:
            now = tuple(one for one in told if one.heard.day == last and one.trust is trust)
            if now:
                interval = together([Interval.of(one.value.value) for one in now])
                stands.append(Stand(origin, last, interval, trust, now))
        passed += [(one, last) for one in told if last is not None and one.heard.day != last]
    return stands, passed


def _overtake(stands: Sequence[Stand], passed: Sequence[tuple[Mention, date]]) -> Settled:
    standing: list[Stand] = []
    overtaken: list[tuple[Stand, Stand]] = []
    for stand in sorted(stands, key=lambda one: one.key):
        later = [other for other in stands if _overtakes(other, stand)]
        if later:
            overtaken.append((stand, max(later, key=lambda other: other.key)))
        else:
            standing.append(stand)
    return Settled(tuple(standing), tuple(overtaken), tuple(passed))


def _overtakes(later: Stand, earlier: Stand) -> bool:
    if later.trust is not Trust.RELIABLE or later.origin == earlier.origin:
        return False
    if later.day is None or earlier.day is None or later.day <= earlier.day:
        return False
    new, old = later.interval.point, earlier.interval.point
    if new is None or old is None or new == old:
        return False
    return new > old or (later.authority and earlier.trust is Trust.RELIABLE)
