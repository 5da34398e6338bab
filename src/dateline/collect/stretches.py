"""Large files cut into stretches that can be read by themselves, each on another machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from dateline.collect.files import Format, format_of, inner_name
from dateline.collect.options import Options
from dateline.collect.parquet import check_frame, read_frame, row_count
from dateline.collect.records import MOST_PASSED, Dropped, read_records
from dateline.collect.source import open_file
from dateline.collect.unpack import GZIP_MARK
from dateline.collect.warc import read_pages
from dateline.collect.warc_walk import next_start
from dateline.collect.window import window
from dateline.types import Capture

STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Cut:
    """How large stretches are: bytes of an archive or of JSON lines, and rows of a Parquet file.

    16 MB of a compressed archive are some 600 pages, a minute's work of a core: no more is lost when it dies.
    """

    size: int = 16_000_000
    rows: int = 500


CUT = Cut()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of an archive or of JSON lines, or rows of a Parquet file, from ``begin`` up to ``end``.

    To it belongs each record that begins in it. ``line`` is the number of its first line.
    """

    path: str
    begin: int
    end: int
    line: int = 1


def stretches(path: Path, options: Options, cut: Cut = CUT) -> list[Stretch] | None:
    """A file cut into stretches, the same for the same file; None for one that is read from its beginning only.

    Raises CaptureError for a file that cannot be opened, or a Parquet file without a column that is named.
    """
    form = format_of(path)
    if form is Format.FRAME:
        check_frame(path, options.names)
        rows = row_count(path)
        return [Stretch(str(path), at, min(at + cut.rows, rows)) for at in range(0, rows, cut.rows)]
    if form not in (Format.ARCHIVE, Format.RECORDS):
        return None
    with open_file(path) as file:
        whole = file.seek(0, 2)
        if form is Format.RECORDS:
            return _of_lines(path, file, whole, cut.size) if inner_name(path) == path else None
        if whole > cut.size and not _is_cuttable(file, 4 * cut.size):
            return None
        return [Stretch(str(path), at, min(at + cut.size, whole)) for at in range(0, whole, cut.size)]


def read_stretch(stretch: Stretch, options: Options, passed: Counter[str]) -> Iterator[Capture | Dropped]:
    """Every record of a stretch; those of an archive that hold no page are added to ``passed``, by reason.

    Raises CaptureError where the file cannot be read.
    """
    path = Path(stretch.path)
    form = format_of(path)
    if form is Format.FRAME:
        yield from read_frame(path, stretch.path, options.names, stretch.begin, stretch.end)
        return
    with open_file(path) as file:
        begin, end = _records_of(file, stretch, form)
        part = window(file, begin, end)
        if form is Format.RECORDS:
            for _, found in read_records(part, stretch.path, options.names, stretch.line):
                yield found
        elif begin < end:
            yield from read_pages(part, stretch.path, passed, begin)


def digest_of(stretch: Stretch, options: Options) -> str:
    """A digest of what a stretch holds: of its bytes, or of what its rows give."""
    digest = sha256()
    path = Path(stretch.path)
    if format_of(path) is Format.FRAME:
        for found in read_stretch(stretch, options, Counter()):
            digest.update(f"{found!r}\n".encode("utf-8", "backslashreplace"))
        return digest.hexdigest()
    with open_file(path) as file:
        part = window(file, *_records_of(file, stretch, format_of(path)))
        while chunk := part.read(STEP):
            digest.update(chunk)
    return digest.hexdigest()


def _is_cuttable(file: BinaryIO, most: int) -> bool:
    """Whether the records of an archive can be found from its middle: not where it is compressed as a whole."""
    file.seek(0)
    if not file.read(5).startswith((b"WARC/", GZIP_MARK)):
        return False
    second = next_start(file, 1)
    return second is not None and second < most


def _of_lines(path: Path, file: BinaryIO, whole: int, size: int) -> list[Stretch]:
    """Whole lines together, about ``size`` bytes of them; what follows a line without end is not cut."""
    found: list[Stretch] = []
    begin = line = 0
    for end, lines in _line_ends(file, size):
        found.append(Stretch(str(path), begin, end, line + 1))
        begin, line = end, line + lines
    return [*found, Stretch(str(path), begin, whole, line + 1)] if begin < whole else found


def _line_ends(file: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Where lines end that stand about ``size`` bytes apart, each with the lines since the one before."""
    file.seek(0)
    at = last = lines = 0
    while (chunk := file.read(STEP)) and at - last <= MOST_PASSED:
        counted = 0
        while cut := _cut(chunk, max(0, last + size - at)):
            yield at + cut, lines + chunk.count(b"\n", counted, cut)
            lines, counted, last = 0, cut, at + cut
        lines += chunk.count(b"\n", counted)
        at += len(chunk)


def _cut(chunk: bytes, start: int) -> int:
    """Behind the first line break from ``start`` on; 0 where there is none."""
    return chunk.find(b"\n", start) + 1 if start < len(chunk) else 0


def _records_of(file: BinaryIO, stretch: Stretch, form: Format) -> tuple[int, int]:
    """Where the first record of a stretch begins, and where the last one ends."""
    if form is not Format.ARCHIVE:
        return stretch.begin, stretch.end
    whole = file.seek(0, 2)
    begin, end = (_first_from(file, at, whole) for at in (stretch.begin, stretch.end))
    return begin, end


def _first_from(file: BinaryIO, at: int, whole: int) -> int:
    """Where the first record begins at or after a byte; the end of the file where there is none."""
    if at == 0 or at >= whole:
        return min(at, whole)
    found = next_start(file, at)
    return whole if found is None else found
