"""The page of one event kind: what it means, the frames that evoke it, examples that run as tests."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator, model_validator

from dateline.lexicon.sheet import Sheet
from dateline.types import Control, CountKind, PlaceRole, Status

Slots = tuple[str, ...]


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class Frame(Sheet):
    """Words that evoke a kind, what must stand around them, and which slot fills which role.

    A trigger "gun+down" is the lemma "gun" with "down" as its particle, adverb or complement. Conditions in
    ``needs`` must all hold, those in ``unless`` must all fail; each maps a slot to lemmas and @classes.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    needs: dict[str, Slots] = Field(default_factory=dict)
    unless: dict[str, Slots] = Field(default_factory=dict)
    actor: Slots = ()
    target: Slots = ()
    place: dict[PlaceRole, Slots] = Field(default_factory=dict)
    count: dict[Literal["actor", "target"], CountKind] = Field(default_factory=dict)
    status: Status | None = None

    _tuples = field_validator("actor", "target", mode="before")(_as_tuple)

    @field_validator("needs", "unless", "place", mode="before")
    @classmethod
    def _lists(cls, value: object) -> object:
        if isinstance(value, dict):
            return {key: _as_tuple(words) for key, words in value.items()}
        return value

    @model_validator(mode="after")
    def _has_words(self) -> Frame:
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError("a frame needs verbs, nouns or adjectives")
        return self

    @property
    def specificity(self) -> int:
        """Number of conditions that must hold: the more there are, the stronger the frame."""
        return len(self.needs)


class Expected(Sheet):
    """What an example's claim must hold; only the fields given are compared."""

    kind: str | None = None
    status: Status | None = None
    actor: str | tuple[str, ...] | None = None
    target: str | tuple[str, ...] | None = None
    place: str | tuple[str, ...] | None = None
    source: str | None = None
    weapon: str | None = None
    killed: int | None = None
    injured: int | None = None
    captured: int | None = None
    displaced: int | None = None
    people: int | None = None


class Example(Sheet):
    """A sentence of our own and the claims that must come out of it, no others of any kind."""

    text: str
    claims: tuple[Expected, ...]


class Plover(Sheet):
    """PLOVER event type and mode; the mode is None where the type has none that fits."""

    type: str
    mode: str | None = None


class Crosswalk(Sheet):
    """The nearest code of other schemes; None where a scheme has no such event."""

    plover: Plover | None
    acled: str | None
    ucdp: Literal[1, 2, 3] | None
    cameo: str | None


Nature = Literal["means", "outcome", "generic", "toll", "at large", "tells deeds", "against enemies"]


class KindPage(Sheet):
    """One kind of event. ``rank`` breaks ties between kinds whose frames are equally specific: lower wins.

    ``speech`` marks kinds that are done by speaking (a condemnation, an appeal): their speaker is the actor.
    ``done_by`` are verbs that do the act by being said: who orders a curfew has restricted, not planned to.

    ``control`` says what a claim of the kind tells of who has its place, for the view of who holds what.

    ``nature`` says how claims of the kind join others that tell the same event:
    "means": its word can be the event that outcomes belong to ("the blast killed 12");
    "outcome": told with such an event, it is part of it ("killed", "wounded", "destroyed");
    "generic": it does not tell the means, so that a kind that does takes its place;
    "toll": it is nothing but figures, and belongs to the violence told just before;
    "at large": its word may mean a whole war, whose tolls are tolls and whose mentions are no single event;
    "against enemies": told without whom, in a report on one armed group, it was done to that group;
    "tells deeds": what it speaks of did happen by its voice, and stays a claim (accusations).
    """

    kind: str
    family: str
    definition: str
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    rank: int = 50
    speech: bool = False
    done_by: tuple[str, ...] = ()
    nature: tuple[Nature, ...] = ()
    control: Control | None = None
    frames: tuple[Frame, ...]
    without: tuple[Frame, ...] = ()
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]
    crosswalk: Crosswalk
