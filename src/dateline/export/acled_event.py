"""What kind of event ACLED sees in an incident, and who its two actors are."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.acled_actors import ARMED, CIVILIANS, CROWDS, Actor, actor_of, crowd_of
from dateline.export.context import Context
from dateline.export.crosswalks import schemes
from dateline.export.sides import Camp, Side
from dateline.types import CountKind, Incident

_CROWDED = {"Protests": "Protesters", "Riots": "Rioters"}
_EXCESSIVE = "Excessive force against protesters"
_PEACEFUL = "Peaceful protest"
_INTERVENTION = "Protest with intervention"
_UNKNOWN = {
    "Battles": (ARMED, ARMED),
    "Explosions/Remote violence": (ARMED, None),
    "Violence against civilians": (ARMED, CIVILIANS),
}
"""Whom ACLED takes a side for that nobody names, by type of event: one who did it, one it was done to."""
_HURT = (CountKind.KILLED, CountKind.INJURED)
_UNARMED = {CIVILIANS, "Protesters"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its types, its actors and the rule that gave the types."""

    type: str
    sub_type: str
    first: Actor
    second: Actor
    rule: str

    @property
    def against_civilians(self) -> bool:
        """Whether civilians, or protesters who were met with excessive force, were the target."""
        return (
            self.sub_type == _EXCESSIVE
            or (self.type in _UNKNOWN and self.second.inter in _UNARMED)
            or (self.type == "Riots" and self.second.inter == CIVILIANS)
        )


def event_of(incident: Incident, context: Context, code: str, first: Side, second: Side) -> Event:
    """The event of an incident, by the sub-event type that the crosswalk gives."""
    place = incident.place.value
    country = place.country if place else None
    kind = schemes().acled.type_of(code) or ""
    if kind in _CROWDED:
        return _crowded(incident, context, code, kind, (first, second), country)
    doer, done_to = _UNKNOWN.get(kind, (None, None))
    return Event(
        kind,
        code,
        actor_of(first, country, context, unknown=doer),
        actor_of(second, country, context, unknown=done_to),
        "the codebook's crosswalk",
    )


def _crowded(
    incident: Incident, context: Context, code: str, kind: str, both: tuple[Side, Side], country: str | None
) -> Event:
    """A protest or riot: the crowd stands first, whoever was told as the doer."""
    armed = next((side for side in both if side.camp is Camp.STATE), None)
    crowd = next((side for side in both if side is not armed), both[0])
    met = armed is not None and (armed is both[0] or code == _INTERVENTION)
    rule = "the codebook's crosswalk"
    if met and kind == "Protests":
        code, rule = _met_with_force(incident, code, rule)
    other = armed if armed is not None and (met or kind == "Riots") else None
    second = (
        actor_of(other, country, context, unknown=None)
        if other
        else _victims(code, both, crowd, country, context)
    )
    return Event(kind, code, crowd_of(crowd, CROWDS[kind == "Protests"], country, context), second, rule)


def _met_with_force(incident: Incident, code: str, rule: str) -> tuple[str, str]:
    """Excessive force where somebody was killed or hurt, else an intervention."""
    hurt = [figure for what in _HURT if (figure := incident.figure(what)) is not None]
    if any((figure.best or figure.low or 0) > 0 for figure in hurt):
        return _EXCESSIVE, "state forces at a protest, and people killed or injured"
    return (_INTERVENTION, "state forces at a protest") if code == _PEACEFUL else (code, rule)


def _victims(code: str, both: tuple[Side, Side], crowd: Side, country: str | None, context: Context) -> Actor:
    """Those whom a mob attacked; nobody at a demonstration."""
    other = next((side for side in both if side is not crowd), Side())
    if code != "Mob violence":
        return Actor()
    return actor_of(other, country, context, unknown=CIVILIANS)
