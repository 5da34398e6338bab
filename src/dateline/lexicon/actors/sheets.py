"""What the pages of actors hold, as checked models: the shape a political scientist edits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from dateline.sheet import Sheet

Words = tuple[str, ...]
Kind = Literal[
    "state forces",
    "rebel",
    "political militia",
    "identity militia",
    "external",
    "civilians",
    "protesters",
    "rioters",
    "government",
    "organisation",
]
# PLOVER's sectors, as the public manual lists them.
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Written = Annotated[str, Field(pattern=r"^(\d{4})?-?(\d{4})?(, ?(\d{4})?-?(\d{4})?)*$", min_length=4)]
Source = Annotated[str, Field(min_length=1)]


class ActorLine(Sheet):
    """One actor of the world with its names."""

    name: str
    aliases: Words = ()
    metonyms: Words = ()
    kind: Kind
    country: Country | None = None
    also: tuple[Country, ...] = ()
    sector: Sector | None = None
    ucdp: str | None = None
    years: Written | int | None = None
    body: str | None = None
    adjective: str | None = None
    source: Source


class ActorLines(RootModel[tuple[ActorLine, ...]]):
    """states.yaml, organisations.yaml and the pages of groups/."""


class KindLine(Sheet):
    """What every actor of a kind shares: its PLOVER sector and its word classes in frames."""

    sector: Sector
    classes: frozenset[str]


class Kinds(RootModel[dict[Kind, KindLine]]):
    """kinds.yaml."""


class Body(Sheet):
    """A body that every state has: "{people} police"."""

    words: Words
    kind: Kind
    sector: Sector


class Bodies(RootModel[dict[str, Body]]):
    """bodies.yaml: name of the body -> the words that mean it after a country's name or adjective."""


class WordLine(Sheet):
    """Nouns that tell what an actor is where no name is known; ``kind`` None leaves it open."""

    words: Words
    kind: Kind | None = None
    sector: Sector


class ActorWords(Sheet):
    """words.yaml."""

    source: Source
    nouns: tuple[WordLine, ...]
    followers: Words
    members: Words
    doubts: Words
    styles: Words


class Leaders(Sheet):
    """Leaders of one country: names, with other spellings after "|", and offices with their years."""

    source: Source
    people: dict[str, str]


class LeaderPage(RootModel[dict[Country, Leaders]]):
    """A page of leaders/."""


class Demonyms(RootModel[dict[str, str]]):
    """demonyms.yaml: adjective -> country or people."""
