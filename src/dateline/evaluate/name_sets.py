"""Loads the sets that names are scored on: UNER over the English Web Treebank, and re3d."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.mentions import Mention, known_kinds, names_of
from dateline.evaluate.named import Name, NamedText, NameSet

UNER_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
KINDS = ("person", "organisation", "place")
MORE_KINDS = ("nationality", "weapon", "vehicle")
"""What re3d marks besides; scored by kind, left out of the figures over all."""


def load_name_sets(gold: Path) -> list[NameSet]:
    """All that is there under ``gold``; raises GoldError where nothing is."""
    sets = [
        NameSet("uner_ewt", file.stem.rsplit("-", 1)[-1], KINDS, tuple(read_uner(file)))
        for file in sorted((gold / "uner_ewt").glob("*.iob2"))
    ]
    sets += read_re3d(gold / "re3d")
    if not sets:
        raise GoldError(f"no names in {gold}: looked for uner_ewt/*.iob2, re3d/*/documents.json")
    return sets


def read_uner(file: Path) -> Iterator[NamedText]:
    """Sentences of one file: number, word and mark in tab-separated columns; words are joined by blanks.

    Raises GoldError with the line of a row that has fewer columns.
    """
    rows: list[tuple[str, str]] = []
    document = file.stem
    for number, line in enumerate([*file.read_text("utf-8").split("\n"), ""], start=1):
        if line.startswith("#"):
            key, _, value = line.lstrip("# ").partition(" = ")
            document = value.strip() if key == "newdoc id" else document
            continue
        row = line.split("\t")
        if line and len(row) < 3:
            raise GoldError(f"{file}:{number}: expected number, word and mark, found {line!r}")
        if line:
            rows.append((row[1], row[2]))
        elif rows:
            yield _named(document, rows)
            rows = []


def _named(document: str, rows: list[tuple[str, str]]) -> NamedText:
    places = []
    start = 0
    for word, _ in rows:
        places.append((start, start + len(word)))
        start += len(word) + 1
    names = []
    first = 0
    marks = [mark for _, mark in rows]
    for place, mark in enumerate([*marks, "O"]):
        if place and marks[place - 1] != "O" and not mark.startswith("I-"):
            kind = UNER_KINDS.get(marks[place - 1][2:])
            if kind:
                names.append(Name(places[first][0], places[place - 1][1], kind))
        if mark.startswith("B-"):
            first = place
    return NamedText(document, " ".join(word for word, _ in rows), tuple(names), tuple(places))


def read_re3d(folder: Path) -> list[NameSet]:
    """The parts that lie in the folder, with the names among their mentions (see ``mentions``)."""
    parts = {file.parent.name: list(_texts(file.parent)) for file in sorted(folder.glob("*/documents.json"))}
    known = known_kinds((text, mentions) for texts in parts.values() for _, text, mentions in texts)
    sets = []
    for part, texts in parts.items():
        named = []
        for document, text, mentions in texts:
            names = names_of(text, mentions, known)
            named.append(NamedText(document, text, names.asked, open=names.open))
        sets.append(NameSet("re3d", part, (*KINDS, *MORE_KINDS), tuple(named)))
    return sets


def _texts(part: Path) -> Iterator[tuple[str, str, list[Mention]]]:
    """Id, text and mentions of each document; raises GoldError for a record that lacks a field."""
    documents, entities = part / "documents.json", part / "entities.json"
    try:
        marked: dict[str, list[Mention]] = {}
        for one in _records(entities):
            mention = Mention(one["begin"], one["end"], one["type"], one["confidence"])
            marked.setdefault(one["documentId"], []).append(mention)
        for document in _records(documents):
            yield document["_id"], document["text"], marked.get(document["_id"], [])
    except KeyError as error:
        raise GoldError(f"{part}: a record of documents.json or entities.json has no {error}") from error


def _records(file: Path) -> list[dict[str, Any]]:
    try:
        text = file.read_text("utf-8-sig")
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, json.JSONDecodeError) as error:
        raise GoldError(f"{file} cannot be read as one JSON record a line: {error}") from error
