"""re3d: reports on Syria and Iraq, in which several readers marked organisations, places, people, weapons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from data import Sentence
from names import is_clean, label, trim

LOOK_ONLY = ("bbc-online", "delegation-of-the-european-union-to-syria")
KINDS = {
    "Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nationality",
    "Weapon": "weapon", "MilitaryPlatform": "weapon",
}  # fmt: skip
WORD = re.compile(
    r"[A-Z]\.(?:[A-Z]\.)+|(?:Lt|Gen|Col|Maj|Sgt|Mr|Dr|Brig|Spc)\."
    r"|'s|’s|\w+(?:[.,]\d+)*(?:['’](?!s\b)\w+)*|[^\w\s]"
)
END = re.compile(r"[.?!]['\"”’)]*\s+(?=[A-Z“\"‘'])|\n+")
Span = tuple[int, int, frozenset[str]]


def read_re3d(folder: Path) -> Iterator[Sentence]:
    """Sentences of the parts that may train; spans that are no plain name are left open."""
    parts = [part for part in sorted(folder.iterdir()) if part.is_dir() and part.name not in LOOK_ONLY]
    for part in parts:
        documents = load(part / "documents.json")
        entities = load(part / "entities.json")
        places = {
            entity["value"].lower().removeprefix("the ")
            for entity in entities
            if entity["type"] == "Location" and entity["confidence"] >= 0.5
        }
        for document in documents:
            marked = [entity for entity in entities if entity["documentId"] == document["_id"]]
            yield from sentences_of(document["text"], outermost(marked), places)


def load(file: Path) -> list[dict[str, Any]]:
    """One JSON object a line, or one list."""
    text = file.read_text("utf-8-sig").strip()
    if text.startswith("["):
        return list(json.loads(text))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def outermost(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of the spans most readers agreed on, those that no earlier or wider one covers."""
    kept: list[dict[str, Any]] = []
    sure = [entity for entity in entities if entity["confidence"] >= 0.5 and entity["type"] in KINDS]
    for entity in sorted(sure, key=lambda one: (one["begin"] - one["end"], one["begin"], one["type"])):
        if all(entity["end"] <= other["begin"] or entity["begin"] >= other["end"] for other in kept):
            kept.append(entity)
    return kept


def sentences_of(text: str, entities: list[dict[str, Any]], places: set[str]) -> Iterator[Sentence]:
    cuts = [0, *(match.end() for match in END.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        found = [(match.start() + start, match.end() + start) for match in WORD.finditer(text[start:end])]
        if not found:
            continue
        words = [text[a:b] for a, b in found]
        spans = []
        for entity in entities:
            inside = [n for n, (a, b) in enumerate(found) if a < entity["end"] and b > entity["begin"]]
            if inside and entity["begin"] >= start and entity["end"] > end:
                spans.append((inside[0], inside[-1] + 1, frozenset()))
            elif inside and entity["begin"] >= start:
                spans += spans_of(words, inside[0], inside[-1] + 1, entity, places)
        yield Sentence(tuple(words), names=tuple(label(words, spans, ("misc",))), source="re3d")


def spans_of(words: list[str], start: int, end: int, entity: dict[str, Any], places: set[str]) -> list[Span]:
    """The names of one mention. A country that acts is a place, as in the other sets."""
    kind = KINDS[entity["type"]]
    if kind == "place" and "," in words[start:end]:
        comma = words.index(",", start, end)
        return [
            *spans_of(words, start, comma, entity, places),
            *spans_of(words, comma + 1, end, entity, places),
        ]
    found = trim(words, start, end, kind)
    if found is None:
        return []
    if kind == "weapon":
        return [(*found, frozenset({kind}))]
    cut = found[1] < end and (kind == "place" or found == (0, 1))
    if cut or not is_clean(words, *found) or "of" in words[start : found[0]]:
        return [(start, end, frozenset())]
    name = " ".join(words[slice(*found)]).lower()
    return [(*found, frozenset({"place" if kind == "organisation" and name in places else kind}))]
