"""PLOVER's gold standard records: one event in a sentence, with the words of its sources and targets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GoldError

TODAY = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "CONCEDE": "RETREAT",
    "YIELD": "RETREAT",
}
"""Types by the names that PLOVER gives them today."""


@dataclass(frozen=True)
class Record:
    """A sentence, its type by today's name, and the words of both sides (of who acts with the other, both)."""

    name: str
    text: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Records:
    """The records of a file, and why others were left out, by name."""

    records: tuple[Record, ...]
    dropped: tuple[tuple[str, str], ...]


def load_plover(folder: Path) -> dict[str, Records]:
    """The records of each ``*.json``, by its name; raises GoldError where there is none or a file is no list."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder} holds no *.json")
    return {path.stem: _records(path) for path in files}


def _records(path: Path) -> Records:
    try:
        items = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path.name} is no JSON: {error}") from error
    if not isinstance(items, list):
        raise GoldError(f"{path.name}:1: no list of records")
    records, dropped = [], []
    for number, item in enumerate(items, start=1):
        name = str(item.get("id", number)) if isinstance(item, dict) else str(number)
        reason = _fault(item)
        if reason is None:
            records.append(_record(name, item))
        else:
            dropped.append((name, reason))
    return Records(tuple(records), tuple(dropped))


def _fault(item: Any) -> str | None:
    """Why a record cannot be scored; None where it can."""
    if not isinstance(item, dict) or not isinstance(item.get("event"), str):
        return "no type of event"
    if not isinstance(item.get("text"), str) or not item["text"].strip():
        return "no text"
    return None


def _record(name: str, item: dict[str, Any]) -> Record:
    sources, targets = (tuple(_words(item.get(side))) for side in ("source", "target"))
    event = item["event"]
    return Record(name, " ".join(item["text"].split()), TODAY.get(event, event), sources, targets)


def _words(side: Any) -> Iterator[str]:
    for actor in side if isinstance(side, list) else ():
        if isinstance(actor, dict) and isinstance(actor.get("actorText"), str) and actor["actorText"].strip():
            yield " ".join(actor["actorText"].split())
