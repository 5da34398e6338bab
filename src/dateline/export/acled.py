"""The shape of ACLED's export: one row for an incident and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from dateline.codebook.crosswalk import Codes
from dateline.export.acled_actors import CIVILIANS, interaction, load_words
from dateline.export.acled_event import Event, event_of
from dateline.export.acled_notes import notes
from dateline.export.common import common_losses, other_places, told
from dateline.export.context import Context, evidence_of, traces
from dateline.export.crosswalks import codes_of_incident, schemes
from dateline.export.delimited import CSV
from dateline.export.shape import Cell, Content, Loss, Row, Table, Trace
from dateline.export.sheets import load_tables, table_of
from dateline.export.sides import sides
from dateline.types import CountKind, Incident, Place, Precision, When

_OTHER = "Other"
_VERBAL = (1, 3)
"""PLOVER's quad codes of words, in agreement and in conflict."""
_SPAN = 7
"""Days over which a range is told day by day; over more, nobody means that it went on all the time."""
_MONTH = 31


class Acled:
    """ACLED."""

    name = "acled"

    @property
    def title(self) -> str:
        return load_tables("acled").title

    @property
    def edition(self) -> str:
        return load_tables("acled").edition

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return (table_of(load_tables("acled"), "events", "acled.csv", CSV, id_column="event_id_cnty"),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The rows of one incident, or why it has none."""
        first, second = sides(incident, context)
        codes = codes_of_incident(incident, context, first, second)
        reason = _left_out(incident, codes)
        if reason is not None or codes.acled is None or incident.date.value is None:
            yield Loss(f"left out: {reason}", incident.id, incident.kind)
            return
        event = event_of(incident, context, codes.acled, first, second)
        days = days_of(incident, incident.date.value)
        for number, (day, deaths) in enumerate(
            zip(days, divided(fatalities(incident), len(days)), strict=True)
        ):
            part = day.isoformat() if number else ""
            yield Row("events", incident.id, dict(_cells(incident, context, event, day, deaths, part)), part)
        yield from _losses(incident, event, len(days))


def fatalities(incident: Incident) -> int:
    """The lowest defensible figure of the dead; 0 where nobody tells one, as ACLED has it."""
    figure = incident.figure(CountKind.KILLED)
    if figure is None:
        return 0
    return figure.low if figure.low is not None else figure.best or 0


def divided(deaths: int, days: int) -> list[int]:
    """Deaths divided over days, the first ones with what is left over, so that they add up."""
    each, left = divmod(deaths, days)
    return [each + (number < left) for number in range(days)]


def days_of(incident: Incident, when: When) -> list[date]:
    """The days that get a row: each day of a short range of a kind that lasts, else the first day alone."""
    start = when.start or when.end
    length = (when.end - start).days + 1
    if when.precision is not Precision.RANGE or length > _SPAN or incident.kind not in lasting():
        return [start]
    return [start + timedelta(days=number) for number in range(length)]


def lasting() -> frozenset[str]:
    """Kinds of events that go on for days."""
    return frozenset(load_words().lasting)


def time_precision(when: When, days: int) -> int | None:
    """ACLED's code: 1 the day, 2 within the week, 3 within the month; None for less."""
    if when.start is None:
        return None
    length = (when.end - when.start).days + 1
    if length == 1 or days > 1:
        return 1
    if length <= _SPAN:
        return 2
    return 3 if length <= _MONTH else None


def _left_out(incident: Incident, codes: Codes) -> str | None:
    """Why ACLED has no such event, None where it has."""
    if codes.acled is None:
        return "a toll or a kind that ACLED has no event for"
    if codes.acled == _OTHER and _verbal(codes):
        return "words and no deed"
    when = incident.date.value
    if when is None or time_precision(when, 1) is None:
        return "no date that ACLED has a code for"
    place = incident.place.value
    if place is None or place.country is None:
        return "no country"
    return None


def _verbal(codes: Codes) -> bool:
    return codes.plover is not None and schemes().plover.types[codes.plover.type].quad in _VERBAL


def _cells(
    incident: Incident, context: Context, event: Event, day: date, deaths: int, part: str
) -> Iterator[tuple[str, Cell]]:
    place, when = incident.place.value, incident.date.value
    if place is not None:
        key = f"{incident.id}/{part}" if part else incident.id
        number = f"{place.country}{context.numbers.number(key)}"
        yield "event_id_cnty", Cell(number, (Trace("country of the place, and hash of the incident's id"),))
        yield from _place_cells(incident, context, place)
    exact = False
    if when is not None:
        days = len(days_of(incident, when))
        exact = time_precision(when, days) == 1
        because = traces(incident.date.said, incident.date.rule)
        yield "event_date", Cell(day, because)
        yield "year", Cell(day.year, because)
        yield "time_precision", Cell(time_precision(when, days), because)
        yield "fatalities", _fatalities(incident, deaths, days)
    yield from _event_cells(event, codes=context.options.codes)
    yield "tags", Cell(_tags(incident, event), _crowd_traces(incident))
    yield from _source_cells(incident, context)
    yield "notes", Cell(notes(incident, context, event, day, exact=exact), _all_traces(incident))


def _fatalities(incident: Incident, deaths: int, days: int) -> Cell:
    killed = incident.figure(CountKind.KILLED)
    if killed is None:
        return Cell(deaths, (Trace("nobody tells a figure"),))
    rule = "lowest figure" if days == 1 else "lowest figure, divided over the days"
    return Cell(deaths, traces(killed.said, rule))


def _event_cells(event: Event, *, codes: bool) -> Iterator[tuple[str, Cell]]:
    words = load_words()
    because = (Trace(event.rule),)
    yield "disorder_type", Cell(words.disorder.get(event.sub_type, words.disorder[event.type]), because)
    yield "event_type", Cell(event.type, because)
    yield "sub_event_type", Cell(event.sub_type, because)
    for number, actor in ((1, event.first), (2, event.second)):
        yield f"actor{number}", Cell(actor.name, actor.traces)
        yield f"assoc_actor_{number}", Cell("; ".join(actor.beside) or None, actor.traces)
        inter = actor.number if codes else actor.inter
        yield f"inter{number}", Cell(inter if actor.inter else None, actor.traces)
    both = (*event.first.traces, *event.second.traces)
    yield "interaction", Cell(interaction(event.first, event.second, codes=codes), both)
    yield "civilian_targeting", Cell("Civilian targeting" if event.against_civilians else None, both)


def _place_cells(incident: Incident, context: Context, place: Place) -> Iterator[tuple[str, Cell]]:
    because = traces(incident.place.said, incident.place.rule)
    country = context.countries.get(place.country)
    contents: dict[str, Content] = {"admin1": place.admin1, "admin2": place.admin2, "location": place.name}
    if place.geo_precision is not None:
        contents |= {
            "latitude": place.lat, "longitude": place.lon, "geo_precision": place.geo_precision,
        }  # fmt: skip
    for name, content in contents.items():
        yield name, Cell(content, because)
    if country is not None:
        rule = Trace("country of the place, by the table of countries")
        for name, content in (
            ("iso", country.numeric),
            ("region", country.acled_region),
            ("country", country.acled),
        ):
            yield name, Cell(content, (rule, *because))


def _source_cells(incident: Incident, context: Context) -> Iterator[tuple[str, Cell]]:
    reports = context.reports(incident)
    first = {claim.report_id: claim for claim in reversed(context.claims(incident))}
    because = tuple(evidence_of(first[one.id], one, "report of the incident") for one in reports)
    outlets = dict.fromkeys((one.outlet or "").replace(";", ",") for one in reports if one.outlet)
    yield "source", Cell("; ".join(outlets) or None, because)
    stamps = [stamp for one in reports if (stamp := _stamp(context.fetched(one.id), one.published))]
    yield "timestamp", Cell(max(stamps, default=None), because)


def _stamp(fetched: datetime | None, published: date | None) -> int | None:
    if fetched is not None:
        return int(fetched.timestamp())
    if published is None:
        return None
    return int(datetime(published.year, published.month, published.day, tzinfo=UTC).timestamp())


def _tags(incident: Incident, event: Event) -> str | None:
    """The size of a crowd, "no report" for a protest or riot that nobody tells the size of."""
    figure = incident.figure(CountKind.PEOPLE)
    if event.type not in ("Protests", "Riots"):
        return None
    if figure is None:
        return "crowd size=no report"
    if figure.best is not None and figure.low == figure.best == figure.high:
        return f"crowd size={figure.best}"
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"crowd size=between {figure.low} and {figure.high}"
    known = figure.best if figure.best is not None else figure.low
    return f"crowd size=at least {known}" if known is not None else f"crowd size=up to {figure.high}"


def _crowd_traces(incident: Incident) -> tuple[Trace, ...]:
    figure = incident.figure(CountKind.PEOPLE)
    return traces(figure.said, figure.rule) if figure else ()


def _all_traces(incident: Incident) -> tuple[Trace, ...]:
    found = (
        *traces(incident.date.said, incident.date.rule),
        *traces(incident.place.said, incident.place.rule),
        *traces(incident.actors.said, incident.actors.rule),
        *traces(incident.targets.said, incident.targets.rule),
    )
    return tuple(dict.fromkeys([*found, *(one for f in incident.figures for one in traces(f.said, f.rule))]))


def _losses(incident: Incident, event: Event, days: int) -> Iterator[Loss]:
    yield from common_losses(incident, tolls=(CountKind.KILLED,), weapon=False)
    yield from other_places(incident)
    killed = incident.figure(CountKind.KILLED)
    if killed is None or (killed.low is None and killed.best is None):
        yield Loss("0 for no figure", incident.id, "fatalities is 0 because nobody tells a figure")
    elif killed.low != killed.high:
        yield Loss("range of the dead", incident.id, told(killed))
    place, when = incident.place.value, incident.date.value
    if place is not None and place.geo_precision is None:
        yield Loss("country alone", incident.id, f"{place.name} has no code and no point")
    elif place is not None and place.geo_precision == 3:
        yield Loss(
            "point of a province", incident.id, f"{place.name}: the centre, where ACLED takes its capital"
        )
    if days > 1:
        yield Loss("days of one incident", incident.id, f"{days} rows, the dead divided over them")
    elif when is not None and when.start != when.end:
        yield Loss("span of days", incident.id, f"{when.start} to {when.end}: the first day stands")
    for actor in (event.first, event.second):
        if actor.assumed and actor.name is not None:
            yield Loss("actor that nobody names", incident.id, f"{actor.name} stands for it")
    if event.first.inter == CIVILIANS and event.second.inter == CIVILIANS:
        yield Loss(
            "actors without arms", incident.id, "both sides are civilians; ACLED would look for a militia"
        )


ACLED = Acled()
