"""Reports, claims and incidents made by hand, in place of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from dateline.types import (
    Block,
    BlockKind,
    Chosen,
    Claim,
    Count,
    CountKind,
    Dated,
    Figure,
    Incident,
    Located,
    Place,
    PlaceRole,
    Precision,
    Report,
    Said,
    Span,
    Status,
    Value,
    When,
)

T = TypeVar("T")
FIRST, LAST = date(2013, 3, 4), date(2013, 3, 10)
MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
GAO = Place("Gao", "geonames:2457161", 2457161, 16.27, -0.04, "MLI", "Gao", None, 1)
NEAR_GAO = replace(GAO, precision=2)
KIDAL = Place("Kidal", "admin1:ML.10", None, 18.9, 1.8, "MLI", "Kidal", None, 4)
MALI = Place("Mali", "geonames:2453866", 2453866, 17.0, -4.0, "MLI", None, None, 6)
NIAMEY = Place("Niamey", "geonames:2440485", 2440485, 13.5, 2.1, "NER", "Niamey", None, 1)


def report(name: str, text: str, *, outlet: str | None = "Dune Courier", day: int = 6) -> Report:
    """A report of one block, published on a day of March 2013."""
    block = Block(BlockKind.BODY, 0, len(text), "made by hand")
    return Report(
        name, name, text, (block,), headline=f"From {name}", outlet=outlet, published=date(2013, 3, day)
    )


def value(page: Report, made: T, words: str) -> Value[T]:
    """A value read from the words, which must stand in the report."""
    start = page.text.index(words)
    return Value(made, words, (Span(page.id, start, start + len(words)),), "made by hand")


def claim(
    page: Report,
    number: int,
    quote: str,
    *,
    kind: str = "bombing",
    status: Status = Status.ASSERTED,
    by: str | None = None,
    actor: Sequence[str] = (),
    target: Sequence[str] = (),
    place: Place | None = GAO,
    day: int | None = 5,
    **counts: tuple[int | None, int | None, int | None, str],
) -> Claim:
    """A claim on the words of ``quote``; a count is low, best, high and its words."""
    words = value(page, quote, quote)
    when = When(date(2013, 3, day), date(2013, 3, day), Precision.DAY) if day else None
    return Claim(
        id=f"{page.id}-{number}",
        report_id=page.id,
        kind=kind,
        status=status,
        evidence=words.evidence,
        actor=tuple(value(page, name, name) for name in actor),
        target=tuple(value(page, name, name) for name in target),
        place=(Located(PlaceRole.AT, value(page, place, quote)),) if place else (),
        date=Dated(when, quote, words.evidence, "made by hand") if when else None,
        counts=tuple(
            value(page, Count(CountKind(what), low, best, high), said)
            for what, (low, best, high, said) in counts.items()
        ),
        said_by=value(page, by, by) if by else None,
    )


def incident(name: str, claims: Sequence[Claim], *, beside: Sequence[Claim] = ()) -> Incident:
    """An incident of these claims: the first one's day and place, figures from the least to the most."""
    lead = claims[0]
    nothing: Chosen[Any] = Chosen(None, "nobody tells it")
    place = lead.place[0].place.value if lead.place else None
    figures = []
    for what in CountKind:
        said = tuple(
            Said(one.id, one.report_id, None, one.id, one.status, count, used=sure(one), reason="as told")
            for one in claims
            for count in one.counts
            if count.value.what is what
        )
        if said:
            figures.append(figure(what, said))
    return Incident(
        name,
        lead.kind,
        tuple(one.id for one in claims),
        Chosen(lead.date.value if lead.date else None, "the first"),
        Chosen(place, "the first"),
        nothing,
        nothing,
        nothing,
        tuple(figures),
        beside=tuple(one.id for one in beside),
        voices=len(claims),
    )


def sure(one: Claim) -> bool:
    return one.status is not Status.UNVERIFIED


def figure(what: CountKind, said: tuple[Said[Count], ...]) -> Figure:
    counts = [one.value.value for one in said]
    known = [n for one in counts for n in (one.low, one.best, one.high) if n is not None]
    best = min((one.value.value.best for one in said if one.used and one.value.value.best), default=None)
    disputed = len({(one.low, one.best, one.high) for one in counts}) > 1
    return Figure(what, min(known), best, max(known), "the least that a sure voice gives", said, (), disputed)


@dataclass
class Made:
    """``Records`` in memory."""

    reports: dict[str, Report] = field(default_factory=dict)
    kept: dict[str, Claim] = field(default_factory=dict)
    found: dict[str, Incident] = field(default_factory=dict)

    def add(self, pages: Iterable[Report], claims: Iterable[Claim], incidents: Iterable[Incident]) -> Made:
        self.reports.update({one.id: one for one in pages})
        self.kept.update({one.id: one for one in claims})
        self.found.update({one.id: one for one in incidents})
        return self

    def incidents(self, start: date, end: date) -> Iterator[Incident]:
        assert start <= end
        yield from (self.found[name] for name in sorted(self.found))

    def claims(self, claim_ids: Iterable[str]) -> Mapping[str, Claim]:
        return {name: self.kept[name] for name in claim_ids}

    def report(self, report_id: str) -> Report:
        return self.reports[report_id]

    def published(self, report_id: str) -> date | None:
        return self.reports[report_id].published

    def standing_alone(self, start: date, end: date) -> Iterator[Claim]:
        assert start <= end
        alone = (Status.DENIED, Status.PLANNED, Status.HYPOTHETICAL)
        yield from (one for _, one in sorted(self.kept.items()) if one.status in alone)

    def made(self) -> datetime | None:
        return MADE

    def versions(self) -> Mapping[str, str]:
        return {"codebook": "7"}


def two_tolls() -> Made:
    """One bombing with two tolls, and what stands around it: doubted, denied, planned, elsewhere, long ago."""
    courier = report(
        "courier",
        "A bomb went off at the market in Gao on Tuesday. Police said that nine people were killed. "
        "The army denied that it had shelled the town. Troops will be sent to Kidal next week.",
    )
    gazette = report(
        "gazette",
        "Gao: a hospital source said 12 people were killed by the bomb. Fighters claimed 70 soldiers were killed.",
        outlet="River Gazette",
        day=7,
    )
    first = claim(
        courier,
        1,
        "nine people were killed",
        status=Status.ATTRIBUTED,
        by="Police",
        killed=(None, 9, None, "nine"),
    )
    second = claim(
        gazette,
        2,
        "12 people were killed by the bomb",
        status=Status.ATTRIBUTED,
        by="hospital source",
        killed=(None, 12, None, "12"),
    )
    boast = claim(
        gazette,
        3,
        "70 soldiers were killed",
        kind="killing",
        status=Status.UNVERIFIED,
        by="Fighters",
        target=["soldiers"],
        killed=(None, 70, None, "70"),
    )
    denied = claim(
        courier,
        4,
        "The army denied that it had shelled the town",
        kind="shelling",
        status=Status.DENIED,
        by="army",
    )
    planned = claim(
        courier,
        5,
        "Troops will be sent to Kidal",
        kind="deployment",
        status=Status.PLANNED,
        actor=["Troops"],
        place=KIDAL,
        day=None,
    )
    return Made().add(
        [courier, gazette],
        [first, second, boast, denied, planned],
        [incident("a-bomb", [first, second]), incident("b-boast", [boast])],
    )


def many(number: int) -> Made:
    """So many incidents in one province, each told by one report."""
    made = Made()
    for count in range(number):
        page = report(
            f"r{count:05}", f"Report {count}: a bomb killed {count + 1} people in Gao.", day=4 + count % 7
        )
        one = claim(
            page,
            1,
            f"a bomb killed {count + 1} people",
            day=4 + count % 7,
            killed=(None, count + 1, None, str(count + 1)),
        )
        made.add([page], [one], [incident(f"i{count:05}", [one])])
    return made


def many_tolls(number: int) -> Made:
    """So many incidents, each told by two reports with different tolls."""
    made = Made()
    for count in range(number):
        killed = (count + 1, count + 3)
        pages = [report(f"r{count}-{dead}", f"A bomb killed {dead} people in Gao.") for dead in killed]
        claims = [
            claim(page, 1, f"A bomb killed {dead} people", killed=(None, dead, None, str(dead)))
            for page, dead in zip(pages, killed, strict=True)
        ]
        made.add(pages, claims, [incident(f"i{count}", claims)])
    return made
