"""Actors of the world by any of their names, and peoples by their adjectives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from pydantic import RootModel

from dateline.lexicon.sheet import read_sheet
from dateline.lexicon.sheets import ActorLine

_CLASSES: Mapping[str, frozenset[str]] = {
    "state forces": frozenset({"forces", "organisations"}),
    "rebel": frozenset({"fighters", "organisations"}),
    "political militia": frozenset({"fighters", "organisations"}),
    "identity militia": frozenset({"fighters", "organisations"}),
    "external": frozenset({"forces", "states", "organisations"}),
    "civilians": frozenset({"people"}),
    "government": frozenset({"states"}),
    "organisation": frozenset({"organisations"}),
}


class ActorLines(RootModel[tuple[ActorLine, ...]]):
    """actors.yaml."""


class Demonyms(RootModel[dict[str, str]]):
    """demonyms.yaml: adjective -> country or people."""


@dataclass(frozen=True)
class Actor:
    """One actor with its canonical name; ``kind`` as in the sheet."""

    name: str
    kind: str
    country: str | None

    @property
    def classes(self) -> frozenset[str]:
        """The word classes a name of this actor belongs to in frames."""
        return _CLASSES[self.kind]


@dataclass(frozen=True)
class Actors:
    """Look-up by folded name."""

    by_name: Mapping[str, Actor]
    capitals: frozenset[str]
    demonyms: Mapping[str, str]

    def find(self, name: str) -> Actor | None:
        """The actor of that name or alias, None where nobody is known by it.

        An abbreviation is known in capitals only: "CAR" is a country, "car" is not.
        """
        folded = fold(name)
        if (
            folded in self.capitals
            and not name.replace(".", "").replace("’", "").replace("'", "")[:2].isupper()
        ):
            return None
        return self.by_name.get(folded)

    def people_of(self, adjective: str) -> str | None:
        """The country or people an adjective names ("Iraqi" -> "Iraq"), None for any other word."""
        return self.demonyms.get(adjective.lower())


def fold(name: str) -> str:
    """A name without case, dots, apostrophes and article, so that spellings of one name meet."""
    bare = re.sub(r"[.'’‘`]", "", name.lower())
    return re.sub(r"[\s\-–]+", " ", bare).removeprefix("the ").strip()


def load_actors(root: Traversable) -> Actors:
    """Read actors.yaml and demonyms.yaml; a name that two actors claim goes to the first."""
    by_name: dict[str, Actor] = {}
    lines = read_sheet(root / "actors.yaml", ActorLines).root
    for line in lines:
        by_name.setdefault(fold(line.name), Actor(line.name, line.kind, line.country))
    for line in lines:
        for alias in (*line.aliases, *line.metonyms):
            by_name.setdefault(fold(alias), Actor(line.name, line.kind, line.country))
    names = [name for line in lines for name in (line.name, *line.aliases, *line.metonyms)]
    capitals = frozenset(fold(name) for name in names if name.replace(".", "").isupper())
    capitals -= {fold(name) for name in names if not name.replace(".", "").isupper()}
    demonyms = read_sheet(root / "demonyms.yaml", Demonyms).root
    return Actors(by_name, capitals, {word.lower(): people for word, people in demonyms.items()})
