"""Shards into a workspace: afterwards everything stands as if the workspace had taken in the sources itself.

Shards are merged in the order of the sources, some rows in a transaction. A capture is known by its identity, so that
merging again, or going on after a kill, adds what is missing and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import polars as pl

from dateline.collect import Dropped
from dateline.collect.warc import passed_over
from dateline.errors import ShardError
from dateline.scale.folder import Entry, Folder
from dateline.scale.shard import ROWS, Row, RowKind, capture_of, each_row, light_rows
from dateline.store import Coded, Store
from dateline.store.codec import decode
from dateline.types import Claim, Report
from dateline.workspace.intake import said_of_any
from dateline.workspace.progress import Doing, OnProgress, Progress, untold
from dateline.workspace.reading import UNQUOTED
from dateline.workspace.running import Tally, running

CAPTURED = (RowKind.REPORT, RowKind.REFUSED)


def merge(store: Store, folder: Folder, *, on_progress: OnProgress = untold) -> Tally:
    """Merge the finished runs of a folder, as a run with the versions of its shards.

    Raises ShardError where a shard is missing or damaged, and StoreError where the workspace cannot be written.
    """
    manifests = folder.finished()
    total = sum(entry.rows for manifest in manifests for entry in manifest.units)
    with running(store, "merge", folder.versions()) as tally:
        merging = _Merging(store, folder, tally, on_progress, total)
        for manifest in manifests:
            for (source, file), entries in groupby(manifest.units, key=lambda one: (one.source, one.file)):
                merging.file(source, file, entries)
    return tally


@dataclass
class _Merging:
    """One run over the shards of a folder."""

    store: Store
    folder: Folder
    tally: Tally
    on_progress: OnProgress
    total: int
    done: int = 0
    saved: set[str] = field(default_factory=set)
    """The captures of the shard at hand whose reports this run saved."""

    def file(self, source: str, file: str | None, entries: Iterable[Entry]) -> None:
        """Merge the shards of one file, then tell of its records that hold no page."""
        passed: Counter[str] = Counter()
        for entry in entries:
            self._shard(source, entry, passed)
        for one in passed_over(file or source, passed):
            self._drop(one)

    def _shard(self, source: str, entry: Entry, passed: Counter[str]) -> None:
        path = self.folder.shard(entry.shard)
        rows = light_rows(path)
        if rows.height != entry.rows:
            raise ShardError(f"the shard {path} has {rows.height} rows and not {entry.rows}: it is damaged")
        self.saved.clear()
        for start in range(0, rows.height, ROWS):
            some = rows.slice(start, ROWS)
            self._batch(
                path, source, start, some.filter(pl.col("kind").is_in(CAPTURED))["identity"].to_list()
            )
            for row in some.filter(~pl.col("kind").is_in(CAPTURED)).iter_rows(named=True):
                if row["kind"] == RowKind.PASSED:
                    passed[row["reason"]] += row["line"]
                elif row["kind"] == RowKind.UNQUOTED:
                    self._unquoted(row["identity"], row["reason"], row["line"])
                else:
                    self._drop(Dropped(row["source"], row["line"], row["reason"]))
            self.done += some.height
            self.on_progress(Progress(Doing.TAKING, self.done, self.total, source))

    def _batch(self, path: Path, source: str, start: int, identities: Sequence[str]) -> None:
        """Keep the captures of some rows, and what was read of those that wait; a settled one is left as it is."""
        captures = self.store.captures
        settled = captures.settled(identities)
        self.tally.counts["known"] += sum(identity in settled for identity in identities)
        if settled.issuperset(identities):
            return
        rows: dict[str, Row] = {}
        for row in each_row(path, start, ROWS):
            if row.identity is not None and row.identity not in settled:
                rows.setdefault(row.identity, row)
        new = captures.put(
            {identity: capture_of(row) for identity, row in rows.items()}, source=source, run=self.tally.run
        )
        self.tally.counts["new"] += new
        self.tally.counts["known"] += sum(identity not in settled for identity in identities) - new
        self._save(rows, captures.unread(list(rows)))

    def _save(self, rows: Mapping[str, Row], waiting: Mapping[str, int]) -> None:
        coded = [_coded(waiting[key], row) for key, row in rows.items() if key in waiting and row.report]
        self.store.reports.save(coded, run=self.tally.run)
        self.saved.update(key for key, row in rows.items() if key in waiting and row.report)
        self.tally.counts["reports"] += len(coded)
        self.tally.counts["claims"] += sum(len(one.claims) for one in coded)
        for key, row in rows.items():
            if key in waiting and row.kind == RowKind.REFUSED:
                reason = row.reason or ""
                self.store.reports.refuse(waiting[key], reason, self.tally.run)
                self.tally.counts["refused"] += 1
                self.tally.refused[reason] += 1

    def _unquoted(self, identity: str, reason: str, number: int) -> None:
        """Count what a language model proposed in vain for a report, where this run saved it."""
        if identity in self.saved:
            self.tally.unquoted[reason] += number
            self.tally.counts[f"{UNQUOTED} {reason}"] += number

    def _drop(self, one: Dropped) -> None:
        self.store.captures.drop(one.source, one.line, one.reason, self.tally.run)
        self.tally.counts["dropped"] += 1
        self.tally.dropped[said_of_any(one)] += 1


def _coded(number: int, row: Row) -> Coded:
    claims = tuple(decode(claim, Claim) for claim in row.claims or ())
    return Coded(number, decode(row.report or "", Report), claims)
