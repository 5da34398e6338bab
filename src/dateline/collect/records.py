"""Records of reports: fields with url, html or text, title, published, outlet; JSONL files of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.collect.content import MAX_BYTES, check_content, check_published
from dateline.collect.options import OWN_NAMES
from dateline.errors import CaptureError
from dateline.types import Capture

MAX_LINE = 2 * MAX_BYTES
"""Longest line taken for a record: a page, and as much again for JSON's escapes and the other fields."""


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
    file: BinaryIO, source: str, names: Mapping[str, str] = OWN_NAMES
) -> Iterator[tuple[int, Capture | Dropped]]:
    """Every record of a JSONL file with its line, counted from 1. ``names`` tells which key holds which field."""
    short = Path(source).name
    for number, line in _lines(file):
        if not line.strip():
            continue
        try:
            yield number, read_record(line, f"{short}:{number}", names)
        except CaptureError as error:
            yield number, Dropped(source, number, str(error))


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines of a file, counted from 1; of one longer than ``MAX_LINE`` the beginning, a byte too long."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE + 1)


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
    content = fields["html"] or fields["text"]
    if content is None:
        there = f"; it has: {', '.join(list(record)[:20])}" if record else ""
        raise CaptureError(f"{name} has neither {names['html']} nor {names['text']}{there}")
    if not fields["html"]:
        content = with_title(content, fields["title"])
    kind = "text/html" if fields["html"] else "text/plain"
    return Capture(
        content=check_content(content.encode("utf-8", "replace"), name),
        url=fields["url"],
        media_type=f"{kind}; charset=utf-8",
        published=check_published(fields["published"], name),
        outlet=fields["outlet"],
    )


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
