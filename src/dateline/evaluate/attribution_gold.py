"""PolNeAR: texts with each attribution's source, cue and content marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GoldError

Intervals = tuple[tuple[int, int], ...]
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True)
class GoldAttribution:
    """One attribution as half-open intervals into the text; a source nobody names is ()."""

    source: Intervals
    cue: Intervals
    content: Intervals


@dataclass(frozen=True)
class AttributedText:
    """A text as one annotator marked it; ``dropped`` counts records without cue or content."""

    name: str
    split: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    dropped: int


def load_attributed(gold: Path) -> list[AttributedText]:
    """Every annotated text under ``polnear/SPLIT``: ``text/NAME.txt`` with ``attributions/NAME_XXXX.ann``.

    A text that several annotators marked comes once for each. Raises GoldError where there is none, where
    a text is missing, and with file and line for a record that cannot be read.
    """
    files = sorted((gold / "polnear").glob("*/attributions/*.ann"))
    if not files:
        raise GoldError(f"{gold}: there is no polnear/SPLIT/attributions/*.ann")
    return [_read(path) for path in files]


def _read(path: Path) -> AttributedText:
    name = _ANNOTATOR.sub("", path.stem)
    source = path.parent.parent / "text" / f"{name}.txt"
    if not source.exists():
        raise GoldError(f"{path.name}: there is no text/{source.name} for it")
    text = source.read_text(encoding="utf-8")
    marks: dict[str, Intervals] = {}
    records: list[tuple[int, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            marks[key] = _intervals(path, number, rest.partition("\t")[0], len(text))
        elif key.startswith("E"):
            records.append((number, rest))
    found = [_attribution(path, number, record, marks) for number, record in records]
    whole = tuple(one for one in found if one.cue and one.content)
    return AttributedText(name, path.parent.parent.name, text, whole, len(found) - len(whole))


def _intervals(path: Path, number: int, mark: str, length: int) -> Intervals:
    """ "Content 10 20;25 30" as intervals."""
    try:
        pairs = [part.split() for part in mark.partition(" ")[2].split(";")]
        intervals = tuple(sorted((int(start), int(end)) for start, end in pairs))
    except ValueError as error:
        raise GoldError(f"{path.name}:{number}: no offsets in {mark!r}") from error
    if any(not 0 <= start < end <= length for start, end in intervals):
        raise GoldError(f"{path.name}:{number}: {mark!r} lies outside the text")
    return intervals


def _attribution(path: Path, number: int, record: str, marks: dict[str, Intervals]) -> GoldAttribution:
    """ "Attribution:T4 Content:T3 Content2:T9 Cue:T2 Source:T1" with its marks put in."""
    parts: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    for role, key in _roles(record):
        if key not in marks:
            raise GoldError(f"{path.name}:{number}: there is no mark {key!r}")
        if role in parts:
            parts[role] += marks[key]
    return GoldAttribution(*(tuple(sorted(parts[role])) for role in ("source", "cue", "content")))


def _roles(record: str) -> Iterator[tuple[str, str]]:
    for part in record.split():
        role, _, key = part.partition(":")
        yield role.rstrip("0123456789").lower(), key
