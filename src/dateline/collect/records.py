"""JSONL files of reports: one JSON object a line with url, html or text, published, outlet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.collect.content import MAX_BYTES, check_content, check_published
from dateline.errors import CaptureError
from dateline.types import Capture

FIELDS = ("url", "html", "text", "published", "outlet")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A record that could not be taken in; ``line`` counts from 1."""

    source: str
    line: int
    reason: str


def read_records(path: Path, on_dropped: Callable[[Dropped], None] | None) -> Iterator[tuple[int, Capture]]:
    """Every record with its line, counted from 1. A bad one goes to ``on_dropped``, else it raises CaptureError."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            if not line.strip():
                continue
            try:
                yield number, read_record(line, f"{path.name}:{number}")
            except CaptureError as error:
                if on_dropped is None:
                    raise
                on_dropped(Dropped(str(path), number, str(error)))


def read_record(line: bytes, name: str) -> Capture:
    """One record as a capture; raises CaptureError that says what a record may hold."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise CaptureError(f"{name} is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise CaptureError(f"{name} is not an object with {', '.join(FIELDS)}")
    fields = {key: _string(record.get(key), f"{name}: {key}") for key in FIELDS}
    content = fields["html"] or fields["text"]
    if content is None:
        raise CaptureError(f"{name} has neither html nor text")
    kind = "text/html" if fields["html"] else "text/plain"
    return Capture(
        content=check_content(content.encode("utf-8", "replace"), name),
        url=fields["url"],
        media_type=f"{kind}; charset=utf-8",
        published=check_published(fields["published"], name),
        outlet=fields["outlet"],
    )


def _string(value: object, name: str) -> str | None:
    """A string, or None for null and blank; raises CaptureError for anything else."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise CaptureError(f"{name} must be a string, not {type(value).__name__}")
    return value if value.strip() else None
