"""Reports, claims and incidents made by hand for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from dateline.store import Coded, Store
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
    Incident,
    Judgement,
    Located,
    Place,
    PlaceRole,
    Precision,
    Report,
    Said,
    Status,
    Value,
    Verdict,
    When,
)

TEXT = "Mortars hit the market of Tal Zafir on Monday. Medics said between 12 and 15 people were killed."
PLACE = Place("Tal Zafir", "geonames:1", 1, 35.25, 43.5, "IRQ", "Nineveh", None, 1, (), "the only one")
UNKNOWN: Chosen[Any] = Chosen(None, "nobody says it")


def report(page: Capture, published: date | None = date(2015, 3, 2), padding: int = 0) -> Report:
    """A report of the text above, known by the capture's bytes; ``padding`` makes it that much longer."""
    text = TEXT + "." * padding
    block = Block(BlockKind.BODY, 0, len(text), "the only block")
    return Report(page.identity[:16], page.sha256, text, (block,), "Shells on a market", published=published)


def claim(
    of: Report,
    number: int = 0,
    kind: str = "shelling",
    status: Status = Status.ATTRIBUTED,
    padding: int = 0,
) -> Claim:
    """A claim with a value of every sort."""

    def read(words: str, value: Any) -> Value[Any]:
        start = of.text.index(words)
        return Value.read(of, value, (of.span(start, start + len(words)),), "rule", 0.75)

    told = read("on Monday", When(date(2015, 3, 2), date(2015, 3, 2), Precision.DAY))
    return Claim(
        f"{of.id}-{number}",
        of.id,
        kind,
        status,
        (of.span(0, 46),),
        actor=(read("Mortars", "militia"),),
        place=(Located(PlaceRole.AT, read("Tal Zafir", PLACE)),),
        date=Dated(told.value, told.original, told.evidence, told.origin),
        counts=(read("between 12 and 15", Count(CountKind.KILLED, 12, None, 15)),),
        weapon=read("Mortars", "mortar"),
        said_by=read("Medics", "medics"),
        confidence=0.5,
        coded_by="." * padding,
    )


def page(number: int, size: int = 0) -> Capture:
    """A capture unlike those of other numbers, that much longer than it need be."""
    return Capture(f"page {number}{'.' * size}".encode(), url=f"https://example.org/{number}")


def judgement(name: str = "j1") -> Judgement:
    """A person's verdict on a claim."""
    return Judgement(name, Verdict.ACCEPT, ("c1",), "coder", datetime(2015, 3, 3, tzinfo=UTC), "it is so")


def run(store: Store) -> str:
    """A run that has begun."""
    return store.runs.begin("add", {"code": "1.0", "codebook": "c1", "parser": "p1"})


def filled(store: Store, pages: int = 3, claims: int = 2) -> list[Coded]:
    """What is saved in a store: a report with claims for each page."""
    begun = run(store)
    store.captures.add([page(number) for number in range(pages)], source="pages", run=begun)
    batch = []
    for waiting in store.captures.waiting(pages):
        made = report(waiting.capture, date(2015, 3, 1 + waiting.id % 20))
        found = tuple(claim(made, number) for number in range(claims))
        batch.append(Coded(waiting.id, made, found))
    store.reports.save(batch, run=begun)
    return batch


def incident(name: str, *claim_ids: str, day: date | None = None, beside: tuple[str, ...] = ()) -> Incident:
    """An incident of those claims, with a toll, a place and perhaps a day."""
    of = report(page(0))
    said = Said("c", of.id, "medics", "medics", Status.ATTRIBUTED, claim(of).counts[0])
    figure = Figure(CountKind.KILLED, 12, None, 15, "the only voice", (said,))
    when = Chosen(When(day, day, Precision.DAY) if day else None, "the only voice")
    place = Chosen(PLACE, "the only voice", disputed=True)
    return Incident(
        name, "shelling", claim_ids, when, place, UNKNOWN, UNKNOWN, UNKNOWN, (figure,), beside=beside
    )
