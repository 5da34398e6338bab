"""An incident: what the claims of many reports together say happened, with every voice kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dateline.types.claim import Count, CountKind, Status, When
from dateline.types.place import Place
from dateline.types.value import Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What one claim says of one field of an incident, and what became of it.

    ``voice`` is who says it, by name: the claim's source, else the outlet, else None where neither is known.
    ``origin`` is the independent voice it counts under: copies of one dispatch share it, and so do two reports
    that quote one spokesman. ``partisan`` is true where a party to the fight speaks of the other side.
    ``used`` is true where it made or widened the chosen value; ``reason`` says why or why not.
    """

    claim_id: str
    report_id: str
    voice: str | None
    origin: str
    status: Status
    value: Value[T]
    published: date | None = None
    partisan: bool = False
    used: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """One field of an incident: the value taken, the written rule that took it, and all that was said.

    ``value`` None means that nobody says it, or that no rule can choose; ``rule`` tells which.
    """

    value: T | None
    rule: str
    said: tuple[Said[T], ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a toll that is told of one group: ``party`` is its name, None where nobody says who they were.

    ``civilian`` is None where that is not known.
    """

    party: str | None
    civilian: bool | None
    best: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of toll of an incident: each voice's figure and what the rule makes of them.

    ``low`` ≤ ``best`` ≤ ``high``; a bound that nobody tells is None, never 0. ``shares`` add up to ``best``.
    """

    what: CountKind
    low: int | None
    best: int | None
    high: int | None
    rule: str
    said: tuple[Said[Count], ...]
    shares: tuple[Share, ...] = ()
    disputed: bool = False

    def __post_init__(self) -> None:
        known = [figure for figure in (self.low, self.best, self.high) if figure is not None]
        if known != sorted(known) or (known and known[0] < 0):
            raise ValueError(f"a figure needs 0 <= low <= best <= high, got {known}")
        if self.shares and sum(share.best for share in self.shares) != self.best:
            raise ValueError(f"the shares of {self.what} do not add up to {self.best}")


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims stand in one incident: ``points`` are what each feature adds to ``score`` (a chance, 0..1).

    A link that a person made or that copies of one text share says so in ``reason``.
    """

    left: str
    right: str
    score: float
    reason: str
    points: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Incident:
    """What the claims named in ``claim_ids`` together say happened; derived, so it can be made again.

    ``claim_ids`` are in order of publication, report and place in the text. Only claims with a countable
    status make one; claims that deny it or tell it later as background may stand in ``beside``, and never
    change a figure. ``voices`` is the number of independent ones.
    """

    id: str
    kind: str
    claim_ids: tuple[str, ...]
    date: Chosen[When]
    place: Chosen[Place]
    actors: Chosen[tuple[str, ...]]
    targets: Chosen[tuple[str, ...]]
    weapon: Chosen[str]
    figures: tuple[Figure, ...] = ()
    links: tuple[Link, ...] = ()
    beside: tuple[str, ...] = ()
    voices: int = 1

    def __post_init__(self) -> None:
        if not self.claim_ids:
            raise ValueError(f"incident {self.id} rests on no claim")

    def figure(self, what: CountKind) -> Figure | None:
        """The toll of that kind, None where nobody tells one."""
        return next((figure for figure in self.figures if figure.what is what), None)

    @property
    def disputed(self) -> bool:
        """Whether voices disagree on any field."""
        chosen = (self.date, self.place, self.actors, self.targets, self.weapon)
        return any(one.disputed for one in chosen) or any(one.disputed for one in self.figures)


@dataclass(frozen=True, slots=True)
class Forwarding:
    """Where an incident's id leads that is no more: merged into one other, or split into several.

    ``new`` is None where nothing is left of it.
    """

    old: str
    new: str | None
    reason: str
