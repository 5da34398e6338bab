"""Load the pages of actors; one name that two actors share must be told apart by country or years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from dateline.errors import CodebookError
from dateline.lexicon.actors.actor import Actor, Years, fold, years_of
from dateline.lexicon.actors.known import Actors, Nouns, State
from dateline.lexicon.actors.sheets import (
    ActorLine,
    ActorLines,
    ActorWords,
    Bodies,
    Demonyms,
    Kinds,
    LeaderPage,
)
from dateline.sheet import line_in, read_marked, read_sheet

_OFFICE = re.compile(r"\s*(?P<office>.+?) (?P<years>\d{4}(?:-(?:\d{4})?)?)\s*")
Where = tuple[str, int]
_OF_STATE = frozenset({"government", "state forces"})
_SHORTEST_SURNAME = 3  # "Kim Jong-un" does not go by "Un"


class _Pages:
    """What the pages say, gathered while it is checked."""

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self.kinds = read_sheet(folder / "kinds.yaml", Kinds).root
        self.names: dict[str, list[tuple[Actor, Where]]] = defaultdict(list)
        self.bodies: dict[tuple[str, str], Actor] = {}
        self.written: set[str] = set()
        self.states: dict[str, State] = {}
        self.peoples: dict[str, str] = {}
        self.replaced: frozenset[str] = frozenset()

    def read_states(self, demonyms: Mapping[str, str]) -> None:
        adjectives: dict[str, str] = {}
        for adjective, people in demonyms.items():
            adjectives.setdefault(people, adjective)
        path = self.folder / "states.yaml"
        sheet, starts = read_marked(path, ActorLines)
        for line, start in zip(sheet.root, starts, strict=True):
            if line.country is None:
                raise CodebookError(path.name, start, f"{line.name}: a state needs its country")
            adjective = line.adjective or adjectives.get(line.name, line.name)
            self.states[line.country] = State(
                line.country, adjective, line.ucdp or f"Government of {line.name}"
            )
        for line, start in zip(sheet.root, starts, strict=True):
            self.add(line, (path.name, start))
            own = (line.adjective,) if line.adjective else ()
            for name in (line.name, *line.aliases, *own):
                self.peoples.setdefault(fold(name), line.country or "")
        for adjective, people in demonyms.items():
            code = self.peoples.get(fold(people))
            if code:
                self.peoples.setdefault(fold(adjective), code)

    def read_own(self, path: Traversable) -> None:
        """A page of the user's: its lines take the place of ours of the same name."""
        sheet, starts = read_marked(path, ActorLines, name=str(path))
        for line, start in zip(sheet.root, starts, strict=True):
            self.add(line, (path.name, start))
        self.replaced = frozenset(fold(line.name) for line in sheet.root)

    def read_groups(self) -> None:
        paths = [self.folder / "organisations.yaml", *_pages(self.folder / "groups")]
        for path in paths:
            sheet, starts = read_marked(path, ActorLines)
            for line, start in zip(sheet.root, starts, strict=True):
                if fold(line.name) not in self.replaced:
                    self.add(line, (path.name, start))

    def add(self, line: ActorLine, where: Where) -> None:
        for code in (line.country, *line.also):
            if code is not None and code not in self.states:
                raise CodebookError(*where, f"{line.name}: no state has the country {code}")
        kind = self.kinds[line.kind]
        actor = Actor(
            line.name,
            line.kind,
            line.country,
            line.sector or kind.sector,
            line.ucdp or self._ucdp(line),
            years_of(line.years),
            line.also,
            kind.classes,
        )
        if line.body is not None:
            self.bodies[line.country or "", line.body] = actor
        names = (line.name, *line.aliases, *line.metonyms)
        self.written.update(names)
        for folded in dict.fromkeys(map(fold, names)):
            for other, there in self.names[folded]:
                if not actor.apart_from(other):
                    message = (
                        f"{line.name}: the name {folded!r} stands at {there[0]}:{there[1]} too; tell the"
                    )
                    raise CodebookError(*where, f"{message} two apart by country or by years")
            self.names[folded].append((actor, where))

    def _ucdp(self, line: ActorLine) -> str | None:
        """UCDP knows a state and its forces as one side."""
        own = line.kind in _OF_STATE and line.country in self.states
        return self.states[line.country or ""].ucdp if own else None


def load_actors(root: Traversable, own: Traversable | None = None) -> Actors:
    """Read demonyms.yaml and the folder actors, with a page ``own`` laid over them.

    Raises CodebookError with file and line.
    """
    demonyms = read_sheet(root / "demonyms.yaml", Demonyms).root
    folder = root / "actors"
    pages = _Pages(folder)
    pages.read_states(demonyms)
    if own is not None:
        pages.read_own(own)
    pages.read_groups()
    nouns = _nouns(read_sheet(folder / "words.yaml", ActorWords))
    small, capitals = _by_case(pages.written)
    bodies = {
        fold(word): (name, body)
        for name, body in read_sheet(folder / "bodies.yaml", Bodies).root.items()
        for word in body.words
    }
    return Actors(
        by_name={name: tuple(actor for actor, _ in held) for name, held in pages.names.items()},
        capitals=capitals,
        small=small,
        demonyms={word.lower(): people for word, people in demonyms.items()},
        states=pages.states,
        peoples=pages.peoples,
        bodies={
            word: (name, body.kind, body.sector, pages.kinds[body.kind].classes)
            for word, (name, body) in bodies.items()
        },
        own_bodies=pages.bodies,
        nouns=nouns,
        leaders=_leaders(folder, pages.states, nouns),
    )


def _pages(folder: Traversable) -> Iterator[Traversable]:
    """The YAML pages of a folder by name; none where there is no such folder."""
    if not folder.is_dir():
        return
    yield from sorted(
        (one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name
    )


def _by_case(names: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Folded names that are written small somewhere, and those that are written in capitals alone."""
    bare = {name: name.replace(".", "") for name in names}
    capitals = {fold(name) for name in names if bare[name].isupper()}
    capitals -= {fold(name) for name in names if not bare[name].isupper()}
    return frozenset(fold(name) for name in names if name.islower()), frozenset(capitals)


def _nouns(sheet: ActorWords) -> Nouns:
    offices = {"government", "state forces"}
    titles = {
        part for line in sheet.nouns if line.kind in offices for word in line.words for part in word.split()
    }
    return Nouns(
        {fold(word): (line.kind, line.sector) for line in sheet.nouns for word in line.words},
        frozenset(sheet.followers),
        frozenset(sheet.members),
        frozenset(sheet.doubts),
        frozenset({*titles, *sheet.styles}),
    )


def _leaders(folder: Traversable, states: Mapping[str, State], nouns: Nouns) -> dict[str, tuple[Actor, ...]]:
    """Folded full names and surnames to the people who go by them."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for path in _pages(folder / "leaders"):
        sheet, starts = read_marked(path, LeaderPage)
        for (code, country), start in zip(sheet.root.items(), starts, strict=True):
            if code not in states:
                raise CodebookError(path.name, start, f"no state has the country {code}")
            for names, offices in country.people.items():
                spelt = [name.strip() for name in names.split("|")]
                try:
                    held = _offices(spelt[0], states[code], offices, nouns)
                except ValueError as error:
                    line = line_in(path, (code, "people", names))
                    raise CodebookError(path.name, line, f"{spelt[0]}: {error}") from error
                for folded in dict.fromkeys(one for name in spelt for one in names_of(name)):
                    found[folded] += held
    return {name: tuple(people) for name, people in found.items()}


def _offices(name: str, state: State, offices: str, nouns: Nouns) -> list[Actor]:
    """A person in "president 1979-2003, rebel leader 2004-": one actor for each kind of office.

    Raises ValueError for what is no office with its years.
    """
    terms: dict[tuple[str | None, str], Years] = {}
    for part in offices.split(","):
        term = _OFFICE.fullmatch(part)
        if term is None:
            raise ValueError(f"{part.strip()!r} is not an office and its years, such as president 1979-2003")
        what = nouns.of(term["office"])
        if what is None:
            raise ValueError(f"words.yaml does not say what a {term['office']!r} is")
        terms[what] = (*terms.get(what, ()), *years_of(term["years"]))
    return [
        Actor(name, kind, state.code, sector, state.ucdp if kind in _OF_STATE else None, years)
        for (kind, sector), years in terms.items()
    ]


_PARTICLES = frozenset(
    {"bin", "ben", "ibn", "abu", "van", "von", "de", "da", "dos", "del", "der", "el", "al", "ould"}
)


def names_of(name: str) -> tuple[str, ...]:
    """The folded names a person goes by: the whole one and the surname, with and without "al" before it."""
    words = fold(name).split()
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    surname = words[cut:]
    bare = surname[1:] if surname[0] in {"al", "el"} else surname
    derived = (" ".join(one) for one in (surname, bare))
    return tuple(dict.fromkeys((" ".join(words), *(one for one in derived if len(one) >= _SHORTEST_SURNAME))))
