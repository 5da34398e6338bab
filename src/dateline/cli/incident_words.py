"""An incident in words: one sentence, its figures, and what each voice says of a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.cli.dates import in_words
from dateline.cli.sentence import join, sentence
from dateline.types import (
    Claim,
    Count,
    CountKind,
    Dated,
    Figure,
    Incident,
    Located,
    Place,
    PlaceRole,
    Said,
    Span,
    Status,
    Value,
    When,
)

_EXACTLY = {
    2: "near it or in a part of it",
    3: "the district",
    4: "the province",
    5: "a wider region",
    6: "the country",
    7: "international waters",
}
"""By UCDP's where_prec; 1 is the place itself."""

_MOVING = frozenset({"deployment", "displacement", "expulsion", "return", "withdrawal"})

_NOWHERE = (Span("-", 0, 1),)
"""Stands for evidence in a claim that is built only to be put into words."""


def told(incident: Incident) -> str:
    """The incident as one sentence, without its figures.

    Of those who move the sentence only names the place: an incident does not tell whether they left it.
    """
    claim, place = _as_claim(incident), incident.place.value
    if incident.kind not in _MOVING or place is None:
        return sentence(claim)
    return f"{sentence(replace(claim, place=())).removesuffix('.')} ({place.name})."


def range_in_words(figure: Figure) -> str:
    """ "12 (12 to 30)", "at least 10", "up to 20"."""
    low, best, high = figure.low, figure.best, figure.high
    if best is None:
        return f"up to {high:,}" if high is not None else "not told"
    if high is None:
        return f"at least {best:,}" if low == best else f"{best:,} ({low:,} or more)"
    return f"{best:,}" if low == high else f"{best:,} ({low:,} to {high:,})"


def count_in_words(count: Count) -> str:
    """ "12", "at least 30", "24 to 99"."""
    if count.best is not None:
        return f"{count.best:,}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    return f"at least {count.low:,}" if count.low is not None else f"up to {count.high:,}"


def shares_in_words(figure: Figure) -> str:
    """ "5 soldiers, 3 of whom nobody says who they were"; empty where nobody tells any part."""
    if all(share.party is None for share in figure.shares):
        return ""
    parts = [
        f"{share.best:,} {share.party}" if share.party else f"{share.best:,} others"
        for share in figure.shares
    ]
    return ", ".join(parts)


def value_in_words(value: Any) -> str:
    """The value of any field; what nobody says is a dash."""
    if value is None:
        return "—"
    if isinstance(value, When):
        words = in_words(value).removeprefix("on ").removeprefix("in the ").removeprefix("in ")
        return words[:1].upper() + words[1:]
    if isinstance(value, Place):
        return place_in_words(value)
    if isinstance(value, Count):
        return count_in_words(value)
    return join(value) if isinstance(value, tuple) else str(value)


def place_in_words(place: Place) -> str:
    """ "Mosul, Nineveh, IRQ (near it or in a part of it)"."""
    names = [place.name]
    names += [name for name in (place.admin1, place.country) if name and name not in names]
    exactly = _EXACTLY.get(place.precision or 0) if place.lat is not None else "not on the map"
    return ", ".join(names) + (f" ({exactly})" if exactly else "")


def voice_in_words(said: Said[Any], outlet: str | None) -> str:
    """ "Hospital doctor in The River Post"; the outlet alone for the reporter's own words."""
    if said.voice is None or (outlet and said.voice.casefold() == outlet.casefold()):
        return outlet or f"report {said.report_id}"
    return f"{said.voice} in {outlet}" if outlet else said.voice


def disputed_fields(incident: Incident) -> list[str]:
    """The fields on which voices disagree."""
    chosen = ("date", "place", "actors", "targets", "weapon")
    fields = [name for name in chosen if getattr(incident, name).disputed]
    return fields + [figure.what.value for figure in incident.figures if figure.disputed]


def main_figure(incident: Incident) -> str:
    """The toll that tells most of an incident: the dead, else the first there is."""
    figure = incident.figure(CountKind.KILLED) or next(iter(incident.figures), None)
    return f"{range_in_words(figure)} {figure.what.value}" if figure else ""


def _as_claim(incident: Incident) -> Claim:
    """The chosen values as one claim, to be put into words like any other."""
    when, place, weapon = incident.date.value, incident.place.value, incident.weapon.value
    statuses = {said.status for said in _all_said(incident)}
    return Claim(
        id=incident.id,
        report_id="-",
        kind=incident.kind,
        status=Status.UNVERIFIED if statuses == {Status.UNVERIFIED} else Status.ASSERTED,
        evidence=_NOWHERE,
        actor=tuple(_value(name) for name in incident.actors.value or ()),
        target=tuple(_value(name) for name in incident.targets.value or ()),
        place=(Located(PlaceRole.NEAR if place.precision == 2 else PlaceRole.AT, _value(place)),)
        if place
        else (),
        date=Dated(when, "", _NOWHERE, "") if when else None,
        weapon=_value(weapon) if weapon else None,
    )


def _all_said(incident: Incident) -> Sequence[Said[Any]]:
    chosen = (incident.date, incident.place, incident.actors, incident.targets, incident.weapon)
    said: list[Said[Any]] = [one for field in chosen for one in field.said]
    return [*said, *(one for figure in incident.figures for one in figure.said)]


def _value(what: Any) -> Value[Any]:
    return Value(what, "", _NOWHERE, "")
