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
    Party,
    PlaceRole,
    Said,
    Span,
    Value,
    When,
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
        for one in rulings.corrections.get(telling.claim.id, ()):
            gone = _values(telling.claim, str(one.field))
            replaced += [
                Replaced(telling.claim.id, str(one.field), value, one.who, one.why) for value in gone
            ]
        claim = as_corrected(telling.claim, rulings)
        corrected.append(telling if claim is telling.claim else replace(telling, claim=claim))
    return corrected, tuple(replaced)


def as_corrected(claim: Claim, rulings: Rulings) -> Claim:
    """The claim with people's values in it; itself where nobody corrected it.

    A value whose words a person selected has these as its evidence. Any other keeps that of the value it replaces,
    or of the claim, and quotes nothing: its ``origin`` is then "given by" that person.
    """
    for one in rulings.corrections.get(claim.id, ()):
        claim = _corrected(claim, one)
    return claim


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
    if field not in {"actors", "targets"}:
        return []
    values = claim.actor if field == "actors" else claim.target
    return [together(values)] if values else []


def _corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with the new value, or without one where the report does not tell it."""
    field = str(judgement.field)
    value = parse_correction(field, judgement.detail)
    if field == "kind":
        return replace(claim, kind=value)
    if field == "status":
        return replace(claim, status=value)
    words = _words_of(claim, field, judgement)
    if field in _TOLLS:
        others = tuple(one for one in claim.counts if one.value.what.value != field)
        return replace(claim, counts=others if value is None else (*others, words.give(value)))
    if field == "date":
        return replace(claim, date=None if value is None else words.date(value))
    if field == "weapon":
        return replace(claim, weapon=None if value is None else words.give(value))
    if field == "place":
        return replace(claim, place=() if value is None else (Located(PlaceRole.AT, words.give(value)),))
    if field == "source":
        claim = _knowing(claim, (value,) if value else ())
        return replace(claim, said_by=None if value is None else words.give(value.name))
    return _with_parties(claim, field, value or (), words)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a person's value points at: the words selected for it, else those of what it replaces, unquoted."""

    original: str
    evidence: tuple[Span, ...]
    origin: str

    def give(self, what: T) -> Value[T]:
        return Value(what, self.original, self.evidence, self.origin)

    def date(self, what: When) -> Dated:
        return Dated(what, self.original, self.evidence, self.origin)


def _words_of(claim: Claim, field: str, judgement: Judgement) -> _Words:
    if judgement.evidence:
        return _Words(judgement.original, judgement.evidence, f"corrected by {judgement.who}")
    old = [claim.said_by] if field == "source" and claim.said_by else _values(claim, field)
    evidence = old[0].evidence if old else claim.evidence
    return _Words("", evidence, f"given by {judgement.who}")


def _with_parties(claim: Claim, field: str, parties: Sequence[Party], words: _Words) -> Claim:
    """The claim with these actors or targets; one that was there before keeps its own words."""
    before = claim.actor if field == "actors" else claim.target
    known = {value.value: value for value in before}
    values = tuple(known.get(party.name) or words.give(party.name) for party in parties)
    claim = _knowing(claim, parties)
    return replace(claim, actor=values) if field == "actors" else replace(claim, target=values)


def _knowing(claim: Claim, parties: Sequence[Party]) -> Claim:
    """The claim with what is known of these added to what it knows already."""
    new = tuple(one for one in parties if claim.party(one.name) is None and one != Party(one.name, False))
    return replace(claim, parties=(*claim.parties, *new)) if new else claim
