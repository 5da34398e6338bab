"""A workspace with incidents of many sorts, for the tests of what is browsed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateline.store import Store
from dateline.types import (
    Chosen,
    Count,
    CountKind,
    Figure,
    Incident,
    Judgement,
    Place,
    Precision,
    Said,
    Status,
    Verdict,
    When,
)
from tests.store import made

FIRST = date(2015, 3, 1)
MOSUL = Place("Mosul", "geonames:2", 2, 36.34, 43.13, "IRQ", "Nineveh", None, 1)
HAMA = Place("Ḥamā", "geonames:3", 3, 35.13, 36.75, "SYR", "Hama", None, 1)
NEAR = Place("Tal Afar", None, None, 36.38, 42.45, "IRQ", "Nineveh", None, 2)
PROVINCE = Place("Nineveh", "admin1:IQ.15", None, 36.0, 42.5, "IRQ", "Nineveh", None, 4)
COUNTRY = Place("Syria", "country:SY", None, 35.0, 38.0, "SYR", None, None, 6)
UNFOUND = Place("Kafr Nowhere")


def listed(
    name: str,
    claim_id: str,
    *,
    kind: str = "shelling",
    place: Place | None = MOSUL,
    day: date | None = FIRST,
    until: date | None = None,
    killed: Count | None = None,
    actors: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    status: Status = Status.ATTRIBUTED,
    disputed: bool = False,
) -> Incident:
    """An incident of one claim."""
    of = made.claim(made.report(made.page(0)))
    when = When(day, until or day, Precision.RANGE if until else Precision.DAY) if day else None
    figures = []
    if killed:
        value: Any = type(of.counts[0])(killed, "12", of.counts[0].evidence, "rule")
        said = Said(claim_id, of.report_id, "medics", "medics", status, value)
        figures.append(
            Figure(CountKind.KILLED, killed.low, killed.best, killed.high, "only", (said,), disputed=disputed)
        )
    return Incident(
        name,
        kind,
        (claim_id,),
        Chosen(when, "only"),
        Chosen(place, "only"),
        Chosen(actors or None, "only"),
        Chosen(targets or None, "only"),
        Chosen("mortar", "only"),
        tuple(figures),
    )


def dead(best: int | None = None, low: int | None = None, high: int | None = None) -> Count:
    return Count(CountKind.KILLED, low, best, high)


def fill(store: Store) -> dict[str, Incident]:
    """Six incidents of six claims in three reports; gives them by name."""
    batch = made.filled(store, pages=3, claims=2)
    claims = [claim.id for coded in batch for claim in coded.claims]
    day = timedelta(days=1)
    found = [
        listed("a", claims[0], killed=dead(30), actors=("militia",), targets=("residents",), disputed=True),
        listed("b", claims[1], place=NEAR, day=FIRST + day, killed=dead(low=12, high=15)),
        listed("c", claims[2], kind="bombing", place=HAMA, day=FIRST + 40 * day, actors=("militia", "army")),
        listed("d", claims[3], place=PROVINCE, day=FIRST, until=FIRST + 60 * day, killed=dead(3)),
        listed("e", claims[4], place=COUNTRY, day=None, status=Status.UNVERIFIED, targets=("militia",)),
        listed("f", claims[5], place=UNFOUND, day=FIRST + 3 * day),
    ]
    store.incidents.replace(found, [], run=made.run(store))
    return {one.id: one for one in found}


def judge(store: Store, name: str, verdict: Verdict, *subjects: str, field: str | None = None) -> None:
    """Keep a judgement on claims."""
    when = datetime(2015, 4, 1, tzinfo=UTC)
    store.judgements.add(Judgement(name, verdict, subjects, "ann", when, "seen", field))
