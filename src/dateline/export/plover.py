"""PLOVER's records as JSON lines: one an incident, never with the text of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.export.common import common_losses, other_places
from dateline.export.context import Context, traces
from dateline.export.lines import JsonLines
from dateline.export.parties import Participant, participants, range_losses
from dateline.export.plover_codes import PloverCode, feature_of, is_point, load_plover_codes, plover_code
from dateline.export.shape import Cell, Loss, Row, Table, Trace
from dateline.export.sheets import load_tables, table_of
from dateline.types import CountKind, Incident, Report
from dateline.version import __version__

SIZES = {"dead": CountKind.KILLED, "injured": CountKind.INJURED, "arrested": CountKind.CAPTURED}
_UNKNOWN = {"sector": "UNK"}
"""Who did it where nobody says: the key is required, so it cannot be left out."""
Cells = dict[str, Cell]


@dataclass(frozen=True)
class Plover:
    """PLOVER. An incident without a day, or of a kind that PLOVER has no type of, gives no record."""

    name: str = "plover"
    title: str = "PLOVER"
    edition: str = "2021"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table of plover.yaml."""
        return (table_of(load_tables("plover"), "events", "plover.jsonl", JsonLines(sparse=True)),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The record of one incident, and what it could not hold."""
        code = plover_code(incident, context)
        if code is None:
            yield Loss("left out: a kind without a PLOVER type", incident.id, incident.kind)
        elif incident.date.value is None or incident.date.value.start is None:
            yield Loss("left out: no first day", incident.id, incident.kind)
        else:
            cells = {
                **_event(incident, code, context),
                **_parties(incident, context),
                **_place(incident, context),
                **_size(incident),
                **_sources(incident, context),
            }
            yield Row("events", incident.id, cells)
            tolls = frozenset(SIZES.values())
            yield from range_losses(incident, tolls)
            yield from common_losses(incident, tolls=tolls, weapon=False)
            yield from other_places(incident)


def _event(incident: Incident, code: PloverCode, context: Context) -> Cells:
    when = incident.date.value
    assert when is not None  # rows() asks
    day = traces(incident.date.said, incident.date.rule)
    words = [
        context.report(claim.report_id).quote(word.span) for claim in code.claims for word in claim.triggers
    ]
    coded = code.traces(context)
    return {
        "id": Cell(incident.id, (Trace("the incident's id"),)),
        "has_event": Cell(True, (Trace("an incident is an event"),)),
        "date": Cell(when.start, day),
        "enddate": Cell(when.end if when.end != when.start else None, day),
        "event": Cell([code.type], coded),
        "mode": Cell([code.mode] if code.mode else [], coded),
        "context": Cell(list(code.contexts), (Trace("contexts of the kind"),)),
        "quad_code": Cell(code.quad, (Trace("quad code of the type"),)),
        "event_scale": Cell(float(code.intensity), (Trace("score of the type and mode"),)),
        "event_text": Cell(list(dict.fromkeys(words)), coded),
        "coder": Cell(f"Dateline {__version__}", (Trace("the program"),)),
        "comment": Cell(f"kind: {incident.kind}", (Trace("the incident's kind"),)),
    }


def _parties(incident: Incident, context: Context) -> Cells:
    actors = participants(incident, incident.actors, context)
    targets = participants(incident, incident.targets, context)
    if incident.kind in load_plover_codes().two_sided and actors and targets:
        actors, targets = (*actors, *targets), ()
    came = traces(incident.actors.said, incident.actors.rule) if actors else (Trace("nobody says who"),)
    return {
        "actor": Cell([_entity(one) for one in actors] or [_UNKNOWN], came),
        "recipient": Cell(
            [_entity(one) for one in targets], traces(incident.targets.said, incident.targets.rule)
        ),
    }


def _entity(one: Participant) -> dict[str, Any]:
    found = {
        "code": one.country.iso3 if one.country else None,
        "sector": one.sector,
        "entity_text": one.name,
        "office": one.title,
    }
    return {key: content for key, content in found.items() if content is not None}


def _place(incident: Incident, context: Context) -> Cells:
    place = incident.place.value
    if place is None:
        return {}
    feature = feature_of(place, context) or (None, None)
    town = place.precision in {1, 2} and place.key is not None
    said = next((one.value.original for one in incident.place.said if one.used), None)
    found: dict[str, Any] = {
        "extracted_place": said,
        "resolved_place": place.name if place.lat is not None else None,
        "geonameid": place.geonames_id,
        "lat": place.lat if is_point(place) else None,
        "lon": place.lon if is_point(place) else None,
        "city": place.name if town else None,
        "district": place.admin2,
        "province": place.admin1,
        "country": context.countries.name(place.country),
        "country_code": place.country,
        "feature_class": feature[0],
        "feature_code": feature[1],
        "resolution": load_plover_codes().resolution.get(place.precision) if place.precision else None,
    }
    kept = {key: content for key, content in found.items() if content is not None}
    return {"event_loc": Cell(kept, traces(incident.place.said, incident.place.rule))}


def _size(incident: Incident) -> Cells:
    figures = {key: figure for key, what in SIZES.items() if (figure := incident.figure(what))}
    best = {key: figure.best for key, figure in figures.items() if figure.best is not None}
    came = tuple(trace for figure in figures.values() for trace in traces(figure.said, figure.rule))
    return {"size": Cell(best, came)}


def _sources(incident: Incident, context: Context) -> Cells:
    reports = sorted(
        context.reports(incident), key=lambda report: (str(report.published or "9999"), report.id)
    )
    about = context.about(incident)
    cited = [_cited(report, context) for report in reports]
    for one in cited:
        if "title" in one:
            one["title"] = context.privacy.quote(one["title"], about)
    came = tuple(Trace("the report's head", report_id=report.id) for report in reports)
    more = {"more": cited[1:]} if len(cited) > 1 else {}
    return {"link": Cell(cited[0].get("url"), came[:1]), "cite_info": Cell(cited[0] | more, came)}


def _cited(report: Report, context: Context) -> dict[str, Any]:
    parts = (report.outlet, report.published.isoformat() if report.published else None)
    found = {
        "corpus": "Dateline",
        "citation": ", ".join(part for part in parts if part) or None,
        "url": context.url(report.id),
        "title": report.headline,
        "language": report.language,
    }
    return {key: content for key, content in found.items() if content is not None}


PLOVER = Plover()
