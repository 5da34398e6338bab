"""Sources into units of work, in an order and with edges that hang on the sources alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.collect import Dropped
from dateline.collect.folder import files_below
from dateline.collect.gather import STDIN, Gathering, is_url
from dateline.collect.source import existing
from dateline.collect.stretches import stretches
from dateline.errors import CaptureError
from dateline.scale.job import Job, Unit
from dateline.types import Capture

AT_ONCE = 200
BYTES_AT_ONCE = 16_000_000
"""Captures from small files, and bytes of them, that travel to a worker together."""


def units(job: Job) -> Iterator[Unit]:
    """The units of the sources in turn, each as soon as it is known.

    Raises CaptureError where a source cannot be read, or a table lacks a column.
    """
    with Gathering(job.options) as gathering:
        for source in job.sources:
            yield from _of_source(source, job, gathering)


def count(job: Job) -> int | None:
    """How many units there will be; None where only reading the sources tells.

    Raises CaptureError where a source does not exist, or a table lacks a column.
    """
    number: int | None = 0
    for source in job.sources:
        if is_url(source) or source == STDIN:
            number = None
            continue
        path = existing(source)
        if path.is_dir():
            number = None
        else:
            parts = stretches(path, job.options, job.cut)
            number = None if number is None or parts is None else number + len(parts)
    return number


def _of_source(source: str, job: Job, gathering: Gathering) -> Iterator[Unit]:
    path = Path(source)
    if is_url(source) or source == STDIN:
        return _packed(source, gathering.of_source(source))
    if path.is_dir():
        return _packed(source, _of_folder(source, job, gathering))
    return _packed(source, _of_file(source, path, job) or gathering.of_source(source))


def _of_file(source: str, path: Path, job: Job) -> list[Unit] | None:
    """The stretches of a file; None for one that is read from its beginning only."""
    parts = stretches(path, job.options, job.cut)
    return None if parts is None else [Unit(source, part) for part in parts]


def _of_folder(source: str, job: Job, gathering: Gathering) -> Iterator[Unit | Capture | Dropped]:
    for file in files_below(Path(source)):
        try:
            parts = _of_file(source, file, job)
        except CaptureError as error:
            yield Dropped(str(file), 0, str(error))
        else:
            yield from gathering.of_found(file) if parts is None else parts


def _packed(source: str, found: Iterable[Unit | Capture | Dropped]) -> Iterator[Unit]:
    """What was found one by one is put together, units stay as they are, all in their order."""
    pack: list[Capture | Dropped] = []
    size = 0
    for one in found:
        if isinstance(one, Unit):
            if pack:
                yield Unit(source, tuple(pack))
            yield one
            pack, size = [], 0
            continue
        pack.append(one)
        size += len(one.content) if isinstance(one, Capture) else 0
        if len(pack) >= AT_ONCE or size >= BYTES_AT_ONCE:
            yield Unit(source, tuple(pack))
            pack, size = [], 0
    if pack:
        yield Unit(source, tuple(pack))
