"""From a source to its readings: what ``dateline.read``, the command line and scripts share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dateline.codebook import Codebook, load_codebook, load_own_codebook
from dateline.collect import Dropped, capture, capture_text, captures, numbered_captures
from dateline.errors import CaptureError, PageError, ReadingError
from dateline.lexicon import load_lexicon
from dateline.pipeline import Pipeline, build
from dateline.read.reader import OURS
from dateline.types import Capture, Claim, Reading, Report

RECORDS = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".pdf", *RECORDS)
URLS = ("http://", "https://")


@cache
def standard_pipeline(reader: str = OURS) -> Pipeline:
    """Our stages over the named reader, built at the first call and kept: building takes seconds."""
    return build(reader=reader)


def chosen_pipeline(
    reader: str = OURS, codebook: str | Path | None = None, actors: str | Path | None = None
) -> Pipeline:
    """Our stages over the named reader, coding by our codebook with the folder ``codebook`` laid over it.

    ``actors`` is a page of actors laid over ours.
    """
    own = load_own_codebook(Path(codebook)) if codebook is not None else None
    words = load_lexicon(actors=Path(actors)) if actors is not None else None
    line = standard_pipeline(reader) if words is None else build(reader=reader, lexicon=words)
    return line if own is None else line.coding_by(own)


def read_one(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    reader: str = OURS,
    codebook: str | Path | None = None,
    actors: str | Path | None = None,
    pipeline: Pipeline | None = None,
) -> Reading:
    """Read a file, a URL or text in hand; raises DatelineError for what cannot be read.

    ``reader`` is "dateline" or a spaCy pipeline with UD labels, ``codebook`` a folder and ``actors`` a
    page laid over ours; a ``pipeline`` has its own of all three.
    """
    day = _day(published)
    taken = _capture(source, day, outlet)
    return (pipeline or chosen_pipeline(reader, codebook, actors))(taken)


def read_each(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    reader: str = OURS,
    codebook: str | Path | None = None,
    actors: str | Path | None = None,
    pipeline: Pipeline | None = None,
    on_dropped: Callable[[Dropped], None] | None = None,
) -> Iterator[Reading]:
    """Read every report of a source; of several, a bad one goes to ``on_dropped`` instead of raising."""
    several = Path(str(source)).suffix.lower() in RECORDS
    found = numbered_captures(source, published=_day(published), outlet=outlet, on_dropped=on_dropped)
    for line, taken in found:
        pipeline = pipeline or chosen_pipeline(reader, codebook, actors)
        try:
            yield pipeline(taken)
        except (PageError, ReadingError) as error:
            if on_dropped is None or not several:
                raise
            on_dropped(Dropped(str(source), line, f"{Path(str(source)).name}:{line}: {error}"))


@dataclass(frozen=True)
class CodedTwice:
    """One report of a corpus with its claims by two codebooks; ``line`` is where it stands in a JSONL file."""

    source: str
    line: int
    report: Report
    old: tuple[Claim, ...]
    new: tuple[Claim, ...]


def code_twice(
    corpus: Path,
    old: Codebook,
    new: Codebook,
    *,
    pipeline: Pipeline | None = None,
    on_dropped: Callable[[Dropped], None],
) -> Iterator[CodedTwice]:
    """Read every page of a folder once, by name, and code it by both codebooks; what cannot be read is dropped."""
    line = pipeline or standard_pipeline(OURS)
    coders = line.coder(old), line.coder(new)
    for path in _pages_below(corpus):
        name = path.relative_to(corpus).as_posix()
        try:
            for number, taken in numbered_captures(path, on_dropped=on_dropped):
                try:
                    reading = line.uncoded(taken)
                except (PageError, ReadingError) as error:
                    on_dropped(Dropped(name, number, f"{name}:{number}: {error}"))
                    continue
                claims = [coder.claims(reading) for coder in coders]
                yield CodedTwice(name, number, reading.report, *claims)
        except CaptureError as error:
            on_dropped(Dropped(name, 1, str(error)))


def codebook_named(name: str) -> Codebook:
    """The codebook of a folder laid over ours; ours itself for the word "ours"."""
    return load_codebook() if name == "ours" else load_own_codebook(Path(name))


def _pages_below(corpus: Path) -> list[Path]:
    """The pages of a folder and of the folders in it, by name; CaptureError where there are none."""
    if not corpus.is_dir():
        raise CaptureError(f"{corpus} is no folder")
    found = sorted(path for path in corpus.rglob("*") if path.suffix.lower() in PAGES and path.is_file())
    if not found:
        raise CaptureError(f"{corpus} holds no page: a name ends in {', '.join(PAGES)}")
    return found


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
