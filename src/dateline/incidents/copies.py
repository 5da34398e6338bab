"""Copies of one dispatch: which reports carry the same text, though cut, edited or under another headline.

A text is the set of its runs of five words; MinHash (A. Broder, 1997) estimates how much of two sets is shared
from 126 numbers each. docs/decisions/0012-workspace.md tells what else was weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from dateline.types import BlockKind, Report

SHINGLE = 5
"""Words in a run. Of all runs of two texts in common: an agency's text and a copy of it cut by a third with two
sentences added .56, two reporters' own texts on one attack .004 (tests/incidents/agency.py); reports of one incident
in the GVA corpus .01 on the mean. Runs of three words double the last and help nothing."""

PERMUTATIONS = 126
ROWS = 3
BANDS = PERMUTATIONS // ROWS
"""Two texts are compared where all three numbers of any of 42 bands agree: 99.6 % of those that share half,
94 % of those that share two fifths, 4 % of those that share a tenth."""

SHARED = 0.4
"""Share of all runs of both texts that copies have in common at least. Of 2,440 pairs of reports on one incident in
the GVA corpus 2,380 lie below it, 99 % of those below .17, and 53 of the other 60 above .6."""

DAYS = 7
"""Days between a dispatch and its copies at most. What repeats later is a form, not a copy: a daily bulletin's."""

_WORD = re.compile(r"\w+")
_TOLD = (BlockKind.STANDFIRST, BlockKind.BODY)
Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Signed:
    """A report's text as its signature, and what orders reports: the day, then the id."""

    report_id: str
    published: date | None
    signature: bytes

    @property
    def order(self) -> tuple[date, str]:
        """Dated reports first, by day; then by id."""
        return (self.published or date.max, self.report_id)


def signature(report: Report) -> bytes:
    """The signature of what a report tells, without its headline, which each paper writes itself.

    126 numbers of 32 bits, little-endian. A report without a body is signed by its headline, and one without any
    words by nothing: it is a copy of no other.
    """
    words = _words(report, *_TOLD) or _words(report, BlockKind.HEADLINE)
    if not words:
        return b""
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    sketch = _empty().copy()
    sketch.update_batch([run.encode("utf-8", "replace") for run in sorted(runs)])
    return np.asarray(sketch.hashvalues, dtype="<u4").tobytes()


def shared(left: bytes, right: bytes) -> float:
    """The share of both texts' runs that they have in common (Jaccard), as their signatures estimate it."""
    if not left or not right:
        return 0.0
    return float(np.mean(_numbers(left) == _numbers(right)))


def dispatches(reports: Iterable[Signed]) -> Iterator[tuple[str, str]]:
    """Every report's id with that of the earliest report whose text it copies, its own where it copies none.

    In order of day and id, so that it does not hang on the order of arrival. A copy is always like its dispatch
    itself and not only like another copy: a chain of edits does not grow into one dispatch. Holds half a kilobyte
    for each report.
    """
    ordered = sorted((report for report in reports), key=lambda report: report.order)
    signed = [report for report in ordered if report.signature]
    yield from ((report.report_id, report.report_id) for report in ordered if not report.signature)
    keys = _shared_keys(signed)
    leaders: dict[int, list[int]] = {}
    for at, report in enumerate(signed):
        own = keys.get(at, ())
        found = _leader(report, own, leaders, signed)
        if found is None:
            for key in own:
                leaders.setdefault(key, []).append(at)
        yield report.report_id, report.report_id if found is None else signed[found].report_id


def _leader(
    report: Signed, keys: Sequence[int], leaders: dict[int, list[int]], signed: Sequence[Signed]
) -> int | None:
    """The dispatch that a report is most like, the earliest of equals; None where it is like none."""
    near = sorted({at for key in keys for at in leaders.get(key, ())})
    alike = [
        (shared(report.signature, signed[at].signature), -at) for at in near if _close(report, signed[at])
    ]
    best = max(alike, default=(0.0, 0))
    return -best[1] if best[0] >= SHARED else None


def _close(report: Signed, other: Signed) -> bool:
    """Whether two reports may be of one dispatch by their days; an unknown day may be any."""
    if report.published is None or other.published is None:
        return True
    return abs((report.published - other.published).days) <= DAYS


def _shared_keys(signed: Sequence[Signed]) -> dict[int, list[int]]:
    """For each report that shares a band with another, the keys of such bands."""
    if not signed:
        return {}
    numbers = np.stack([_numbers(report.signature) for report in signed])
    found: dict[int, list[int]] = {}
    for band in range(BANDS):
        keys = _keys(numbers[:, band * ROWS : (band + 1) * ROWS], band)
        _, place, times = np.unique(keys, return_inverse=True, return_counts=True)
        for at in np.flatnonzero(times[place] > 1):
            found.setdefault(int(at), []).append(int(keys[at]))
    return found


def _keys(rows: Numbers, band: int) -> NDArray[np.uint64]:
    """One number for each report's band: equal where its rows are; two that differ meet once in 10^19."""
    mixed = np.full(len(rows), band + 1, dtype=np.uint64)
    for column in range(rows.shape[1]):
        mixed = (mixed ^ rows[:, column].astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _words(report: Report, *kinds: BlockKind) -> list[str]:
    blocks = report.blocks_of(*kinds)
    return [
        word for block in blocks for word in _WORD.findall(report.text[block.start : block.end].casefold())
    ]


def _numbers(signature: bytes) -> Numbers:
    return np.frombuffer(signature, dtype="<u4")


@cache
def _empty() -> MinHash:
    return MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=crc32, scheme="affine32")
