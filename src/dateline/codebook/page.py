"""The page of one event kind: what it means, the frames that evoke it, examples that run as tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, field_validator, model_validator

from dateline.codebook.crosswalk import Crosswalk, Slots, as_tuple
from dateline.sheet import Sheet
from dateline.types import Control, CountKind, PlaceRole, Status

PARTS = ("verbs", "nouns", "adjectives")


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

    _tuples = field_validator("actor", "target", mode="before")(as_tuple)

    @field_validator("needs", "unless", "place", mode="before")
    @classmethod
    def _lists(cls, value: object) -> object:
        if isinstance(value, dict):
            return {key: as_tuple(words) for key, words in value.items()}
        return value

    @model_validator(mode="after")
    def _has_words(self) -> Frame:
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError("a frame needs verbs, nouns or adjectives")
        return self

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of speech of its triggers."""
        return tuple(part for part in PARTS if getattr(self, part))

    def triggers(self) -> Iterator[tuple[str, int, str]]:
        """Every (part of speech, number in its list from 0, trigger)."""
        for part in PARTS:
            for number, word in enumerate(getattr(self, part)):
                yield part, number, word

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

    def fields(self) -> dict[str, object]:
        """The fields given, but for the kind."""
        return self.model_dump(exclude_none=True, exclude={"kind"})


class Example(Sheet):
    """A sentence of our own and the claims that must come out of it, no others of any kind."""

    text: str
    claims: tuple[Expected, ...]


Family = Literal[
    "fighting", "one-sided violence", "control", "force in being", "coercion", "people", "politics"
]
Nature = Literal["means", "outcome", "generic", "toll", "at large", "tells deeds", "against enemies"]


class KindPage(Sheet):
    """One kind of event. ``new`` marks a kind that ours does not have, so that a misspelt one is no new one.

    ``rank`` breaks ties between kinds whose frames are equally specific: lower wins.
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
    new: bool = False
    family: Family
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


class Extension(Sheet):
    """A page laid over ours of the same kind: lists are added to ours, everything else takes the place of ours."""

    kind: str
    extends: Literal["ours"]
    family: Family | None = None
    definition: str | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    rank: int | None = None
    speech: bool | None = None
    done_by: tuple[str, ...] = ()
    nature: tuple[Nature, ...] | None = None
    frames: tuple[Frame, ...] = ()
    without: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()
    crosswalk: Crosswalk | None = None

    def over(self, page: KindPage) -> KindPage:
        """The page with this one laid over it."""
        lists = ("includes", "excludes", "done_by", "frames", "without", "examples", "counterexamples")
        rest = ("family", "definition", "rank", "speech", "nature", "crosswalk")
        added = {name: (*getattr(page, name), *getattr(self, name)) for name in lists}
        given = {name: value for name in rest if (value := getattr(self, name)) is not None}
        return page.model_copy(update=added | given)
