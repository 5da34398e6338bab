"""Records of reports: fields with url, html or text, title, published, outlet; JSONL files of them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.collect.content import MAX_BYTES, check_content, check_published
from dateline.collect.options import OWN_NAMES
from dateline.errors import CaptureError
from dateline.types import Capture

MAX_LINE = 2 * MAX_BYTES
"""Longest line taken for a record: a page, and as much again for JSON's escapes and the other fields."""
BROKEN = (OSError, EOFError, zlib.error)
"""What reading raises where a disk fails, or where a compressed file is damaged or cut off."""
NO_FURTHER = "and what follows cannot be read"
MOST_PASSED = 1_000_000_000
"""Bytes of one line after which a file is left: somebody may have made it to keep us busy."""
STEP = 1 << 20
MOST_NAMES = 20
LONGEST_NAME = 40
"""Names of fields that an error tells, and characters of each."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What could not be taken in, and why.

    ``line`` counts from 1: the line of a JSONL file or a table, the item of a feed or sitemap; of an archive it
    is the offset of the record in bytes. 0 stands for the source as a whole.
    """

    source: str
    line: int
    reason: str


def read_records(
    file: BinaryIO, source: str, names: Mapping[str, str] = OWN_NAMES, first: int = 1
) -> Iterator[tuple[int, Capture | Dropped]]:
    """Every record of a JSONL file with its line, counted from ``first``.

    ``names`` tells which key holds which field.
    """
    short = Path(source).name
    number = first - 1
    try:
        for number, line in _lines(file, first):
            if line.strip():
                yield number, _record(line, source, number, names)
    except BROKEN as error:
        yield number + 1, Dropped(source, number + 1, f"{short}:{number + 1} {NO_FURTHER}: {error}")


def _record(line: bytes, source: str, number: int, names: Mapping[str, str]) -> Capture | Dropped:
    try:
        return read_record(line, f"{Path(source).name}:{number}", names)
    except CaptureError as error:
        return Dropped(source, number, str(error))


def _lines(file: BinaryIO, first: int) -> Iterator[tuple[int, bytes]]:
    """The lines of a file, counted from ``first``; of one longer than ``MAX_LINE`` the beginning, a byte too long.

    Raises EOFError for a line without end.
    """
    number = first - 1
    while line := file.readline(MAX_LINE + 1):
        number += 1
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        passed = 0
        while len(line) > MAX_LINE and not line.endswith(b"\n") and (rest := file.readline(STEP)):
            passed += len(rest)
            if passed > MOST_PASSED:
                raise EOFError(f"the line has more than {MOST_PASSED // 1_000_000:,} MB")
            if rest.endswith(b"\n"):
                break


def read_record(line: bytes, name: str, names: Mapping[str, str] = OWN_NAMES) -> Capture:
    """One record as a capture; raises CaptureError that says what a record may hold."""
    if len(line) > MAX_LINE:
        raise CaptureError(f"{name} is too large: more than {MAX_LINE // 1_000_000} MB in one line")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CaptureError(f"{name} is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise CaptureError(f"{name} is not an object with {', '.join(names.values())}")
    fields = {key: _string(record.get(column), f"{name}: {column}") for key, column in names.items()}
    return capture_of(fields, names, name, has=list(record))


def capture_of(
    fields: Mapping[str, str | None], names: Mapping[str, str], name: str, *, has: Sequence[str] = ()
) -> Capture:
    """A record's fields as a capture; raises CaptureError for what is wrong. ``has`` are the names it came with.

    Bytes that were no UTF-8 where they came from stand in ``fields`` as surrogates, and go into the capture as
    they were.
    """
    page = fields["html"] or fields["text"]
    if not page:
        there = f"; it has: {told(has)}" if has else ""
        raise CaptureError(f"{name} has neither {names['html']} nor {names['text']}{there}")
    if not fields["html"]:
        page = with_title(page, fields["title"])
    content, charset = _encoded(page)
    url, published, outlet = (_readable(fields[key]) for key in ("url", "published", "outlet"))
    return Capture(
        content=check_content(content, name),
        url=url,
        media_type=f"text/{'html' if fields['html'] else 'plain'}{charset}",
        published=check_published(published, name),
        outlet=outlet,
    )


def told(names: Sequence[str]) -> str:
    """Names of columns in one line."""
    shown = (name[:LONGEST_NAME] for name in names[:MOST_NAMES])
    return ", ".join(name if name.isprintable() else repr(name) for name in shown)


def _encoded(text: str) -> tuple[bytes, str]:
    """The bytes of a page and what is declared of them: nothing where they were no UTF-8 to begin with."""
    for errors, charset in (("strict", "; charset=utf-8"), ("surrogateescape", "")):
        try:
            return text.encode("utf-8", errors), charset
        except UnicodeEncodeError:
            continue
    return text.encode("utf-8", "replace"), "; charset=utf-8"


def _readable(text: str | None) -> str | None:
    """A short field; bytes that were no UTF-8 are read as Western European, which they mostly are."""
    if text is None or not text.strip():
        return None
    content, charset = _encoded(text)
    return text.strip() if charset else content.decode("windows-1252", "replace").strip()


def with_title(text: str, title: str | None) -> str:
    """A report's text below its title, which makes its headline; the text alone where it begins with it."""
    if title is None or text.lstrip().startswith(title.strip()):
        return text
    return f"{' '.join(title.split())}\n\n{text}"


def _string(value: object, name: str) -> str | None:
    """A string, or None for null and blank; raises CaptureError for anything else."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise CaptureError(f"{name} must be a string, not {type(value).__name__}")
    return value if value.strip() else None
