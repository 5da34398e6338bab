"""What a page may name: the slots that the engine fills, and the codes of other schemes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field

from dateline.codebook.crosswalk import Crosswalk, Special
from dateline.sheet import Sheet, read_sheet

NAME_CLASSES = frozenset({"name", "time", "person_name", "place_name", "organisation_name"})
"""Classes that no sheet lists: the reader finds their members in the text."""

Fault = tuple[tuple[str | int, ...], str]
"""Where on a page something is wrong, and what."""


class Relation(Sheet):
    """A slot that is no preposition: which parts of speech have it, and what stands in it."""

    of: tuple[Literal["verbs", "nouns", "adjectives"], ...]
    what: str = Field(alias="is")


class Person(Sheet):
    """What only an actor or a target may name; ``alone`` where it needs no slot before it."""

    alone: bool
    what: str = Field(alias="is")


class Slotted(Sheet):
    """slots.yaml."""

    relations: dict[str, Relation]
    people: dict[str, Person]
    prepositions: frozenset[str]

    def path_refusal(self, path: str, parts: tuple[str, ...]) -> str | None:
        """Why an actor or a target cannot be found by a path of slots ("clause.object"); None where it can."""
        first, *rest = path.split(".")
        if first in self.people and not rest:
            return (
                None
                if self.people[first].alone
                else f"{first!r} needs a slot before it: write object.{first}"
            )
        for number, step in enumerate(rest, start=1):
            if step in self.people and number == len(rest):
                continue
            if step not in self.relations and step not in self.prepositions:
                return f"the slot {step!r} is no relation; there are: {self._there(people=True)}"
        return self.refusal(first, parts, people=True)

    def _there(self, *, people: bool) -> str:
        return f"{', '.join([*self.relations, *(self.people if people else ())])}, or a preposition"

    def refusal(self, slot: str, parts: tuple[str, ...], *, people: bool = False) -> str | None:
        """Why a frame with triggers of these parts of speech cannot name the slot; None where it can."""
        if slot in self.prepositions:
            return None
        if slot not in self.relations:
            return f"the slot {slot!r} is no relation; there are: {self._there(people=people)}"
        fitting = self.relations[slot].of
        if not set(parts) & set(fitting):
            return f"{' and '.join(parts)} have no slot {slot!r}; it belongs to {', '.join(fitting)}"
        return None


class PloverType(Sheet):
    """A PLOVER type with its quad code and modes."""

    quad: Literal[1, 2, 3, 4]
    modes: tuple[str, ...] = ()


class PloverCodes(Sheet):
    """PLOVER's types."""

    source: str
    types: dict[str, PloverType]


class AcledCodes(Sheet):
    """ACLED's event types with their sub-event types."""

    source: str
    types: dict[str, tuple[str, ...]]

    def type_of(self, code: str) -> str | None:
        """The event type of a sub-event type; None for one that does not exist."""
        return next((name for name, subtypes in self.types.items() if code in subtypes), None)


class UcdpCodes(Sheet):
    """UCDP's types of violence."""

    source: str
    types: dict[int, str]


class CameoCodes(Sheet):
    """CAMEO's codes with a label each."""

    source: str
    codes: dict[str, str]


class Schemes(Sheet):
    """schemes.yaml."""

    plover: PloverCodes
    acled: AcledCodes
    ucdp: UcdpCodes
    cameo: CameoCodes

    def faults(self, crosswalk: Crosswalk) -> Iterator[Fault]:
        """Codes of a crosswalk that do not exist."""
        yield from self._faults(crosswalk, ())
        for number, special in enumerate(crosswalk.where):
            yield from self._faults(special, ("where", number))

    def _faults(self, codes: Crosswalk | Special, at: tuple[str | int, ...]) -> Iterator[Fault]:
        plover = codes.plover
        if plover is not None and plover.type not in self.plover.types:
            there = ", ".join(self.plover.types)
            yield (*at, "plover", "type"), f"PLOVER has no type {plover.type!r}; there are: {there}"
        elif plover is not None and plover.mode is not None:
            modes = self.plover.types[plover.type].modes
            if plover.mode not in modes:
                there = ", ".join(modes) or "none, write null"
                yield (
                    (*at, "plover", "mode"),
                    f"PLOVER {plover.type} has no mode {plover.mode!r}; there are: {there}",
                )
        if codes.acled is not None and self.acled.type_of(codes.acled) is None:
            there = "; ".join(code for subtypes in self.acled.types.values() for code in subtypes)
            yield (*at, "acled"), f"ACLED has no sub-event type {codes.acled!r}; there are: {there}"
        if codes.cameo is not None and codes.cameo not in self.cameo.codes:
            yield (*at, "cameo"), f"CAMEO has no code {codes.cameo!r}; {self._near(codes.cameo)}"

    def _near(self, code: str) -> str:
        """The codes of the same root, or the roots."""
        near = [known for known in self.cameo.codes if known[:2] == code[:2]]
        if near:
            return f"under {code[:2]} there are: {', '.join(near)}"
        return f"its roots are {', '.join(sorted({known[:2] for known in self.cameo.codes}))}"


@cache
def load_slots() -> Slotted:
    """The slots that the engine fills; raises CodebookError where the sheet is wrong."""
    return read_sheet(resources.files("dateline.codebook") / "slots.yaml", Slotted)


@cache
def load_schemes() -> Schemes:
    """The codes of other schemes; raises CodebookError where the sheet is wrong."""
    return read_sheet(resources.files("dateline.codebook") / "schemes.yaml", Schemes)
