"""One source, whatever it is, as a capture."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from dateline.collect.content import MAX_BYTES, check_content, check_published
from dateline.collect.records import Dropped, read_records
from dateline.errors import CaptureError
from dateline.types import Capture

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".pdf": "application/pdf",
}
RECORDS = (".jsonl", ".ndjson")


def capture(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Capture:
    """Take in a file, a URL (http or https) or, for "-", standard input.

    ``published`` is an ISO date known from elsewhere. Raises CaptureError, in one line, for what is
    missing, a folder, empty, binary, larger than ``MAX_BYTES``, or cannot be fetched.
    """
    name = str(source)
    day = check_published(published, name)
    if name == "-":
        content = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        return Capture(check_content(content, "standard input"), published=day, outlet=outlet)
    if name.startswith(("http://", "https://")):
        from dateline.collect.fetch import fetch  # httpx takes longer to load than a page to read

        page = fetch(name)
        content = check_content(page.content, name)
        return Capture(content, page.url, datetime.now(UTC), page.media_type, day, outlet)
    path = _file(name)
    content = check_content(_read(path), name)
    return Capture(content, media_type=MEDIA_TYPES.get(path.suffix.lower()), published=day, outlet=outlet)


def capture_text(
    text: str, *, url: str | None = None, published: str | None = None, outlet: str | None = None
) -> Capture:
    """Take in text that is already at hand; raises CaptureError where it is blank or too large."""
    content = check_content(text.encode("utf-8", "replace"), "the text")
    day = check_published(published, "the text")
    return Capture(content, url=url, published=day, outlet=outlet)


def captures(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    on_dropped: Callable[[Dropped], None] | None = None,
) -> Iterator[Capture]:
    """Every capture of a source: each record of a JSONL file, one for anything else.

    ``published`` and ``outlet`` fill what a record does not say. A bad record goes to ``on_dropped`` and
    the rest is read on; without ``on_dropped`` it raises CaptureError.
    """
    for _, found in numbered_captures(source, published=published, outlet=outlet, on_dropped=on_dropped):
        yield found


def numbered_captures(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    on_dropped: Callable[[Dropped], None] | None = None,
) -> Iterator[tuple[int, Capture]]:
    """As ``captures``, each with the line it stands at, counting from 1; 1 for anything but JSONL."""
    if Path(str(source)).suffix.lower() not in RECORDS or str(source).startswith(("http://", "https://")):
        yield 1, capture(source, published=published, outlet=outlet)
        return
    day = check_published(published, str(source))
    with open_file(_file(str(source))) as file:
        for line, found in read_records(file, str(source)):
            if isinstance(found, Capture):
                yield line, replace(found, published=found.published or day, outlet=found.outlet or outlet)
            elif on_dropped is None:
                raise CaptureError(found.reason)
            else:
                on_dropped(found)


def existing(name: str) -> Path:
    """The path of a file or folder; raises CaptureError where there is none."""
    path = Path(name)
    try:
        if not path.exists():
            raise CaptureError(f"{name[:200]} does not exist")
    except (OSError, ValueError) as error:
        raise CaptureError(f"{name[:80]!r} is no usable file name") from error
    return path


def open_file(path: Path) -> BinaryIO:
    """The file, open for reading; raises CaptureError where it cannot be."""
    try:
        return path.open("rb")
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}") from error


def _file(name: str) -> Path:
    """The path of a file; raises CaptureError for what is not one."""
    path = existing(name)
    if path.is_dir():
        raise CaptureError(f"{name} is a folder, not a page")
    return path


def _read(path: Path) -> bytes:
    """The file's bytes, up to one more than are allowed."""
    try:
        with open_file(path) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}") from error
