"""One unit of work into one shard: the whole pipeline, wherever it runs."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

import polars as pl

from dateline.api import chosen_pipeline
from dateline.collect import Dropped
from dateline.collect.gather import filled
from dateline.collect.stretches import Stretch, read_stretch
from dateline.engine import ModelCoder, read_address
from dateline.pipeline import Pipeline
from dateline.scale.folder import Entry, Folder
from dateline.scale.job import Job, Recipe, Unit
from dateline.scale.shard import Row, RowKind, as_kept, light_rows, written
from dateline.store import StoredCapture
from dateline.store.codec import encode
from dateline.store.columns import storable
from dateline.types import Capture
from dateline.workspace.cores import can_fork
from dateline.workspace.intake import said_of_any
from dateline.workspace.one_capture import Refused, read_one
from dateline.workspace.versions import versions_of
from dateline.workspace.workers import Workers


@dataclass(frozen=True)
class Made:
    """A shard that is there, and what it holds. ``again`` is one that an earlier run made.

    ``counts`` has "reports", "claims", "refused", "dropped" and, of archives, "passed".
    """

    entry: Entry
    again: bool
    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    unquoted: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Documents:
    """What a capture gives, as a shard holds it; ``dropped`` is what a language model proposed in vain, by reason."""

    report: str
    claims: tuple[str, ...]
    dropped: tuple[str, ...]


def make(unit: Unit, job: Job, workers: Workers[Documents]) -> Made:
    """Make the unit's shard unless it is there; raises DatelineError where the source cannot be read."""
    name = unit.shard(job)
    path = Folder(job.folder).shard(name)
    again = path.exists()
    if not again:
        with written(path) as writer:
            for row in _rows(unit, job, workers):
                writer.write(row)
    rows = light_rows(path)
    made = Made(Entry(storable(unit.source), unit.file and storable(unit.file), name, rows.height), again)
    _count(rows, made)
    return made


@cache
def pipeline_of(recipe: Recipe) -> tuple[Pipeline, dict[str, str]]:
    """The pipeline of a recipe and its versions, built once in a process."""
    line = chosen_pipeline(recipe.reader, recipe.codebook, recipe.actors)
    pipeline = line.fast() if recipe.fast else line
    if recipe.engine is not None:
        coder = ModelCoder.at(
            read_address(recipe.engine), pipeline.codebook, pipeline.lexicon, cache=recipe.engine_cache
        )
        pipeline = pipeline.coding_with(coder)
    return pipeline, versions_of(pipeline, recipe.actors)


def workers_of(job: Job) -> Workers[Documents]:
    """One process that reads, so that a page which takes too long, or ends it, costs nothing but itself.

    As a context it ends the process, which begins anew when it is needed again.
    """
    pipeline, _ = pipeline_of(job.recipe)
    return Workers(pipeline, documents, 1 if can_fork() else 0, most_seconds=job.most_seconds)


def documents(pipeline: Pipeline, stored: StoredCapture) -> Documents | Refused:
    """What one capture gives, or the reason why it gives nothing."""
    read = read_one(pipeline, stored)
    if isinstance(read, Refused):
        return read
    return Documents(encode(read.report), tuple(encode(claim) for claim in read.claims), read.dropped)


def _rows(unit: Unit, job: Job, workers: Workers[Documents]) -> Iterator[Row]:
    """The rows of a unit in order, though captures are given out before what stands ahead of them is read."""
    passed: Counter[str] = Counter()
    ahead: deque[Row] = deque()

    def captures() -> Iterator[StoredCapture]:
        for number, one in enumerate(_found(unit, job, passed)):
            if isinstance(one, Dropped):
                ahead.append(Row(RowKind.DROPPED, storable(one.source), one.line, storable(one.reason)))
            else:
                kept = as_kept(one)
                ahead.append(_captured(one, kept, unit.source))
                yield StoredCapture(number, kept)

    for told in workers.read(captures()):
        while ahead[0].kind == RowKind.DROPPED:
            yield ahead.popleft()
        yield from _told(ahead.popleft(), told)
    yield from ahead
    for reason, number in sorted(passed.items()):
        yield Row(RowKind.PASSED, storable(unit.file or unit.source), number, storable(reason))


def _found(unit: Unit, job: Job, passed: Counter[str]) -> Iterator[Capture | Dropped]:
    if isinstance(unit.part, Stretch):
        return filled(read_stretch(unit.part, job.options, passed), job.options)
    return iter(unit.part)


def _captured(capture: Capture, kept: Capture, source: str) -> Row:
    """The row of a capture before it is read; ``kept`` is it as it would come out of a workspace."""
    return Row(
        kind=RowKind.REPORT,
        source=storable(source),
        identity=capture.identity,
        sha256=kept.sha256,
        url=kept.url,
        fetched_at=kept.fetched_at,
        media_type=kept.media_type,
        published=kept.published,
        outlet=kept.outlet,
        content=kept.content,
    )


def _told(row: Row, told: Documents | Refused) -> Iterator[Row]:
    """The row of a capture with what became of it, and of what a model proposed in vain for it."""
    if isinstance(told, Refused):
        yield replace(row, kind=RowKind.REFUSED, reason=storable(told.reason))
        return
    yield replace(row, report=told.report, claims=told.claims)
    for reason, number in sorted(Counter(told.dropped).items()):
        yield Row(RowKind.UNQUOTED, row.source, number, reason, row.identity)


def _count(rows: pl.DataFrame, made: Made) -> None:
    """Count what a shard holds, from its rows, so that one made by an earlier run counts as well."""
    for row in rows.iter_rows(named=True):
        if row["kind"] == RowKind.REPORT:
            made.counts.update(reports=1, claims=row["claims"])
        elif row["kind"] == RowKind.REFUSED:
            made.counts["refused"] += 1
            made.refused[row["reason"]] += 1
        elif row["kind"] == RowKind.UNQUOTED:
            made.unquoted[row["reason"]] += row["line"]
        elif row["kind"] == RowKind.DROPPED:
            made.counts["dropped"] += 1
            made.dropped[said_of_any(Dropped(row["source"], row["line"], row["reason"]))] += 1
        else:
            made.counts["passed"] += row["line"]
            made.dropped[row["reason"]] += row["line"]
