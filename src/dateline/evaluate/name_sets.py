"""Loads the sets that names are scored on: UNER over the English Web Treebank, and re3d's unread parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GoldError

UNER_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
RE3D_KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place"}
HELD_OUT = ("bbc-online", "delegation-of-the-european-union-to-syria")
"""Parts that no shipped weight was trained on."""
SURE = 0.5
"""re3d keeps every reader's span; those below this share of agreement are left out."""


@dataclass(frozen=True, order=True)
class Name:
    """A name as half-open character offsets into its text."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class NamedText:
    """A text and its names; ``words`` are (start, end) where the set cuts words itself, else None."""

    text: str
    names: tuple[Name, ...]
    words: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True)
class NameSet:
    """One split or part of one set."""

    name: str
    split: str
    texts: tuple[NamedText, ...]


def load_name_sets(gold: Path) -> list[NameSet]:
    """All that is there under ``gold`` and was not trained on; raises GoldError where nothing is."""
    sets = [
        NameSet("uner_ewt", file.stem.rsplit("-", 1)[-1], tuple(read_uner(file)))
        for file in sorted((gold / "uner_ewt").glob("*.iob2"))
    ]
    for part in HELD_OUT:
        if (gold / "re3d" / part / "documents.json").exists():
            sets.append(NameSet("re3d", part, tuple(read_re3d(gold / "re3d" / part))))
    if not sets:
        looked = ", ".join(["uner_ewt/*.iob2", *(f"re3d/{part}/documents.json" for part in HELD_OUT)])
        raise GoldError(f"no names in {gold}: looked for {looked}")
    return sets


def read_uner(file: Path) -> Iterator[NamedText]:
    """Sentences of one file: number, word and mark in tab-separated columns; words are joined by blanks."""
    words: list[str] = []
    marks: list[str] = []
    for number, line in enumerate([*file.read_text("utf-8").split("\n"), ""], start=1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if line and len(row) < 3:
            raise GoldError(f"{file}:{number}: expected number, word and mark, found {line!r}")
        if line:
            words.append(row[1])
            marks.append(row[2])
        elif words:
            yield _named(words, marks)
            words, marks = [], []


def _named(words: list[str], marks: list[str]) -> NamedText:
    places = []
    start = 0
    for word in words:
        places.append((start, start + len(word)))
        start += len(word) + 1
    names = []
    first = 0
    for place, mark in enumerate([*marks, "O"]):
        if place and marks[place - 1] != "O" and not mark.startswith("I-"):
            kind = UNER_KINDS.get(marks[place - 1][2:])
            if kind:
                names.append(Name(places[first][0], places[place - 1][1], kind))
        if mark.startswith("B-"):
            first = place
    return NamedText(" ".join(words), tuple(names), tuple(places))


def read_re3d(part: Path) -> Iterator[NamedText]:
    """Documents of one part with the names among their mentions, the widest of those that overlap."""
    entities = _records(part / "entities.json")
    for document in _records(part / "documents.json"):
        found = [entity for entity in entities if entity["documentId"] == document["_id"]]
        kept: list[Name] = []
        for entity in sorted(found, key=lambda one: (one["begin"] - one["end"], one["begin"], one["type"])):
            kind = RE3D_KINDS.get(entity["type"])
            if kind is None or entity["confidence"] < SURE:
                continue
            name = _name_inside(document["text"], entity["begin"], entity["end"], kind)
            if name and all(name.end <= other.start or name.start >= other.end for other in kept):
                kept.append(name)
        yield NamedText(document["text"], tuple(sorted(kept)))


def _records(file: Path) -> list[dict[str, Any]]:
    try:
        text = file.read_text("utf-8-sig")
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, json.JSONDecodeError) as error:
        raise GoldError(f"{file} cannot be read as one JSON record a line: {error}") from error


def _name_inside(text: str, start: int, end: int, kind: str) -> Name | None:
    """From the first to the last capitalised word; None for mentions without ("the regime", "he")."""
    words: list[tuple[int, int]] = []
    place = start
    for word in text[start:end].split(" "):
        if word[:1].isupper() and word.lower() not in {"the", "i", "we", "he", "she", "they"}:
            words.append((place, place + len(word)))
        place += len(word) + 1
    return Name(words[0][0], words[-1][1], kind) if words else None
