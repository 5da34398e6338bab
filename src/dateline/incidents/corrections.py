"""Values that a person corrected: the new one takes the field, the machine's stays beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from dateline.incidents.corrected import parse_correction
from dateline.incidents.participants import together
from dateline.incidents.rules import Rules
from dateline.incidents.rulings import Rulings
from dateline.incidents.telling import Telling
from dateline.incidents.voices import Heard
from dateline.types import (
    Chosen,
    Claim,
    CountKind,
    Dated,
    Incident,
    Judgement,
    Located,
    PlaceRole,
    Said,
    Value,
)

T = TypeVar("T")
_TOLLS = frozenset(what.value for what in CountKind)


@dataclass(frozen=True)
class Replaced:
    """What the machine read in a field of a claim before ``who`` corrected it."""

    claim_id: str
    field: str
    was: Value[Any]
    who: str
    why: str


def correct(tellings: Sequence[Telling], rulings: Rulings) -> tuple[list[Telling], tuple[Replaced, ...]]:
    """The tellings with people's values in their claims, and the values that gave way."""
    corrected: list[Telling] = []
    replaced: list[Replaced] = []
    for telling in tellings:
        claim = telling.claim
        for one in rulings.corrections.get(claim.id, ()):
            before = claim
            claim = _corrected(claim, one)
            gone = _values(before, str(one.field))
            replaced += [Replaced(claim.id, str(one.field), value, one.who, one.why) for value in gone]
        corrected.append(telling if claim is telling.claim else replace(telling, claim=claim))
    return corrected, tuple(replaced)


def with_replaced(
    incident: Incident, replaced: Sequence[Replaced], heard: Sequence[Heard], rules: Rules
) -> Incident:
    """The incident with the machine's values beside the corrected ones, unused and with the reason."""
    by_claim = {one.claim.id: one for one in heard}
    for one in replaced:
        incident = _beside(incident, one.field, _unused(one, by_claim[one.claim_id], rules))
    return incident


def _beside(incident: Incident, field: str, said: Said[Any]) -> Incident:
    if field == "date":
        return replace(incident, date=_with(incident.date, said))
    if field == "place":
        return replace(incident, place=_with(incident.place, said))
    if field == "actors":
        return replace(incident, actors=_with(incident.actors, said))
    if field == "targets":
        return replace(incident, targets=_with(incident.targets, said))
    if field == "weapon":
        return replace(incident, weapon=_with(incident.weapon, said))
    figures = (
        replace(one, said=(*one.said, said)) if one.what.value == field else one for one in incident.figures
    )
    return replace(incident, figures=tuple(figures))


def _with(chosen: Chosen[T], said: Said[T]) -> Chosen[T]:
    return replace(chosen, said=(*chosen.said, said))


def _unused(one: Replaced, heard: Heard, rules: Rules) -> Said[Any]:
    return Said(
        claim_id=one.claim_id,
        report_id=heard.claim.report_id,
        voice=heard.name,
        origin=heard.origin,
        status=heard.claim.status,
        value=one.was,
        published=heard.telling.published,
        used=False,
        reason=rules.reasons.replaced.format(who=one.who, why=one.why),
    )


def _values(claim: Claim, field: str) -> list[Value[Any]]:
    """What a claim says of a field of its incident."""
    if field in _TOLLS:
        return [value for value in claim.counts if value.value.what.value == field]
    if field == "date":
        return [claim.date] if claim.date else []
    if field == "weapon":
        return [claim.weapon] if claim.weapon else []
    if field == "place":
        return [replace(one.place, value=replace(one.place.value, candidates=())) for one in claim.place]
    values = claim.actor if field == "actors" else claim.target
    return [together(values)] if values else []


def _corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with the new value, whose evidence is the old one's, or the claim's own where it had none."""
    field = str(judgement.field)
    value = parse_correction(field, judgement.detail)
    old = _values(claim, field)
    words = old[0] if old else _words_of(claim)
    origin = f"corrected by {judgement.who}"

    def new(what: T) -> Value[T]:
        return Value(what, words.original, words.evidence, origin)

    if field in _TOLLS:
        others = tuple(one for one in claim.counts if one.value.what.value != field)
        return replace(claim, counts=(*others, new(value)))
    if field == "date":
        return replace(claim, date=Dated(value, words.original, words.evidence, origin))
    if field == "weapon":
        return replace(claim, weapon=new(value))
    if field == "place":
        return replace(claim, place=(Located(PlaceRole.AT, new(value)),))
    names = tuple(new(name) for name in value)
    return replace(claim, actor=names) if field == "actors" else replace(claim, target=names)


def _words_of(claim: Claim) -> Value[Any]:
    """The claim's own evidence, for a value that its report does not tell; its words are not quoted again."""
    return Value(None, "", claim.evidence, "")
