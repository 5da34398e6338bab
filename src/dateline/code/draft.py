"""A claim in the making, and how it becomes a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from dateline.code.match import Trigger
from dateline.codebook import KindPage, Nature
from dateline.types import (
    Absence,
    BlockKind,
    Claim,
    Count,
    Dated,
    EventWord,
    Located,
    Passage,
    Reading,
    Span,
    Status,
    Value,
)
from dateline.types.parse import Token

UNPLACED = "no place is told in its clause, its sentence, the paragraph or for the report's main event"
UNTOLD = "no time is told in its clause, its sentence, the paragraph or for the report's main event"
SAID_THEN = "tells when it was said, not when it was"
"""How the reason ends why an event has no day that is told with the day of saying it."""

_VIOLENT = frozenset({"fighting", "one-sided violence"})


@dataclass(frozen=True)
class Draft:
    """One trigger's claim before it is joined with what else tells the same event.

    ``wide`` is true where all its places are countries or parts of them ("northern Mali"), ``undated`` why it has
    no date, ``unplaced`` why it has no place, where more is known of it than that none is told."""

    passage: Passage
    trigger: Trigger
    page: KindPage
    coded_by: str
    status: Status
    words: tuple[Token, ...]
    actor: tuple[Value[str], ...]
    target: tuple[Value[str], ...]
    place: tuple[Located, ...]
    date: Dated | None
    counts: tuple[Value[Count], ...]
    weapon: Value[str] | None
    said_by: Value[str] | None
    definite: bool
    wide: bool = False
    events: int | None = None
    undated: str = ""
    unplaced: str = ""
    purpose: bool = False
    bare: bool = False
    also: tuple[tuple[Passage, tuple[Token, ...]], ...] = ()
    retold: tuple[tuple[Passage, Trigger], ...] = ()

    @property
    def token(self) -> Token:
        """The trigger's word."""
        return self.trigger.token

    @property
    def kind(self) -> str:
        """The kind of event."""
        return self.page.kind

    def has(self, nature: Nature) -> bool:
        """True where the kind's page says this of how its claims join others."""
        return nature in self.page.nature

    @property
    def means_told(self) -> bool:
        """True for violence whose kind tells how it was done; "militants were killed" by nobody told does not."""
        only_dead = self.has("outcome") and bool(self.trigger.entry.frame.count) and not self.actor
        return self.has("means") and not self.has("generic") and not only_dead

    @property
    def violent(self) -> bool:
        """True for violence, whether its means is told or not."""
        return self.has("means") or self.has("generic")

    @property
    def harmed(self) -> bool:
        """True for violence, and tolls of it, that the report does not only plan, fear or look back on."""
        return (self.page.family in _VIOLENT or self.has("toll")) and self.status.countable

    @property
    def headline(self) -> bool:
        """True where the claim stands in the headline or standfirst."""
        return self.passage.block.kind in {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CROSSHEAD}

    @property
    def filled(self) -> int:
        """How many fields are filled: the more, the more informative the mention."""
        single = sum(value is not None for value in (self.date, self.weapon))
        return len(self.actor) + len(self.target) + len(self.place) + 2 * len(self.counts) + single


def claims_of(reading: Reading, drafts: list[tuple[Draft, float]], versions: str) -> tuple[Claim, ...]:
    """Drafts with their confidences as claims, in text order, with ids that depend on the report's text alone.

    ``versions`` goes to ``coded_by``.
    """
    report = reading.report
    made: dict[str, Claim] = {}
    for draft, confidence in drafts:
        own = reading.span(draft.passage, draft.words[0], draft.words[-1])
        voice = draft.said_by.original if draft.said_by else ""
        key = f"{report.id}|{draft.kind}|{own.start}|{own.end}|{draft.token.idx}|{voice}"
        claim = Claim(
            id=sha256(key.encode()).hexdigest()[:16],
            report_id=report.id,
            kind=draft.kind,
            status=draft.status,
            evidence=(own, *(reading.span(home, words[0], words[-1]) for home, words in draft.also)),
            actor=draft.actor,
            target=draft.target,
            place=draft.place,
            date=draft.date,
            counts=draft.counts,
            weapon=draft.weapon,
            said_by=draft.said_by,
            confidence=confidence,
            coded_by=f"{draft.coded_by} {versions}",
            triggers=tuple(_event_words(reading, draft)),
            absent=tuple(_absences(draft)),
        )
        made[claim.id] = claim
    return tuple(sorted(made.values(), key=lambda claim: (claim.evidence[0].start, claim.kind, claim.id)))


def _event_words(reading: Reading, draft: Draft) -> Iterator[EventWord]:
    """The words that evoke the event, the claim's own first, each once."""
    seen: set[Span] = set()
    for passage, trigger in ((draft.passage, draft.trigger), *draft.retold):
        span = reading.span(passage, trigger.token, trigger.token)
        if span not in seen:
            seen.add(span)
            yield EventWord(span, trigger.entry.name)


def _absences(draft: Draft) -> list[Absence]:
    absent = []
    if not draft.actor:
        absent.append(Absence("actor", "no agent stands with the event word"))
    if not draft.target and draft.trigger.entry.frame.target:
        absent.append(Absence("target", "nothing stands in the frame's target slots"))
    if not draft.place:
        absent.append(Absence("place", draft.unplaced or UNPLACED))
    if draft.date is None:
        absent.append(Absence("date", draft.undated or UNTOLD))
    return absent
