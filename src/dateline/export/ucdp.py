"""The shape of UCDP's Georeferenced Event Dataset: one row for each incident that somebody died in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import floor

from dateline.export.common import common_losses, is_unsure, other_places, told
from dateline.export.context import Context, evidence_of, trace, traces
from dateline.export.crosswalks import codes_of_incident, schemes
from dateline.export.delimited import CSV
from dateline.export.shape import Cell, Content, Loss, Row, Table, Trace
from dateline.export.sheets import load_tables, table_of
from dateline.export.sides import sides
from dateline.export.text import number
from dateline.export.ucdp_dyad import STATE_BASED, Dyad, dyad_of
from dateline.types import CountKind, Figure, Incident, Place, Report, When

CHECK_GEOGRAPHY, CHECK_DEATHS = "Check geography", "Check deaths"
_COUNTRY_ONLY = 6
_WEEK = 3
_NOT_VIOLENT = "Strategic developments"
_FORMULA = "formula of the PRIO-GRID"


@dataclass(frozen=True, slots=True)
class Deaths:
    """UCDP's figures: ``best`` is the sum of its four parts, and low ≤ best ≤ high."""

    low: int
    best: int
    high: int
    parts: Mapping[str, int]


def deaths_of(figure: Figure, dyad: Dyad) -> Deaths:
    """The deaths of an incident; a bound that nobody tells is the best figure, as in UCDP's rows.

    Where only an upper bound is told ("up to 30"), best is 0, as UCDP has it for deaths that may not be.
    """
    best = figure.best if figure.best is not None else figure.low or 0
    low = figure.low if figure.low is not None else best
    high = figure.high if figure.high is not None else best
    parts = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    for share in figure.shares:
        parts[dyad.share(share)] += share.best
    parts["deaths_unknown"] += best - sum(parts.values())
    return Deaths(low, best, high, parts)


class Ucdp:
    """UCDP GED."""

    name = "ucdp"

    @property
    def title(self) -> str:
        return load_tables("ucdp").title

    @property
    def edition(self) -> str:
        return load_tables("ucdp").edition

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return (table_of(load_tables("ucdp"), "events", "ged.csv", CSV),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The row of one incident, or why it has none."""
        first, second = sides(incident, context)
        codes = codes_of_incident(incident, context, first, second)
        figure = incident.figure(CountKind.KILLED)
        reason = _left_out(incident, figure, codes.acled)
        dyad = None if reason else dyad_of(incident, context, first, second, codes.ucdp)
        if dyad is None and reason is None:
            reason = "neither side is a known armed actor or its victims"
        if reason is not None or dyad is None or figure is None:
            yield Loss(f"left out: {reason}", incident.id, _told(incident))
            return
        yield Row("events", incident.id, dict(_cells(incident, context, dyad, figure)))
        yield from _losses(incident, dyad, figure)


def _left_out(incident: Incident, figure: Figure | None, acled: str | None) -> str | None:
    """Why UCDP has no such event, None where it has."""
    if figure is None or not (figure.high or figure.best or figure.low):
        return "nobody is said to have died"
    if acled is None:
        return "a toll without an event of its own"
    if schemes().acled.type_of(acled) == _NOT_VIOLENT:
        return "not an act of violence"
    when = incident.date.value
    if when is None or when.start is None or when.date_prec is None:
        return "no date that UCDP has a code for"
    place = incident.place.value
    if place is None or place.country is None:
        return "no country"
    return None


def _told(incident: Incident) -> str:
    return ", ".join((incident.kind, *(told(figure) for figure in incident.figures)))


def _cells(incident: Incident, context: Context, dyad: Dyad, figure: Figure) -> Iterator[tuple[str, Cell]]:
    identity = (Trace("hash of the incident's id"),)
    yield "id", Cell(context.numbers.number(incident.id), identity)
    yield from _dyad_cells(dyad)
    yield from _source_cells(incident, context)
    when, place = incident.date.value, incident.place.value
    if when is not None:
        yield from _date_cells(incident, when)
    if place is not None:
        yield from _place_cells(incident, context, place)
    deaths = deaths_of(figure, dyad)
    because = traces(figure.said, figure.rule)
    for name, content in (
        *deaths.parts.items(),
        ("best", deaths.best),
        ("high", deaths.high),
        ("low", deaths.low),
    ):
        yield name, Cell(content, because)
    checks = [*dyad.checks, *_checks(place, figure)]
    yield "code_status", Cell(", ".join(checks) or "Clear", (Trace("what the row lacks"),))


def _dyad_cells(dyad: Dyad) -> Iterator[tuple[str, Cell]]:
    both = (*dyad.a.traces, *dyad.b.traces)
    yield "type_of_violence", Cell(dyad.type, (Trace(dyad.rule), *both))
    yield "dyad_name", Cell(dyad.name, both)
    if dyad.type != STATE_BASED:
        yield "conflict_name", Cell(dyad.name, both)
    for letter, actor in (("a", dyad.a), ("b", dyad.b)):
        yield f"side_{letter}", Cell(actor.name, actor.traces)
        if actor.gw is not None:
            yield f"gwno{letter}", Cell(actor.gw, actor.traces)


def _source_cells(incident: Incident, context: Context) -> Iterator[tuple[str, Cell]]:
    reports = context.reports(incident)
    first = {claim.report_id: claim for claim in reversed(context.claims(incident))}
    because = tuple(evidence_of(first[one.id], one, "report of the incident") for one in reports)
    yield "number_of_sources", Cell(len(reports), because)
    yield "source_article", Cell(";".join(_article(one) for one in reports), because)
    yield "source_office", Cell(";".join(_flat(one.outlet) for one in reports), because)
    yield "source_date", Cell(";".join(_day(one) for one in reports), because)
    if any(one.headline for one in reports):
        yield "source_headline", Cell(";".join(_flat(one.headline) for one in reports), because)
    quoted = [(claim.id, claim.said_by) for claim in context.claims(incident) if claim.said_by is not None]
    names = dict.fromkeys(value.value for _, value in quoted)
    told = tuple(trace(value, "source of the claim", claim_id) for claim_id, value in quoted)
    yield "source_original", Cell(", ".join(names) or None, told)


def _date_cells(incident: Incident, when: When) -> Iterator[tuple[str, Cell]]:
    because = traces(incident.date.said, incident.date.rule)
    start = when.start or when.end
    several = (when.date_prec or 0) >= _WEEK or any(True for _ in other_places(incident))
    yield "year", Cell(start.year, because)
    yield "date_prec", Cell(when.date_prec, because)
    yield "date_start", Cell(start, because)
    yield "date_end", Cell(when.end, because)
    yield "event_clarity", Cell(2 if several else 1, because)


def _place_cells(incident: Incident, context: Context, place: Place) -> Iterator[tuple[str, Cell]]:
    because = traces(incident.place.said, incident.place.rule)
    words = dict.fromkeys(one.value.original for one in incident.place.said if one.used)
    contents: dict[str, Content] = {
        "where_prec": place.precision or _COUNTRY_ONLY,
        "where_coordinates": place.name,
        "where_description": "; ".join(words) or None,
        "adm_1": place.admin1,
        "adm_2": place.admin2,
    }
    if place.lat is not None and place.lon is not None:
        contents |= {"latitude": place.lat, "longitude": place.lon, "geom_wkt": point(place.lat, place.lon)}
        yield "priogrid_gid", Cell(priogrid(place.lat, place.lon), (Trace(_FORMULA), *because))
    for name, content in contents.items():
        yield name, Cell(content, because)
    country = context.countries.get(place.country)
    if country is not None:
        rule = Trace("country of the place, by the table of countries")
        for name, content in (
            ("country", country.ucdp or country.name),
            ("country_id", country.gw),
            ("region", country.ucdp_region),
        ):
            yield name, Cell(content, (rule, *because))


def priogrid(lat: float, lon: float) -> int:
    """The cell of the PRIO-GRID that a point lies in; the far edges of the grid belong to its last cells."""
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def point(lat: float, lon: float) -> str:
    """A point as well-known text."""
    return f"POINT ({number(lon)} {number(lat)})"


def _checks(place: Place | None, figure: Figure) -> Iterator[str]:
    if place is None or place.lat is None or place.precision is None:
        yield CHECK_GEOGRAPHY
    if figure.best is None or figure.disputed or is_unsure(figure):
        yield CHECK_DEATHS


def _losses(incident: Incident, dyad: Dyad, figure: Figure) -> Iterator[Loss]:
    yield from common_losses(incident, tolls=(CountKind.KILLED,), weapon=False)
    yield from other_places(incident)
    for actor in (dyad.a, dyad.b):
        if actor.left_out:
            yield Loss("allies on a side", incident.id, f"beside {actor.name}: {', '.join(actor.left_out)}")
    if figure.high is None or figure.low is None:
        yield Loss(
            "open bound of a toll", incident.id, f"{told(figure)}: a bound nobody tells is the best figure"
        )


def _article(report: Report) -> str:
    return f'"{_flat(report.outlet)},{_day(report)},{_flat(report.headline)}"'


def _flat(text: str | None) -> str:
    """A name or headline that holds none of the marks that the column puts between several."""
    return (text or "").replace(";", ",").replace('"', "'")


def _day(report: Report) -> str:
    return report.published.isoformat() if report.published else ""


UCDP = Ucdp()
