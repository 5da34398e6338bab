"""Loads coreference: GUM's WebAnno files, mentions as runs of words and chains of mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import GoldError

COLUMNS = 9
IDENTITY = frozenset({"coref", "ana", "cata", "appos", "lexcoref"})
"""Links between mentions of one thing; "bridge" links a part to its whole and joins no chains."""
_ENTITY = re.compile(r"([a-z]+)(?:\[(\d+)\])?")
_LINK = re.compile(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?")


@dataclass(frozen=True)
class GoldMention:
    """Words ``start`` to ``end`` of a document, half-open; mentions of one thing share their ``chain``."""

    start: int
    end: int
    kind: str
    chain: int


@dataclass(frozen=True)
class GoldDocument:
    """One document, cut into words and sentences. ``starts`` are the first words of the sentences.

    ``mentions`` are sorted by where they start, the longest first.
    """

    name: str
    genre: str
    words: tuple[str, ...]
    starts: frozenset[int]
    mentions: tuple[GoldMention, ...]


@dataclass
class _Draft:
    """A document as its rows come in; a mention goes by its number, without one by its only word."""

    words: list[str] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)

    def add(self, row: list[str]) -> None:
        number, _, word, entities, _, _, _, types, links, *_ = row
        place = len(self.words)
        if number.endswith("-1"):
            self.starts.add(place)
        self.numbers[number] = place
        self.words.append(word)
        own = f"@{number}"
        for cell in _cells(entities):
            match = _ENTITY.fullmatch(cell)
            if match is None:
                raise ValueError(f"{cell!r} is no entity")
            name = match[2] or own
            self.places[name].append(place)
            self.kinds[name] = match[1]
        for kind, cell in zip(_cells(types), _cells(links), strict=True):
            found = _LINK.fullmatch(cell)
            if found is None:
                raise ValueError(f"{cell!r} is no link")
            if kind in IDENTITY:
                self.links.append((_name(found[3], own), _name(found[2], f"@{found[1]}")))

    def finish(self, name: str, genre: str) -> GoldDocument:
        chains = _chains(self.places, self.links)
        mentions = [
            GoldMention(places[0], places[-1] + 1, self.kinds[key], chains[key])
            for key, places in self.places.items()
        ]
        mentions.sort(key=lambda one: (one.start, -one.end, one.chain))
        return GoldDocument(name, genre, tuple(self.words), frozenset(self.starts), tuple(mentions))


def load_coreference(gold: Path) -> dict[str, tuple[GoldDocument, ...]]:
    """Every split of ``gum`` under ``gold``, as ``gum/SPLIT/tsv/*.tsv``; raises GoldError where there is none."""
    splits = {
        folder.parent.name: tuple(read_webanno(file) for file in sorted(folder.glob("*.tsv")))
        for folder in sorted((gold / "gum").glob("*/tsv"))
    }
    if not any(splits.values()):
        raise GoldError(f"no coreference in {gold}: looked for gum/*/tsv/*.tsv")
    return splits


def read_webanno(file: Path) -> GoldDocument:
    """One document; raises GoldError with file and line for a row that is not what it should be."""
    draft = _Draft()
    for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) < COLUMNS:
            raise GoldError(f"{file}:{number}: expected {COLUMNS} columns, found {len(row)}")
        try:
            draft.add(row)
        except ValueError as error:
            raise GoldError(f"{file}:{number}: {error}") from error
    parts = file.stem.split("_")
    return draft.finish(file.stem, parts[1] if len(parts) > 2 else "all")


def _cells(cell: str) -> Iterator[str]:
    return iter(() if cell in {"_", ""} else cell.split("|"))


def _name(number: str | None, own: str) -> str:
    """Mentions of one word may go without a number; links to them have none or 0."""
    return own if number in {None, "0"} else str(number)


def _chains(mentions: Mapping[str, list[int]], links: list[tuple[str, str]]) -> dict[str, int]:
    """A number for each mention, the same for all that links join; links to unknown mentions are dropped."""
    names = sorted(mentions, key=lambda name: (mentions[name][0], name))
    chain = {name: number for number, name in enumerate(names)}
    members = {number: [name] for name, number in chain.items()}
    for one, other in links:
        if one in chain and other in chain and chain[one] != chain[other]:
            into, gone = sorted((chain[one], chain[other]))
            for name in members.pop(gone):
                chain[name] = into
                members[into].append(name)
    return chain
