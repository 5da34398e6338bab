"""A claim as a page shows it: every value in words, the words it was read from, and how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.desk.highlight import Mark
from dateline.desk.judged import verdict_in_words
from dateline.desk.words import in_words
from dateline.types import (
    Absence,
    Claim,
    Judgement,
    Located,
    Party,
    PlaceRole,
    Span,
    Status,
    Told,
    Value,
)

_ROLES = {PlaceRole.AT: "place", PlaceRole.NEAR: "near", PlaceRole.FROM: "from", PlaceRole.TO: "to"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a claim. ``id`` is its own on the page; ``field`` is what a correction calls it.

    ``label`` is what the words in the text are marked as, ``notes`` is what else is known of the value.
    """

    id: str
    field: str
    label: str
    words: str
    original: str
    evidence: tuple[Span, ...]
    origin: str
    confidence: float
    notes: tuple[str, ...] = ()

    @property
    def offsets(self) -> str:
        """Where the original words stand in the report's text: "356–393, 420–424"."""
        return ", ".join(f"{span.start}–{span.end}" for span in self.evidence)


@dataclass(frozen=True)
class Card:
    """A claim in words. ``number`` counts the claims of its report from 1, ``voice`` None is the reporter's own.

    ``incident`` is the id of the incident that the claim makes or stands beside, None where there is none.
    ``letter`` names the voice among those of its report, so that its quotes are recognised; the reporter has none.
    ``quote`` is the claim's evidence, where it is shown without its report.

    ``claim`` is as it stands after people's corrections, ``read`` as the machine read it. ``rejected`` is true where
    a person said that the report makes no such claim.
    """

    claim: Claim
    number: int
    cells: tuple[Cell, ...]
    judgements: tuple[Judgement, ...] = ()
    incident: str | None = None
    letter: str = ""
    quote: str = ""
    read: Claim | None = None
    rejected: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def kind(self) -> str:
        """The kind as the codebook names it."""
        return self.claim.kind

    @property
    def status(self) -> Status:
        """How the claim stands in its report."""
        return self.claim.status

    @property
    def counted(self) -> bool:
        """Whether the claim can make an incident."""
        return self.claim.status.countable and not self.rejected

    @property
    def voice(self) -> str | None:
        """Who says it; None is the reporter."""
        return self.claim.said_by.value if self.claim.said_by else None

    @property
    def absent(self) -> tuple[Absence, ...]:
        """The fields that stay empty, and why."""
        return self.claim.absent

    @property
    def judged(self) -> tuple[tuple[str, Judgement], ...]:
        """What people said of the claim: each verdict in words, and the judgement."""
        return tuple((verdict_in_words(one, self.read or self.claim), one) for one in self.judgements)

    def marks(self) -> Iterator[Mark]:
        """The words of the claim and of each of its values, for ``highlight``."""
        for span in self.claim.evidence:
            yield Mark(span, self.id)
        for cell in self.cells:
            for span in cell.evidence:
                yield Mark(span, self.id, cell.id)


def card_of(
    claim: Claim,
    number: int = 1,
    *,
    judgements: Sequence[Judgement] = (),
    incident: str | None = None,
    letter: str = "",
    quote: str = "",
    read: Claim | None = None,
    rejected: bool = False,
) -> Card:
    """The claim as a page shows it; ``judgements`` are those on this claim that stand."""
    return Card(
        claim, number, tuple(_cells(claim)), tuple(judgements), incident, letter, quote, read, rejected
    )


def marks_of(cards: Iterable[Card]) -> list[Mark]:
    """The words of all those claims."""
    return [mark for card in cards for mark in card.marks()]


def _cells(claim: Claim) -> Iterator[Cell]:
    """Every value in the order in which a sentence would tell it, the event's own words last."""
    if claim.said_by:
        yield _cell(claim, "said_by", "voice", claim.said_by, 0, _known(claim, claim.said_by))
    for at, actor in enumerate(claim.actor):
        yield _cell(claim, "actors", "actor", actor, at, _known(claim, actor))
    for at, target in enumerate(claim.target):
        yield _cell(claim, "targets", "target", target, at, _known(claim, target))
    for count in claim.counts:
        yield _cell(claim, count.value.what.value, count.value.what.value, count)
    for at, located in enumerate(claim.place):
        yield from _places(claim, located, at)
    if claim.date:
        yield _cell(claim, "date", "date", claim.date, 0, _told(claim.date.told))
    if claim.weapon:
        yield _cell(claim, "weapon", "weapon", claim.weapon)
    for at, word in enumerate(claim.triggers):
        words = word.kind.replace("_", " ")
        yield Cell(f"{claim.id}:event:{at}", "kind", "event", words, "", (word.span,), word.frame, 1.0)


def _cell(
    claim: Claim, field: str, label: str, value: Value[Any], at: int = 0, notes: tuple[str, ...] = ()
) -> Cell:
    words = in_words(value.value)
    own = f"{claim.id}:{field}:{at}"
    evidence = (
        value.evidence if value.original else ()
    )  # what a person typed stands in no words of the report
    return Cell(own, field, label, words, value.original, evidence, value.origin, value.confidence, notes)


def _places(claim: Claim, located: Located, at: int) -> Iterator[Cell]:
    """The place of the event, and the places that it is told by."""
    notes = (*_relation(located), *_told(located.told), located.place.value.reason)
    yield _cell(
        claim, "place", _ROLES[located.role], located.place, at, tuple(note for note in notes if note)
    )
    told_by = located.anchors[1:] if located.unnamed else located.anchors
    for order, anchor in enumerate(told_by):
        yield _cell(claim, f"place:{at}:told-by", "told by", anchor, order)
    for order, holder in enumerate(located.within):
        yield _cell(claim, f"place:{at}:within", "part of", holder, order)


def _relation(located: Located) -> tuple[str, ...]:
    """How the words put the event to the place: ("outside it", "30 km", "south of it")."""
    if located.relation is None:
        return ()
    km = ""
    if located.km:
        low, high = located.km
        km = f"{low:g} km" if low == high else f"{low:g} to {high:g} km"
    return tuple(part for part in (located.relation.value, km, located.bearing or "") if part)


def _told(told: Told) -> tuple[str, ...]:
    """Where it was told, unless in the event's own clause."""
    return () if told is Told.CLAUSE else (f"told in the {told.value}",)


def _known(claim: Claim, value: Value[str]) -> tuple[str, ...]:
    party: Party | None = claim.party(value.value)
    if party is None:
        return ()
    country = party.country or ""
    return tuple(
        part for part in (party.kind or "", country, "" if party.known else "not in the lexicon") if part
    )
