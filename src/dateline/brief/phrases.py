"""The words of the brief: ``wording.yaml``, checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from dateline.sheet import Sheet, read_sheet
from dateline.types import CountKind, Status


class Clauses(Sheet):
    """One clause for each of what may be known: both sides, one of them, neither."""

    both: str
    actor: str
    target: str
    none: str


class Phrase(Clauses):
    """How one kind is said; ``wording.yaml`` explains the fields."""

    title: str
    group: Literal["violence", "people", "politics"]
    thing: str
    an: bool = False
    many: bool = False
    on: str = "concerning"
    killed: Clauses | None = None
    place: Clauses | None = None


class Counting(Sheet):
    """How one kind of figure is said: a heading, words behind a figure, a sentence of its own, a table's words."""

    title: str
    words: str
    people: str
    table: str


class Heading(Sheet):
    """A section that is set apart, and why."""

    title: str
    note: str


class Rules(Sheet):
    """How figures of the whole brief are made."""

    summed: str
    largest: str


class Wording(Sheet):
    """All words of the brief."""

    kinds: dict[str, Phrase]
    other: Phrase
    counted: dict[str, CountKind]
    withheld: str
    no_outlet: str
    counts: dict[CountKind, Counting]
    fields: dict[str, str]
    definite: frozenset[str]
    bare: frozenset[str]
    the: tuple[str, ...]
    pronouns: frozenset[str]
    common: frozenset[str]
    bodies: frozenset[str]
    at: frozenset[str]
    compass: dict[str, str]
    small: tuple[str, ...]
    exactness: dict[int, str]
    standings: dict[Status, str]
    sections: dict[str, Heading]
    rules: Rules
    method: tuple[str, ...]
    limits: tuple[str, ...]

    def phrase(self, kind: str) -> Phrase:
        """How a kind is said; a kind that no sheet knows is an event."""
        return self.kinds.get(kind, self.other)

    def counted_out(self, number: int, noun: str) -> str:
        """ "one incident", "12 incidents"."""
        return f"{self.number(number)} {noun}{'' if number == 1 else 's'}"

    def number(self, number: int) -> str:
        """A small number as a word, others in figures."""
        return self.small[number] if number < len(self.small) else f"{number:,}"


@cache
def load_wording() -> Wording:
    """The words that are shipped; raises CodebookError where they are wrong."""
    return read_sheet(resources.files("dateline.brief") / "wording.yaml", Wording)
