"""ACLED's notes: what is said to have happened and who says so, in neutral words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.export.acled_actors import load_words
from dateline.export.acled_event import Event
from dateline.export.common import told
from dateline.export.context import Context
from dateline.types import CountKind, Incident, Place, Status

_VOICES = 4
"""Voices named before "and others": a note is a sentence or two."""


def notes(incident: Incident, context: Context, event: Event, day: date, *, exact: bool) -> str:
    """ "On 16 June 2014, in Ravenna (Italy), there was …": the day and place first, the voices last."""
    place = incident.place.value
    where = f", in {_place(place, context)}" if place is not None else ""
    what = load_words().phrases.get(event.sub_type, event.sub_type)
    who = "".join(_who(incident, event))
    first = f"{_when(incident, day, exact)}{where}, there was {what}{who}, according to {_voices(incident, context)}."
    tolls = [told(one) for one in incident.figures if one.what is not CountKind.PEOPLE]
    second = f" Toll: {', '.join(tolls)}." if tolls else ""
    third = " The sources do not agree." if incident.disputed else ""
    return first + second + third


def _when(incident: Incident, day: date, exact: bool) -> str:
    """ "On 16 June 2014"; "Between" the first and the last day where it is not known which."""
    when = incident.date.value
    if exact or when is None or when.start is None:
        return f"On {written(day)}"
    return f"Between {written(when.start)} and {written(when.end)}"


def written(day: date) -> str:
    """A day in words: "16 June 2014"."""
    return f"{day.day} {day:%B} {day.year}"


def _place(place: Place, context: Context) -> str:
    around = [place.admin1, context.countries.name(place.country)]
    known = [name for name in around if name and name != place.name]
    near = "the area of " if (place.precision or 0) > 1 and place.precision != 6 else ""
    return f"{near}{place.name} ({', '.join(known)})" if known else f"{near}{place.name}"


def _who(incident: Incident, event: Event) -> Iterator[str]:
    if event.type == "Battles" and incident.actors.value and incident.targets.value:
        yield f" between {_joined(incident.actors.value)} and {_joined(incident.targets.value)}"
        return
    if incident.actors.value:
        yield f" by {_joined(incident.actors.value)}"
    if incident.targets.value:
        yield (
            f" involving {_joined(incident.targets.value)}"
            if not incident.actors.value
            else (f" against {_joined(incident.targets.value)}")
        )


def _joined(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _voices(incident: Incident, context: Context) -> str:
    """Who says so: each voice with the outlet that carries it, and whether it is unverified."""
    voices = dict.fromkeys(_voice(claim_id, context) for claim_id in incident.claim_ids)
    names = list(voices)[:_VOICES]
    more = len(voices) - len(names)
    return "; ".join([*names, *([f"{more} others"] if more else [])])


def _voice(claim_id: str, context: Context) -> str:
    claim = context.claim(claim_id)
    report = context.report(claim.report_id)
    outlet = report.outlet or "a report"
    dated = f"{outlet}, {written(report.published)}" if report.published else outlet
    unsure = ", unverified" if claim.status is Status.UNVERIFIED else ""
    return f"{claim.said_by.value} ({dated}){unsure}" if claim.said_by else f"{dated}{unsure}"
