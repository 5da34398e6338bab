"""Tellings made by hand, about happenings that never were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count

from dateline.incidents.telling import Telling
from dateline.types import (
    Claim,
    Count,
    CountKind,
    Dated,
    Located,
    Party,
    Place,
    PlaceRole,
    Precision,
    Span,
    Status,
    Told,
    Value,
    When,
)

_NUMBERS = count(1)
KNOWN = {
    "police": Party("police", False, "state forces", None, "COP"),
    "army": Party("army", False, "state forces", None, "MIL"),
    "soldiers": Party("soldiers", False, "state forces", None, "MIL"),
    "policemen": Party("policemen", False, "state forces", None, "COP"),
    "Orlian army": Party("Orlian army", True, "state forces", "ORL", "MIL", "Government of Orlia"),
    "health ministry": Party("health ministry", False, "government", None, "GOV"),
    "governor of Tessaly": Party("governor of Tessaly", False, "government", None, "GOV"),
    "Free Orlia Front": Party("Free Orlia Front", True, "rebel", "ORL", "REB", "FOF"),
    "northern league": Party("northern league", True, "rebel", "ORL", "REB", "NL"),
    "rebels": Party("rebels", False, "rebel", None, "REB"),
    "militants": Party("militants", False, None, None, "UAF"),
    "gunmen": Party("gunmen", False, None, None, "UAF"),
    "civilians": Party("civilians", False, "civilians", None, "CVL", "Civilians"),
    "children": Party("children", False, "civilians", None, "CVL", "Civilians"),
    "people": Party("people", False, "civilians", None, "CVL", "Civilians"),
    "hospital doctor": Party("hospital doctor", False, "civilians", None, "MED", "Civilians"),
}


def value(what: object, words: str = "", sure: float = 1.0, report: str = "r") -> Value:  # type: ignore[type-arg]
    return Value(what, words or str(what), (Span(report, 0, 5),), "made", sure)


def telling(
    killed: int | tuple[int | None, int | None] | None = None,
    *,
    outlet: str | None = "The Lamp",
    day: int | None = 10,
    by: str | None = None,
    status: Status | None = None,
    actor: Sequence[str] = (),
    target: Sequence[str] = (),
    kind: str = "bombing",
    place: Place | None = None,
    role: PlaceRole = PlaceRole.AT,
    place_sure: float = 1.0,
    when: When | int | None = None,
    when_sure: float = 1.0,
    weapon: str | None = None,
    injured: int | None = None,
    displaced: int | None = None,
    report: str | None = None,
    dispatch: str | None = None,
    id: str | None = None,
) -> Telling:
    """One telling; ``killed`` is a number or its two bounds, ``day`` one of March 2015."""
    number = next(_NUMBERS)
    report = report or f"r{number:04}"
    names = [*actor, *target, *([by] if by else [])]
    counts = [_count(CountKind.KILLED, killed)] if killed is not None else []
    counts += [Count(CountKind.INJURED, best=injured)] if injured is not None else []
    counts += [Count(CountKind.DISPLACED, best=displaced)] if displaced is not None else []
    when = on(when) if isinstance(when, int) else when
    claim = Claim(
        id=id or f"c{number:04}",
        report_id=report,
        kind=kind,
        status=status or (Status.ATTRIBUTED if by else Status.ASSERTED),
        evidence=(Span(report, 0, 5),),
        actor=tuple(value(name, report=report) for name in actor),
        target=tuple(value(name, report=report) for name in target),
        place=(Located(role, value(place, place.name, place_sure, report)),) if place else (),
        date=_dated(when, when_sure, report) if when else None,
        counts=tuple(value(one, report=report) for one in counts),
        weapon=value(weapon, report=report) if weapon else None,
        said_by=value(by, report=report) if by else None,
        parties=tuple(KNOWN[name] for name in dict.fromkeys(names) if name in KNOWN),
    )
    published = date(2015, 3, day) if day else None
    return Telling(claim, outlet, published, "A headline", dispatch)


def on(day: int, last: int | None = None, precision: Precision | None = None) -> When:
    """A day of March 2015, or the days up to ``last``."""
    sort = precision or (Precision.DAY if last is None else Precision.RANGE)
    return When(date(2015, 3, day), date(2015, 3, last or day), sort)


def _dated(when: When, sure: float, report: str) -> Dated:
    return Dated(when, "words", (Span(report, 0, 5),), "made", sure, Told.CLAUSE)


def _count(what: CountKind, told: int | tuple[int | None, int | None]) -> Count:
    return Count(what, best=told) if isinstance(told, int) else Count(what, low=told[0], high=told[1])
