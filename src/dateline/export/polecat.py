"""POLECAT's 40 columns: one row an incident, tab-separated, "None" for what is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export.common import common_losses, other_places
from dateline.export.context import Context, traces
from dateline.export.delimited import Delimited
from dateline.export.parties import Participant, participants
from dateline.export.plover_codes import PloverCode, feature_of, is_point, load_plover_codes, plover_code
from dateline.export.shape import Cell, Content, Loss, Row, Table, Trace
from dateline.export.sheets import load_tables, table_of
from dateline.export.text import number
from dateline.types import Incident, Place
from dateline.version import __version__

KIND = Delimited(delimiter="\t", blank="None", quoted=False)
Cells = dict[str, Cell]


@dataclass(frozen=True)
class Polecat:
    """POLECAT. Kinds that PLOVER has no type of (tolls without an event, returns) give no row."""

    name: str = "polecat"
    title: str = "POLECAT"
    edition: str = "2023"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table of polecat.yaml."""
        return (table_of(load_tables("polecat"), "events", "polecat.tsv", KIND, id_column="Event ID"),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The row of one incident, and what it could not hold."""
        code = plover_code(incident, context)
        if code is None:
            yield Loss("left out: a kind without a PLOVER type", incident.id, incident.kind)
            return
        actors = participants(incident, incident.actors, context)
        targets = participants(incident, incident.targets, context)
        if not targets and incident.kind in load_plover_codes().two_sided:
            actors, targets = actors[:1], actors[1:]
        cells = {
            **_event(incident, code, context),
            **_side("Actor", actors),
            **_side("Recipient", targets),
            **_place(incident, context),
            **_story(incident, context),
        }
        yield Row("events", incident.id, cells)
        yield from common_losses(incident, tolls=(), weapon=False)
        yield from other_places(incident)
        yield from _own_losses(incident, actors, targets)


def _event(incident: Incident, code: PloverCode, context: Context) -> Cells:
    when = incident.date.value
    return {
        "Event ID": Cell(incident.id, (Trace("the incident's id"),)),
        "Event Date": Cell(when.start if when else None, traces(incident.date.said, incident.date.rule)),
        "Event Type": Cell(code.type, code.traces(context)),
        "Event Mode": Cell(code.mode, code.traces(context)),
        "Intensity": Cell(float(code.intensity), (Trace("score of the type and mode"),)),
        "Quad Code": Cell(code.quad, (Trace("quad code of the type"),)),
        "Contexts": Cell(_joined(code.contexts), (Trace("contexts of the kind"),)),
        "Version": Cell(f"Dateline {__version__}", (Trace("the program"),)),
    }


def _side(role: str, found: tuple[Participant, ...]) -> Cells:
    if not found:
        return {}
    first = found[0]
    country = first.country
    contents: dict[str, Content] = {
        f"{role} Name": first.name,
        f"{role} Country": country.iso3 if country else None,
        f"{role} COW": str(country.cow) if country and country.cow is not None else None,
        f"Primary {role} Sector": first.sector,
        f"{role} Sectors": _joined(dict.fromkeys(one.sector for one in found)),
        f"{role} Title": first.title,
        f"{role} Name Raw": first.words,
    }
    return {name: Cell(content, first.traces) for name, content in contents.items()}


def _place(incident: Incident, context: Context) -> Cells:
    place = incident.place.value
    if place is None:
        return {}
    feature = feature_of(place, context)
    said = next((one.value.original for one in incident.place.said if one.used), None)
    contents: dict[str, Content] = {
        "Placename": place.name,
        "City": place.name if place.precision in {1, 2} and place.key else None,
        "District": place.admin2,
        "Province": place.admin1,
        "Country": place.country,
        **_point(place),
        "GeoNames ID": str(place.geonames_id) if place.geonames_id else None,
        "Raw Placename": said,
        "Feature Type": feature[1] if feature else None,
    }
    came = traces(incident.place.said, incident.place.rule)
    return {name: Cell(content, came) for name, content in contents.items()}


def _point(place: Place) -> dict[str, Content]:
    if not is_point(place) or place.lat is None or place.lon is None:
        return {}
    return {"Latitude": number(place.lat), "Longitude": number(place.lon)}


def _story(incident: Incident, context: Context) -> Cells:
    reports = context.reports(incident)
    claims = context.claims(incident)
    published = [report.published for report in reports if report.published]
    named = [
        (value.value, claim.party(value.value))
        for claim in claims
        for value in (*claim.actor, *claim.target, *([claim.said_by] if claim.said_by else []))
    ]
    people = {name for name, _ in named if context.privacy.is_person(name)}
    open_people = [name for name in people if name not in _private(incident, context)]
    bodies = {name for name, party in named if party is not None and party.known and name not in people}
    places = {value.value.name for claim in claims for located in claim.place for value in located.values()}
    contents: dict[str, Content] = {
        "Source": _joined(dict.fromkeys(report.outlet for report in reports if report.outlet)),
        "Publication Date": min(published) if published else None,
        "Story People": _joined(sorted(open_people)),
        "Story Organizations": _joined(sorted(bodies)),
        "Story Locations": _joined(sorted(places)),
        "Language": _joined(dict.fromkeys(report.language for report in reports if report.language)),
    }
    came = tuple(Trace("all claims of the incident", claim.id, claim.report_id) for claim in claims)
    return {name: Cell(content, came) for name, content in contents.items()}


def _private(incident: Incident, context: Context) -> frozenset[str]:
    """Names of private people, as they stand in the claims; nobody's where all are to be named."""
    if context.options.name_victims:
        return frozenset()
    return frozenset(
        name for claim in context.claims(incident) for name in context.privacy.private_names(claim)
    )


def _own_losses(
    incident: Incident, actors: tuple[Participant, ...], targets: tuple[Participant, ...]
) -> Iterator[Loss]:
    for role, found in (("actors", actors), ("targets", targets)):
        if len(found) > 1:
            yield Loss(f"further {role}", incident.id, "; ".join(one.name for one in found[1:]))
    when, place = incident.date.value, incident.place.value
    if when is not None and when.start != when.end:
        yield Loss("days of a range", incident.id, f"{when.start or 'before'} to {when.end}")
    if place is not None and place.lat is not None and not is_point(place):
        yield Loss("area without a point", incident.id, f"{place.name}, where_prec {place.precision}")


def _joined(words: Iterable[str | None]) -> str | None:
    return ";".join(word for word in words if word) or None


POLECAT = Polecat()
