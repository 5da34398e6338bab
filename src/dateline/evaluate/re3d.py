"""Documents and mentions of re3d, as every scorer that reads them needs them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GoldError

SURE = 0.5
"""re3d keeps every reader's span; those below this share of agreement are left out."""


@dataclass(frozen=True)
class Document:
    """One document: ``part`` is its folder, ``text`` what re3d's offsets point into; the title stands apart."""

    id: str
    part: str
    text: str
    title: str = ""


@dataclass(frozen=True, order=True)
class Mention:
    """A marked stretch of a document, half-open."""

    start: int
    end: int
    kind: str


def documents(gold: Path) -> Iterator[Document]:
    """Every document below ``gold/re3d``, by part; none where the folder is not there."""
    for file in sorted((gold / "re3d").glob("*/documents.json")):
        for number, record in _records(file):
            try:
                title = str(record.get("title") or "")
                yield Document(str(record["_id"]), file.parent.name, str(record["text"]), title)
            except KeyError as error:
                raise GoldError(f"{file}:{number}: a document needs {error}") from error


def mentions(gold: Path, part: str, kinds: frozenset[str]) -> dict[str, tuple[Mention, ...]]:
    """The sure mentions of these kinds by document, in text order; of those that overlap the widest."""
    file = gold / "re3d" / part / "entities.json"
    found: dict[str, list[Mention]] = {}
    for number, record in _records(file):
        try:
            if record["type"] in kinds and record["confidence"] >= SURE:
                mention = Mention(int(record["begin"]), int(record["end"]), str(record["type"]))
                found.setdefault(str(record["documentId"]), []).append(mention)
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{file}:{number}: not a mention: {error}") from error
    return {document: tuple(sorted(_widest(some))) for document, some in found.items()}


def _widest(some: list[Mention]) -> Iterator[Mention]:
    kept: list[Mention] = []
    for mention in sorted(some, key=lambda one: (one.start - one.end, one)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
            yield mention


def _records(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line numbers and records of one file; raises GoldError with file and line."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{file}:{number}: not a JSON record: {error}") from error
        if not isinstance(record, dict):
            raise GoldError(f"{file}:{number}: not a JSON object")
        yield number, record
