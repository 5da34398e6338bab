"""A store in memory, and incidents told by reports written for these tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from dateline.store import Coded, Origin, Run, Store
from dateline.types import (
    Block,
    BlockKind,
    Capture,
    Chosen,
    Claim,
    Count,
    CountKind,
    Dated,
    Figure,
    Forwarding,
    Incident,
    Judgement,
    Located,
    Party,
    Place,
    PlaceRole,
    Precision,
    Report,
    Said,
    Share,
    Span,
    Status,
    Value,
    When,
)

T = TypeVar("T")


def stored(path: Path, *found: Told) -> Path:
    """A workspace on disk with these incidents, their claims and their reports."""
    with Store.open(path, create=True) as store:
        run = store.runs.begin("test", {"code": "1"})
        for one in found:
            for report in one.reports:
                page = Capture(
                    report.text.encode() + report.id.encode(), url=f"https://example.org/{report.id}"
                )
                store.captures.add([page], source="test", run=run)
                (taken,) = store.captures.waiting(1)
                store.reports.save([Coded(taken.id, report, one.claims)], run=run)
        store.incidents.replace([one.incident for one in found], [], run=run)
        store.runs.finish(run, {"incidents": len(found)})
    return path


@dataclass
class Incidents:
    """Incidents as a store gives them."""

    found: dict[str, Incident] = field(default_factory=dict)
    moved: list[Forwarding] = field(default_factory=list)

    def each(self, start: date | None = None, end: date | None = None) -> Iterator[Incident]:
        for name in sorted(self.found):
            when = self.found[name].date.value
            if start is not None and (when is None or when.end < start):
                continue
            if end is not None and (when is None or (when.start or when.end) > end):
                continue
            yield self.found[name]

    def forwardings(self) -> list[Forwarding]:
        return self.moved

    def memberships(self) -> Iterator[tuple[str, str]]:
        for name, incident in self.found.items():
            yield from ((claim_id, name) for claim_id in incident.claim_ids)


@dataclass
class Claims:
    """Claims by their ids."""

    found: dict[str, Claim] = field(default_factory=dict)

    def get(self, claim_id: str) -> Claim:
        return self.found[claim_id]

    def of_report(self, report_id: str) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.found.values() if claim.report_id == report_id)


@dataclass
class Judgements:
    """What people said, in the order of being said."""

    found: list[Judgement] = field(default_factory=list)

    def on(self, claim_ids: Iterable[str]) -> list[Judgement]:
        subjects = set(claim_ids)
        for _ in self.found:
            subjects |= {one.id for one in self.found if subjects.intersection(one.subjects)}
        return [one for one in self.found if subjects.intersection(one.subjects)]

    def last(self) -> int:
        return len(self.found)


@dataclass
class Reports:
    """Reports by their ids."""

    found: dict[str, Report] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)

    def get(self, report_id: str) -> Report:
        return self.found[report_id]

    def each(self) -> Iterator[Report]:
        return (self.found[name] for name in sorted(self.found))

    def origin(self, report_id: str) -> Origin:
        return Origin(self.urls.get(report_id), None)


@dataclass
class Runs:
    """Runs, oldest first."""

    found: list[Run] = field(default_factory=list)

    def each(self) -> Iterator[Run]:
        yield from self.found


@dataclass
class Memory:
    """A store in memory."""

    incidents: Incidents = field(default_factory=Incidents)
    claims: Claims = field(default_factory=Claims)
    judgements: Judgements = field(default_factory=Judgements)
    reports: Reports = field(default_factory=Reports)
    runs: Runs = field(default_factory=lambda: Runs())

    def add(self, told: Told) -> Memory:
        """Put an incident with its claim and report into the store."""
        self.incidents.found[told.incident.id] = told.incident
        for claim in told.claims:
            self.claims.found[claim.id] = claim
        for report in told.reports:
            self.reports.found[report.id] = report
        return self


@dataclass(frozen=True)
class Told:
    """An incident with the claims and the reports that it rests on."""

    incident: Incident
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]


TOWN = Place(
    "Ravenna",
    "geonames:1",
    1,
    44.41344,
    12.20121,
    "ITA",
    "Emilia-Romagna",
    "Provincia di Ravenna",
    1,
    reason="only one",
)
ARMY = Party("Italian Army", True, "state forces", "ITA", "MIL", "Government of Italy")
REBELS = Party("Lagoon Front", True, "rebel", "ITA", "REB", "Lagoon Front")
VILLAGERS = Party("villagers", False, "civilians", None, "CVL", "Civilians")
DAY = When(date(2014, 6, 16), date(2014, 6, 16), Precision.DAY)


def told(
    name: str = "i1",
    text: str = "The army clashed with the Lagoon Front in Ravenna on Monday, killing 12 people, an officer said.",
    *,
    kind: str = "battle",
    actors: Sequence[Party] = (ARMY,),
    targets: Sequence[Party] = (REBELS,),
    place: Place | None = TOWN,
    when: When | None = DAY,
    killed: tuple[int | None, int | None, int | None] | None = (10, 12, 15),
    shares: tuple[Share, ...] = (),
    status: Status = Status.ATTRIBUTED,
    said_by: str | None = "officer",
    outlet: str | None = "Adria Post",
    published: date | None = date(2014, 6, 17),
    headline: str | None = "Clash in Ravenna",
    figures: tuple[Figure, ...] = (),
    disputed: bool = False,
    rule: str = "the only voice",
) -> Told:
    """One incident told by one claim of one report, as the reconciling stage would build it."""
    report_id = f"r-{name}"
    report = Report(
        report_id, "0" * 64, text, (Block(BlockKind.BODY, 0, len(text), "test"),), headline, None,
        outlet=outlet, published=published,
    )  # fmt: skip
    span = Span(report_id, 0, len(text))

    def value(one: T) -> Value[T]:
        return Value(one, text, (span,), "test", 0.9)

    count = None if killed is None else Count(CountKind.KILLED, *killed)
    claim = Claim(
        f"c-{name}", report_id, kind, status, (span,),
        actor=tuple(value(party.name) for party in actors),
        target=tuple(value(party.name) for party in targets),
        place=() if place is None else (Located(PlaceRole.AT, value(place)),),
        date=None if when is None else Dated(when, text, (span,), "test"),
        counts=() if count is None else (value(count),),
        said_by=None if said_by is None else value(said_by),
        coded_by=f"{kind}/1:clash", parties=(*actors, *targets),
    )  # fmt: skip
    return Told(incident_of(claim, report, shares, figures, disputed, rule), (claim,), (report,))


def incident_of(
    claim: Claim,
    report: Report,
    shares: tuple[Share, ...],
    figures: tuple[Figure, ...],
    disputed: bool,
    rule: str,
) -> Incident:
    """The incident of one claim: each field chosen because one voice alone says it."""

    def said(value: Value[T]) -> Said[T]:
        voice = claim.said_by.value if claim.said_by else report.outlet
        return Said(claim.id, report.id, voice, f"{report.outlet}", claim.status, value, report.published)

    def chosen(value: Value[T] | None, rule: str = "the only voice") -> Chosen[T]:
        if value is None:
            return Chosen(None, "nobody says it")
        return Chosen(value.value, rule, (said(value),), disputed)

    def several(values: tuple[Value[str], ...]) -> Chosen[tuple[str, ...]]:
        names = tuple(value.value for value in values)
        return Chosen(
            names or None, "the only voice", tuple(_joined(said(value), names) for value in values[:1])
        )

    made = tuple(
        Figure(
            one.value.what,
            one.value.low,
            one.value.best,
            one.value.high,
            rule,
            (said(one),),
            shares,
        )
        for one in claim.counts
    )
    return Incident(
        claim.id.removeprefix("c-"), claim.kind, (claim.id,),
        date=chosen(claim.date), place=chosen(claim.place[0].place if claim.place else None),
        actors=several(claim.actor), targets=several(claim.target),
        weapon=chosen(claim.weapon), figures=figures or made,
    )  # fmt: skip


def _joined(said: Said[str], names: tuple[str, ...]) -> Said[tuple[str, ...]]:
    value = said.value
    joined = Value(names, value.original, value.evidence, value.origin, value.confidence)
    return Said(said.claim_id, said.report_id, said.voice, said.origin, said.status, joined, said.published)
