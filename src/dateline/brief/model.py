"""The brief as data, before it is a page: every sentence with the numbers of its footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dateline.types import CountKind, Incident


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report as they stand at ``text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """The evidence of one claim: the words that tell it, and all that its values were read from."""

    number: int
    claim_id: str
    report_id: str
    outlet: str | None
    published: date | None
    headline: str | None
    quotes: tuple[Quote, ...]


class Mark(StrEnum):
    """How a sentence stands, where it is not plainly told by a source; printed as a word before it."""

    UNVERIFIED = "not verified"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "possible"
    BACKGROUND = "earlier"
    PARTISAN = "by a party to the fight"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the footnotes that it rests on; there is always one."""

    text: str
    notes: tuple[int, ...]
    mark: Mark | None = None

    def __post_init__(self) -> None:
        if not self.notes:
            raise ValueError(f"a sentence without a footnote: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Range:
    """A figure as it is printed: ``low`` ≤ ``best`` ≤ ``high``, each None where nobody tells it."""

    what: CountKind
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure of the whole brief, the rule that made it, and ``basis``: its ends, and of how many incidents."""

    title: str
    figure: Range
    rule: str
    basis: str


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """What one voice says of a disputed field. ``low`` and ``high`` are for drawing: equal for an exact figure."""

    voice: str
    says: str
    standing: str
    published: date | None
    used: bool
    partisan: bool
    reason: str
    notes: tuple[int, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One field of an incident on which voices differ, voice by voice; ``figure`` None where it is no figure."""

    number: int
    incident_id: str
    title: str
    field: str
    chosen: str
    rule: str
    lines: tuple[VoiceLine, ...]
    figure: Range | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident as it is printed. ``disputes`` are numbers of disputes; the incident itself is for drawing."""

    incident: Incident
    title: str
    day: str
    place: str
    figures: tuple[Range, ...]
    sentences: tuple[Sentence, ...]
    disputes: tuple[int, ...] = ()
    voices: str = ""

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes of all sentences, each once, in order."""
        return tuple(dict.fromkeys(number for one in self.sentences for number in one.notes))


@dataclass(frozen=True, slots=True)
class Section:
    """Entries that belong together: those of a province, or those that are set apart. ``note`` says why."""

    title: str
    entries: tuple[Entry, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    note: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, the number of its reports that the brief rests on, and the days of the first and last."""

    outlet: str
    reports: int
    claims: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Brief:
    """A situation report. ``made`` is when the store was last worked on, not when the brief was printed.

    ``main`` are the entries with an incident of the window that is more than unverified; ``places`` has them by
    province and day, ``table`` those that are too many for prose. ``apart`` holds what counts in no figure,
    ``annex`` the disputes of incidents that weigh less than those of ``disputes``.
    """

    title: str
    where: str
    start: date
    end: date
    made: datetime | None
    summary: tuple[str, ...]
    headlines: tuple[Headline, ...]
    points: tuple[Sentence, ...]
    main: tuple[Entry, ...]
    disputes: tuple[Dispute, ...]
    places: tuple[Section, ...]
    table: tuple[Entry, ...]
    apart: tuple[Section, ...]
    annex: tuple[Dispute, ...]
    sources: tuple[Source, ...]
    method: tuple[str, ...]
    limits: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]
    footnotes: tuple[Footnote, ...]

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """The rules of the figures at its head, each once, behind the titles of those it made."""
        titles: dict[str, list[str]] = {}
        for one in self.headlines:
            titles.setdefault(one.rule, []).append(one.title)
        return tuple((", ".join(made), rule) for rule, made in titles.items())

    @property
    def is_empty(self) -> bool:
        """Whether the window holds nothing at all to tell."""
        return not self.main and not self.apart
