"""The incidents that a map is asked for: their places, their days and the rows of the list beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.desk.map.asked import At
from dateline.desk.map.days import Bucket, buckets
from dateline.desk.map.sites import Site
from dateline.store import Store
from dateline.types import CountKind, Figure, Incident, Precision, When


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents; what is None or empty asks for nothing."""

    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    actor: str | None = None
    least_killed: int | None = None
    disputed: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in the list."""

    id: str
    kind: str
    date: When | None
    place: str | None
    actors: tuple[str, ...]
    killed: Figure | None
    disputed: bool
    voices: int
    site: Site


def find_sites(store: Store, asked: Filter) -> list[Site]:
    """The places of the incidents asked for, each once for each precision."""
    together: dict[tuple[object, ...], list[Row]] = {}
    for row in _rows(store, asked):
        together.setdefault((row.site.key, row.site.point, row.site.precision), []).append(row)
    return [_merged(some) for some in together.values()]


def find_days(store: Store, asked: Filter) -> tuple[list[Bucket], int]:
    """How many incidents there were by day, month or year, and how many are told too roughly for it."""
    dates = [row.date for row in _rows(store, asked) if row.date is not None]
    told = [when.start for when in dates if when.start and when.precision is not Precision.YEAR]
    return buckets(told), len(dates) - len(told)


def find_rows(store: Store, asked: Filter, at: At | None, most: int) -> tuple[list[Row], int]:
    """The latest incidents at a mark, or without any place for None, and how many there are in all."""
    found = [
        row
        for row in _rows(store, asked)
        if (at.holds(row.site) if at is not None else row.site.point is None)
    ]
    found.sort(key=lambda row: (row.date.end if row.date else date.min, row.id), reverse=True)
    return found[:most], len(found)


def _rows(store: Store, asked: Filter) -> Iterator[Row]:
    for incident in store.incidents.each(asked.start, asked.end):
        if _wanted(incident, asked):
            yield _row(incident)


def _wanted(incident: Incident, asked: Filter) -> bool:
    killed = incident.figure(CountKind.KILLED)
    names = (*(incident.actors.value or ()), *(incident.targets.value or ()))
    place = incident.place.value.name if incident.place.value else ""
    return (
        (not asked.kinds or incident.kind in asked.kinds)
        and (asked.actor is None or asked.actor in names)
        and (asked.least_killed is None or (killed is not None and (killed.best or 0) >= asked.least_killed))
        and (not asked.disputed or incident.disputed)
        and (
            asked.words is None
            or asked.words.casefold() in " ".join((place, incident.kind, *names)).casefold()
        )
    )


def _row(incident: Incident) -> Row:
    place = incident.place.value
    killed = incident.figure(CountKind.KILLED)
    point = (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None
    site = Site(
        key=place.key if place else None,
        name=place.name if place else "",
        point=point,
        precision=place.precision if place else None,
        country=place.country if place else None,
        incidents=1,
        killed=killed.best if killed else None,
        disputed=int(incident.disputed),
        incident_id=incident.id,
    )
    return Row(
        incident.id,
        incident.kind,
        incident.date.value,
        place.name if place else None,
        incident.actors.value or (),
        killed,
        incident.disputed,
        incident.voices,
        site,
    )


def _merged(some: list[Row]) -> Site:
    first = some[0].site
    known = [row.site.killed for row in some if row.site.killed is not None]
    return Site(
        first.key,
        first.name,
        first.point,
        first.precision,
        first.country,
        len(some),
        sum(known) if known else None,
        sum(row.site.disputed for row in some),
        sum(row.site.unverified for row in some),
        first.incident_id if len(some) == 1 else None,
    )
