"""Which claims most need a person first, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log10

from dateline.sheet import Sheet, read_sheet


class Reason(Sheet):
    """What a reason adds, and how it is told."""

    points: float
    words: str


class LowConfidence(Reason):
    """Told below this confidence."""

    below: float


class HighToll(Reason):
    """Told from so many killed on."""

    from_killed: int


class Priorities(Sheet):
    """The points of ``priority.yaml``."""

    low_confidence: LowConfidence
    disputed: Reason
    high_toll: HighToll
    unresolved_place: Reason

    @property
    def words(self) -> tuple[str, ...]:
        """Every reason there is, as it is told."""
        return (
            self.low_confidence.words,
            self.disputed.words,
            self.high_toll.words,
            self.unresolved_place.words,
        )


@dataclass(frozen=True, slots=True)
class Priority:
    """The more ``points``, the sooner a person should look; without reasons nothing in particular speaks for it."""

    points: float
    reasons: tuple[str, ...]


@cache
def load_priorities() -> Priorities:
    """The points that are shipped; raises CodebookError where the sheet is wrong."""
    return read_sheet(resources.files("dateline.incidents") / "priority.yaml", Priorities)


def priority(
    confidence: float,
    *,
    disputed: bool = False,
    killed: int | None = None,
    unresolved: bool = False,
    of: Priorities | None = None,
) -> Priority:
    """How much a claim needs a person: ``killed`` is the highest figure it gives, None where it gives none.

    ``disputed`` is whether it speaks of what voices disagree on, ``unresolved`` whether its place was not found.
    """
    of = of or load_priorities()
    told = (
        (of.low_confidence, 1 - confidence, confidence < of.low_confidence.below),
        (of.disputed, float(disputed), disputed),
        (of.high_toll, log10(1 + (killed or 0)), (killed or 0) >= of.high_toll.from_killed),
        (of.unresolved_place, float(unresolved), unresolved),
    )
    points = sum(reason.points * amount for reason, amount, _ in told)
    return Priority(round(points, 4), tuple(reason.words for reason, _, holds in told if holds))
