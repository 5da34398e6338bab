"""A claim: one event as one voice in one report says it, every value with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.types.place import Located, Place
from dateline.types.report import Report, Span
from dateline.types.value import Told, Value

_UCDP_DAYS = ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366))
"""UCDP's date_prec and the most days that each stands for."""


class Status(StrEnum):
    """How a claim stands in its report."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    UNVERIFIED = "unverified"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"

    @property
    def countable(self) -> bool:
        """True for what can be counted as an event: said to have happened in the report's own period."""
        return self in {Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED}

    @property
    def happened(self) -> bool:
        """True for what is said to have happened, however long ago."""
        return self.countable or self is Status.BACKGROUND


class CountKind(StrEnum):
    """What a figure of a claim counts. Populations, distances and ages are never one of these."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    PEOPLE = "people"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as an interval. ``best`` is what was said exactly; a missing bound is None, never 0."""

    what: CountKind
    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        known = [figure for figure in (self.low, self.best, self.high) if figure is not None]
        if not known:
            raise ValueError(f"a count of {self.what} without any figure")
        if known != sorted(known) or known[0] < 0:
            raise ValueError(f"a count needs 0 <= low <= best <= high, got {known}")


@dataclass(frozen=True, slots=True)
class When:
    """A date or range, both ends included. ``start`` is None for "before", never for "unknown"."""

    start: date | None
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.start is not None and self.start > self.end:
            raise ValueError(f"a date that starts {self.start} cannot end {self.end}")

    @property
    def date_prec(self) -> int | None:
        """UCDP's code: 1 the day, 2 two to six days, 3 the week, 4 up to a month, 5 up to a year.

        None for "before" and for more than a year: UCDP has no code for them.
        """
        if self.start is None:
            return None
        days = (self.end - self.start).days + 1
        return next((code for code, most in _UCDP_DAYS if days <= most), None)

    def within(self, other: When) -> bool:
        """True where all of these days lie in the other's; never for "before", whose start nobody knows."""
        if self.start is None or other.start is None:
            return False
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Dated(Value[When]):
    """When a claim's event was, and where in the report that is told.

    ``told`` is ``CLAUSE`` for the event's own clause or that of another of the claim's mentions. A day told
    further off is less sure, and ``confidence`` says so.
    """

    told: Told = Told.CLAUSE


@dataclass(frozen=True, slots=True)
class Party:
    """What is known of an actor, target or source of a claim; None is unknown.

    ``name`` is the canonical name where the lexicon has it (``known``), else the words. ``kind`` and
    ``sector`` (PLOVER's) are as docs/reference/actors.md tells them, ``country`` is an ISO 3166 alpha-3
    code and ``ucdp`` the name as a side in UCDP's data.
    """

    name: str
    known: bool
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    ucdp: str | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """A field that stays empty, and why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word that evokes a claim's event, and the frame it does so by ("bombing/17:blast")."""

    span: Span
    frame: str

    @property
    def kind(self) -> str:
        """The kind that the word evokes by itself, which may not be its claim's ("killed" in a bombing)."""
        return self.frame.partition("/")[0]


@dataclass(frozen=True)
class Claim:
    """One event as one voice in one report says it. ``said_by`` None is the reporter's own voice.

    ``parties`` tells of those in ``actor``, ``target`` and ``said_by`` what is known of them, by their names.

    ``triggers`` are the words that evoke the event, the one that gave the claim its kind first, then the
    others that tell it in the same clause or again further on.
    """

    id: str
    report_id: str
    kind: str
    status: Status
    evidence: tuple[Span, ...]
    actor: tuple[Value[str], ...] = ()
    target: tuple[Value[str], ...] = ()
    place: tuple[Located, ...] = ()
    date: Dated | None = None
    counts: tuple[Value[Count], ...] = ()
    weapon: Value[str] | None = None
    said_by: Value[str] | None = None
    confidence: float = 1.0
    coded_by: str = ""
    triggers: tuple[EventWord, ...] = ()
    absent: tuple[Absence, ...] = ()
    parties: tuple[Party, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id} has no evidence")

    def party(self, name: str) -> Party | None:
        """What is known of the actor, target or source of that name, None where nothing is."""
        return next((one for one in self.parties if one.name == name), None)

    def values(self) -> tuple[Value[str] | Value[Place] | Value[When] | Value[Count], ...]:
        """Every value of the claim, in field order."""
        single = tuple(value for value in (self.date, self.weapon, self.said_by) if value is not None)
        places = tuple(value for located in self.place for value in located.values())
        return (*self.actor, *self.target, *places, *self.counts, *single)

    def check(self, report: Report) -> None:
        """Raise ValueError unless every value's evidence stands in the report as it was read."""
        for span in (*self.evidence, *(word.span for word in self.triggers)):
            report.quote(span)
        for value in self.values():
            value.check(report)
