"""From a source to its readings: what ``dateline.read``, the command line and scripts share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from dateline.collect import Dropped, capture, capture_text, captures, numbered_captures
from dateline.errors import CaptureError, PageError, ReadingError
from dateline.pipeline import Pipeline, build
from dateline.read.reader import OURS
from dateline.types import Capture, Reading

RECORDS = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", *RECORDS)
URLS = ("http://", "https://")


@cache
def standard_pipeline(reader: str = OURS) -> Pipeline:
    """Our stages over the named reader, built at the first call and kept: building takes seconds."""
    return build(reader=reader)


def read_one(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    reader: str = OURS,
    pipeline: Pipeline | None = None,
) -> Reading:
    """Read a file, a URL or text in hand; raises DatelineError for what cannot be read.

    ``reader`` is "dateline" or a spaCy pipeline with UD labels; a ``pipeline`` has its own.
    """
    day = _day(published)
    taken = _capture(source, day, outlet)
    return (pipeline or standard_pipeline(reader))(taken)


def read_each(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    reader: str = OURS,
    pipeline: Pipeline | None = None,
    on_dropped: Callable[[Dropped], None] | None = None,
) -> Iterator[Reading]:
    """Read every report of a source; of several, a bad one goes to ``on_dropped`` instead of raising."""
    several = Path(str(source)).suffix.lower() in RECORDS
    found = numbered_captures(source, published=_day(published), outlet=outlet, on_dropped=on_dropped)
    for line, taken in found:
        try:
            yield (pipeline or standard_pipeline(reader))(taken)
        except (PageError, ReadingError) as error:
            if on_dropped is None or not several:
                raise
            on_dropped(Dropped(str(source), line, f"{Path(str(source)).name}:{line}: {error}"))


def is_text(source: str) -> bool:
    """Whether a string is a report's text and not the name of a file or a URL."""
    if source.startswith(URLS) or source.endswith(PAGES):
        return False
    return len(source.split(maxsplit=1)) > 1 and not _is_file(source)


def _is_file(name: str) -> bool:
    """Whether a file has that name; a name no file system would take is none."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _capture(source: str | Path, published: str | None, outlet: str | None) -> Capture:
    if isinstance(source, str) and is_text(source):
        return capture_text(source, published=published, outlet=outlet)
    if Path(source).suffix.lower() not in RECORDS:
        return capture(source, published=published, outlet=outlet)
    found = list(captures(source, published=published, outlet=outlet))
    if len(found) != 1:
        raise CaptureError(f"{source} holds {len(found)} reports; dateline.read_all reads them all")
    return found[0]


def _day(published: str | date | None) -> str | None:
    return published.isoformat() if isinstance(published, date) else published
