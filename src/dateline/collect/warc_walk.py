"""The records of a WARC file one after the other, over damaged ones to the next that is whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import BinaryIO, TypeVar

from fastwarc.warc import ArchiveIterator, WarcRecord

from dateline.collect.unpack import GZIP, GZIP_MARK

T = TypeVar("T")
PLAIN_START = re.compile(rb"WARC/1\.[01]\r\n(?=WARC-)")
LENGTH = re.compile(rb"(?i)\r\nContent-Length:[ \t]*(\d{1,15})[ \t]*\r\n")
PADDING = b"\r\n\0 "
HEADERS_END = b"\r\n\r\n"
MOST_HEADERS = 1 << 16
MOST_DAMAGED = 1_000
"""Damaged records after which the rest of a file is left: somebody may have made it to keep us busy."""
STEP = 1 << 20
LONGEST_MARK = 16


class Damage(StrEnum):
    """What is wrong with a record."""

    RECORD = "is damaged or cut off"
    LAST = f"is damaged, as {MOST_DAMAGED:,} before it; the rest was not read"


def walk(file: BinaryIO, take: Callable[[WarcRecord], T | Damage]) -> Iterator[tuple[int, T | Damage]]:
    """What ``take`` makes of each record, or what is wrong with it, with its offset in the file.

    One is held back until the record after it opens, as only then its end was checked.
    """
    held: tuple[int, T | Damage] | None = None
    start: int | None = 0
    damaged = 0
    while start is not None:
        last = start
        found: tuple[int, T | Damage] | None = None
        for found in _stretch(file, start, take):
            if found is not None:
                if held is not None:
                    yield held
                held, last = found, found[0]
        sound = held is not None and held[1] is not Damage.RECORD
        end = end_of(file, last) if sound else None
        if found is not None and (end is None or _is_at_end(file, end)):
            break
        if end is not None and held is not None:  # the trouble, which is not always told, lies behind it
            yield held
            held, start = None, end
            continue
        if found is None and held is None and _is_at_end(file, start):
            break
        if held is not None and held[0] != last:
            yield held
        damaged += 1
        held = last, Damage.RECORD if damaged <= MOST_DAMAGED else Damage.LAST
        start = next_start(file, last + 1) if damaged <= MOST_DAMAGED else None
    if held is not None:
        yield held


def _is_at_end(file: BinaryIO, offset: int) -> bool:
    """Whether there is nothing, or only padding, from an offset to the end of the file."""
    file.seek(offset)
    return not file.read(MOST_HEADERS).strip(PADDING)


def _stretch(
    file: BinaryIO, start: int, take: Callable[[WarcRecord], T | Damage]
) -> Iterator[tuple[int, T | Damage] | None]:
    """The records from an offset on; None after the last one where the file could not be read to its end."""
    file.seek(start)
    try:
        for record in ArchiveIterator(file, parse_http=False):
            offset = record.stream_pos
            taken = take(record)
            yield offset, taken
            if taken is Damage.RECORD:
                yield None
                return
    except OSError:
        yield None


def end_of(file: BinaryIO, offset: int) -> int | None:
    """Where the record at an offset ends; None where its checksum is wrong, or nothing tells its end."""
    file.seek(offset)
    head = file.read(MOST_HEADERS)
    if head.startswith(GZIP_MARK):
        return _end_of_member(file, offset)
    headers_end = head.find(HEADERS_END)
    length = LENGTH.search(head, 0, headers_end + 2)
    if headers_end < 0 or length is None:
        return None
    end = offset + headers_end + int(length.group(1)) + 2 * len(HEADERS_END)
    file.seek(end - len(HEADERS_END))
    return end if file.read(len(HEADERS_END)) == HEADERS_END else None


def _end_of_member(file: BinaryIO, offset: int) -> int | None:
    """Where a compressed record ends; None where its checksum is wrong or it is cut off."""
    file.seek(offset)
    engine = zlib.decompressobj(GZIP)
    chunk = file.read(STEP)
    try:
        while chunk and not engine.eof:
            engine.decompress(chunk, STEP)
            chunk = engine.unconsumed_tail or (b"" if engine.eof else file.read(STEP))
    except zlib.error:
        return None
    return file.tell() - len(engine.unused_data) if engine.eof else None


def next_start(file: BinaryIO, offset: int) -> int | None:
    """Where the first record begins at or after an offset above 0; None where there is no other."""
    file.seek(0)
    compressed = file.read(len(GZIP_MARK)) == GZIP_MARK
    position = offset
    file.seek(position)
    before = b""
    while chunk := file.read(STEP):
        buffer = before + chunk
        begin = position - len(before)
        for found in _marks(buffer, compressed):
            if begin + found >= offset and (not compressed or _opens_record(file, begin + found)):
                return begin + found
        position += len(chunk)
        before = buffer[-LONGEST_MARK:]
        file.seek(position)
    return None


def _marks(buffer: bytes, compressed: bool) -> Iterator[int]:
    """Where in a buffer a record may begin."""
    if not compressed:
        yield from (found.start() for found in PLAIN_START.finditer(buffer))
        return
    found = buffer.find(GZIP_MARK)
    while found >= 0:
        yield found
        found = buffer.find(GZIP_MARK, found + 1)


def _opens_record(file: BinaryIO, offset: int) -> bool:
    """Whether the compressed bytes at an offset begin with a record."""
    file.seek(offset)
    try:
        return zlib.decompressobj(GZIP).decompress(file.read(1024), 5) == b"WARC/"
    except zlib.error:
        return False
