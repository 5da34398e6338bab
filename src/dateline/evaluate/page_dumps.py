"""Score dumps: which lines of a flattened page are kept as report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from dateline.evaluate.page_gold import GoldDump
from dateline.page.blockrule import best_block
from dateline.page.classifier import Probabilities
from dateline.page.dump import label_lines
from dateline.page.lines import Line
from dateline.types import BlockKind

KEPT = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CROSSHEAD)
Keeper = Callable[[Sequence[Line]], Sequence[bool]]


def kept_lines(lines: Sequence[Line], probabilities: Probabilities) -> list[bool]:
    """Which lines the page stage keeps as report: headline, standfirst, body and crossheads."""
    return [kind in KEPT for kind in label_lines(lines, probabilities).kinds]


def keep_all(lines: Sequence[Line]) -> list[bool]:
    """The weakest baseline: every line is report."""
    return [True] * len(lines)


def keep_block(lines: Sequence[Line]) -> list[bool]:
    """The baseline that the findings call best without training: one block of sentence-like lines."""
    start, end = best_block(lines)
    return [start <= index < end for index in range(len(lines))]


def score_dumps(dumps: Iterable[tuple[GoldDump, Sequence[bool]]]) -> dict[str, Any]:
    """Scores by flattener of pages with the lines kept of each.

    ``line_f1`` is F1 over the lines of a page, averaged over pages; ``line_f1_all`` is F1 over all lines
    together. ``removed`` is the share of furniture lines that were not kept, before, inside and after the
    report. Headlines outside the gold body are not counted.
    """
    groups: dict[str, list[tuple[GoldDump, Sequence[bool]]]] = defaultdict(list)
    for dump, kept in dumps:
        groups[dump.flattener].append((dump, kept))
    return {name: _score_group(groups[name]) for name in sorted(groups)}


def _score_group(pairs: Sequence[tuple[GoldDump, Sequence[bool]]]) -> dict[str, Any]:
    scores: list[float] = []
    both = said = gold = 0
    removed: dict[str, list[bool]] = defaultdict(list)
    for dump, kept in pairs:
        counted = np.array(dump.counted(), dtype=bool)
        truth = np.array(dump.in_report, dtype=bool)
        found = np.array(kept, dtype=bool)
        hits = int((truth & found & counted).sum())
        sizes = int((truth & counted).sum()), int((found & counted).sum())
        scores.append(2 * hits / sum(sizes) if sum(sizes) else 1.0)
        both, gold, said = both + hits, gold + sizes[0], said + sizes[1]
        for where, lost in _removed(truth, found, counted):
            removed[where].append(lost)
    return {
        "pages": len(pairs),
        "line_f1": round(float(np.mean(scores)), 4),
        "line_f1_all": round(2 * both / max(1, gold + said), 4),
        "removed": {where: round(float(np.mean(removed[where])), 4) for where in sorted(removed)},
    }


def _removed(
    truth: np.ndarray[Any, np.dtype[np.bool_]],
    found: np.ndarray[Any, np.dtype[np.bool_]],
    counted: np.ndarray[Any, np.dtype[np.bool_]],
) -> Iterable[tuple[str, bool]]:
    """For each line of furniture, where it stands to the report and whether it was removed."""
    inside = np.flatnonzero(truth)
    if not len(inside):
        return
    for index in np.flatnonzero(~truth & counted):
        where = "before" if index < inside[0] else "after" if index > inside[-1] else "inside"
        yield where, not bool(found[index])
