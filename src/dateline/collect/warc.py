"""Web archives: WARC files, compressed or not, whose records are pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import WarcRecord, WarcRecordType

from dateline.collect.content import MAX_BYTES, check_content
from dateline.collect.records import Dropped
from dateline.collect.unpack import unchunk, unpack
from dateline.collect.warc_walk import PLAIN_START, Damage, walk
from dateline.errors import CaptureError
from dateline.types import Capture

PAGES = ("text/html", "application/xhtml", "text/plain", "application/pdf")
BESIDE = WarcRecordType.warcinfo | WarcRecordType.request | WarcRecordType.metadata
"""Records that tell of others: no page is lost where they are passed over."""
HOLDS_PAGE = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
MARKS = (b"WARC/", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")
"""How archives begin: as they are, or compressed with gzip, zstd or lz4."""


def read_archive(file: BinaryIO, source: str) -> Iterator[Capture | Dropped]:
    """Every page of an archive; a damaged record is dropped with its offset in bytes, and the rest is read.

    Records that hold no page (pictures, redirections, revisits) are counted by reason and told at the end.
    """
    passed: Counter[str] = Counter()
    yield from read_pages(file, source, passed)
    yield from passed_over(source, passed)


def read_pages(
    file: BinaryIO, source: str, passed: Counter[str], begin: int = 0
) -> Iterator[Capture | Dropped]:
    """Every page of an archive, or of a stretch of one that begins at that byte of it.

    Records that hold no page are added to ``passed``, by reason.
    """
    short = Path(source).name
    head = file.read(5)
    if head and not head.startswith(MARKS):
        yield Dropped(source, 0, f"{short} is no WARC file")
        return
    for offset, found in walk(file, partial(_taken, passed=passed)):
        if isinstance(found, Capture):
            yield found
        elif found is not None:
            at = begin + offset
            yield Dropped(source, at, f"{short}: the record at byte {at} {found}")


def passed_over(source: str, passed: Mapping[str, int]) -> Iterator[Dropped]:
    """What is told of the records of an archive that hold no page."""
    for reason, number in sorted(passed.items()):
        yield Dropped(source, 0, f"{Path(source).name}: {number} of its records {reason}")


def _taken(record: WarcRecord, passed: Counter[str]) -> Capture | str | Damage | None:
    """The page of a record, or why it is none; None where that is only counted, if at all."""
    if len(record.headers.get_multiple("WARC-Type")) != 1 or record.headers.get("Content-Length") is None:
        return Damage.RECORD  # its headers are cut off, or run into the next record's
    why = _no_page(record)
    if why is Damage.RECORD:
        return Damage.RECORD
    if why is not None:
        if why:
            passed[why] += 1
        return None
    try:
        content = record.reader.read(MAX_BYTES + 1)
    except OSError:
        return Damage.RECORD
    # a record that begins inside a page shows that this one's length is wrong
    if len(content) < min(record.content_length, MAX_BYTES + 1) or PLAIN_START.search(content):
        return Damage.RECORD
    if record.headers.get("WARC-Truncated"):
        return "was cut off when it was archived"
    try:
        return _page(record, content)
    except CaptureError as error:
        return str(error)


def _no_page(record: WarcRecord) -> str | Damage | None:
    """Why a record holds no page, empty where nobody would look for one there; None where it may hold one."""
    kind = record.record_type
    if kind & BESIDE:
        return ""
    if kind & WarcRecordType.revisit:
        return "are revisits, whose page was archived before"
    if not kind & HOLDS_PAGE:
        return "are of a kind that holds no page"
    if kind & WarcRecordType.response:
        is_http = (record.headers.get("Content-Type") or "").lower().startswith("application/http")
        status = _parsed(record) if is_http else None
        if status is None:
            return Damage.RECORD if is_http else "are no answers over HTTP"
        if status != 200:
            return f"are answers with the status {status}"
    declared = (_header(record, "Content-Type") or "").split(";")[0].strip().lower()
    if declared and not declared.startswith(PAGES):
        return f"are of the type {declared[:80]}"
    return None


def _parsed(record: WarcRecord) -> int | None:
    """The status of the answer, its headers parsed; None where it is no answer."""
    try:
        record.parse_http()
    except OSError:
        return None
    return record.http_headers.status_code if record.http_headers is not None else None


def _header(record: WarcRecord, name: str) -> str | None:
    """A header of the page: of the answer, or of the record where there is none."""
    headers = record.http_headers if record.is_http_parsed else record.headers
    return headers.get(name)


def _page(record: WarcRecord, content: bytes) -> Capture:
    """The page as its server meant it to be read, unpacked; raises CaptureError for what is none."""
    if record.is_http_parsed:
        if (_header(record, "Transfer-Encoding") or "").strip().lower() == "chunked":
            content = unchunk(content, MAX_BYTES, "holds a page that")
        content = unpack(content, _header(record, "Content-Encoding"), MAX_BYTES, "holds a page that")
    return Capture(
        content=check_content(content, "holds a page that"),
        url=(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        fetched_at=record.record_date,
        media_type=_header(record, "Content-Type"),
    )
