"""PLV: news sentences with a marked dyad and the root type of PLOVER that holds between its two sides."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GoldError

_COLUMNS = ("sentence_id", "marked_sentence", "gold_root", "gold_penta")
_MARK = re.compile(r"<(/?)([st])>")

Intervals = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Dyad:
    """A sentence without its marks; type and class of what source does to target.

    A side holds the half-open offsets of everything that was marked as it, nothing where the sentence does
    not name it.
    """

    name: str
    text: str
    source: Intervals
    target: Intervals
    root: str
    penta: str


def load_dyads(folder: Path) -> dict[str, list[Dyad]]:
    """The dyads of each file ``PLV_SPLIT.tsv``, by split.

    Raises GoldError, with file and line, for a row that is no marked dyad and where there is no file.
    """
    files = sorted(folder.glob("PLV_*.tsv"))
    if not files:
        raise GoldError(f"{folder} holds no PLV_*.tsv")
    return {path.stem.removeprefix("PLV_"): list(_rows(path)) for path in files}


def _rows(path: Path) -> Iterator[Dyad]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        missing = sorted(set(_COLUMNS).difference(rows.fieldnames or ()))
        if missing:
            raise GoldError(f"{path.name}:1: no column {', '.join(missing)}")
        for row in rows:
            try:
                text, sides = _unmarked(row["marked_sentence"] or "")
            except ValueError as error:
                raise GoldError(f"{path.name}:{rows.line_num}: {error}") from error
            yield Dyad(row["sentence_id"], text, sides["s"], sides["t"], row["gold_root"], row["gold_penta"])


def _unmarked(marked: str) -> tuple[str, dict[str, Intervals]]:
    """The text without marks and the sides; raises ValueError for marks that do not pair or mark nobody."""
    text, last = "", 0
    starts: dict[str, int] = {}
    sides: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last, side = mark.end(), mark[2]
        if (mark[1] == "/") != (side in starts):
            raise ValueError("marks of source and target that do not pair")
        if side in starts:
            sides[side].append((starts.pop(side), len(text)))
        else:
            starts[side] = len(text)
    if starts:
        raise ValueError("marks of source and target that do not pair")
    if not sides:
        raise ValueError("a sentence without a marked source or target")
    return text + marked[last:], {side: tuple(sides[side]) for side in "st"}
