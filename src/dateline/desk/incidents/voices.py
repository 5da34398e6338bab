"""What is said, voice by voice: for each independent voice its words and what it tells of every field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dateline.desk.incidents.chart import tells_best
from dateline.desk.quotes import Quote, quotes_of
from dateline.desk.words import in_words
from dateline.types import Chosen, Claim, Count, Figure, Incident, Report, Said, Status

FIELDS = (
    ("date", "when"),
    ("place", "where"),
    ("actors", "who"),
    ("targets", "to whom"),
    ("weapon", "with"),
)
"""The fields of an incident that are no figures, and what a page calls them."""


class Stance(StrEnum):
    """How what a voice says stands to the value that was chosen."""

    CHOSEN = "the value chosen"
    FITS = "fits the value chosen"
    WIDENS = "widens the range"
    DIFFERS = "says otherwise"
    UNUSED = "not counted"

    @property
    def sign(self) -> str:
        """The sign that stands before the word."""
        return _SIGNS[self]


_SIGNS = {Stance.CHOSEN: "=", Stance.FITS: "≈", Stance.WIDENS: "↔", Stance.DIFFERS: "≠", Stance.UNUSED: "·"}


@dataclass(frozen=True)
class Told:
    """One value as one voice tells it; ``claim_id`` is the claim to pick it from."""

    words: str
    original: str
    stance: Stance
    reason: str
    claim_id: str
    partisan: bool = False


@dataclass(frozen=True)
class Cell:
    """What a voice tells of one field, each value once; empty where it says nothing."""

    field: str
    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Telling:
    """One claim as its report has it. ``name`` is who says it and where; ``copy`` is true for the text of another."""

    claim_id: str
    report_id: str
    name: str
    kind: str
    status: Status
    published: date | None
    quotes: tuple[Quote, ...]
    copy: bool = False


@dataclass(frozen=True)
class Voice:
    """An independent voice with all that it says; ``statuses`` are those of its claims, each once."""

    name: str
    statuses: tuple[Status, ...]
    first: date | None
    tellings: tuple[Telling, ...]
    cells: tuple[Cell, ...]


def voices_of(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> tuple[Voice, ...]:
    """The voices of an incident in the order in which they were first heard."""
    origins = origins_of(incident)
    by_origin: dict[str, list[Claim]] = {}
    for claim_id in incident.claim_ids:
        if claim_id in claims:
            claim = claims[claim_id]
            own = origins.get(claim_id, _plain_origin(claim, reports))
            by_origin.setdefault(own, []).append(claim)
    labels = _labels(incident)
    return tuple(_voice(incident, told, reports, labels) for told in by_origin.values())


def origins_of(incident: Incident) -> dict[str, str]:
    """The independent voice of each claim, as far as the incident tells it."""
    return {one.claim_id: one.origin for one in _every(incident)}


def names_of(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """Who says each claim, and where: "police colonel in Harbour Times"; the outlet for the reporter's own words."""
    return {
        claim.id: name_of(claim, reports[claim.report_id]) for claim in claims if claim.report_id in reports
    }


def name_of(claim: Claim, report: Report) -> str:
    """Who says a claim, and where."""
    paper = report.outlet or (f"“{report.headline}”" if report.headline else f"report {report.id}")
    source = claim.said_by.value if claim.said_by else None
    return paper if source is None or source.casefold() == paper.casefold() else f"{source} in {paper}"


def _every(incident: Incident) -> list[Said[Any]]:
    chosen = [getattr(incident, field) for field, _ in FIELDS]
    return [said for one in (*chosen, *incident.figures) for said in one.said]


def _plain_origin(claim: Claim, reports: Mapping[str, Report]) -> str:
    """The voice of a claim that tells no field at all."""
    report = reports.get(claim.report_id)
    return (report.outlet if report else None) or f"report {claim.report_id}"


def _labels(incident: Incident) -> list[tuple[str, str]]:
    return [*FIELDS, *((figure.what.value, figure.what.value) for figure in incident.figures)]


def _voice(
    incident: Incident,
    told: Sequence[Claim],
    reports: Mapping[str, Report],
    labels: Sequence[tuple[str, str]],
) -> Voice:
    ids = {claim.id for claim in told}
    copied = {one.claim_id for one in _every(incident) if one.reason.startswith("the same text as")}
    tellings = tuple(
        telling_of(claim, reports[claim.report_id], copy=claim.id in copied)
        for claim in told
        if claim.report_id in reports
    )
    days = [one.published for one in tellings if one.published]
    names = dict.fromkeys(one.name for one in tellings if not one.copy) or dict.fromkeys(
        one.name for one in tellings
    )
    return Voice(
        "; ".join(names),
        tuple(dict.fromkeys(claim.status for claim in told)),
        min(days, default=None),
        tellings,
        tuple(_cell(incident, field, label, ids) for field, label in labels),
    )


def telling_of(claim: Claim, report: Report, *, copy: bool = False) -> Telling:
    """A claim as its report has it."""
    quotes = quotes_of(report, claim.evidence)
    name = name_of(claim, report)
    return Telling(claim.id, report.id, name, claim.kind, claim.status, report.published, quotes, copy)


def _cell(incident: Incident, field: str, label: str, ids: set[str]) -> Cell:
    of_field: Chosen[Any] | Figure = next(
        (one for one in incident.figures if one.what.value == field), None
    ) or getattr(incident, field)
    found: dict[str, Told] = {}
    for said in sorted(of_field.said, key=lambda one: not one.used):
        if said.claim_id in ids:
            words = in_words(said.value.value)
            found.setdefault(words, _told(said, words, _stance(said, of_field)))
    return Cell(field, label, tuple(found.values()))


def _told(said: Said[Any], words: str, stance: Stance) -> Told:
    return Told(words, said.value.original, stance, said.reason, said.claim_id, said.partisan)


def _stance(said: Said[Any], chosen: Chosen[Any] | Figure) -> Stance:
    if isinstance(chosen, Figure):
        return _stance_of_count(said, chosen)
    if said.value.value == chosen.value:
        return Stance.CHOSEN
    return Stance.FITS if said.used else Stance.DIFFERS


def _stance_of_count(said: Said[Count], figure: Figure) -> Stance:
    count = said.value.value
    if not said.used:
        return Stance.UNUSED
    if tells_best(count, figure):
        return Stance.CHOSEN
    low = count.low if count.low is not None else count.best
    high = count.high if count.high is not None else count.best
    best = figure.best
    fits = best is not None and (low is None or low <= best) and (high is None or best <= high)
    return Stance.FITS if fits else Stance.WIDENS
