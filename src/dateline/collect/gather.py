"""Sources of every kind as one stream of captures, and of what could not be taken in with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dateline.collect.files import Format, format_of, read_file, read_page
from dateline.collect.folder import files_below
from dateline.collect.options import Options
from dateline.collect.records import Dropped
from dateline.collect.source import capture, existing
from dateline.errors import CaptureError
from dateline.types import Capture

URLS = ("http://", "https://")
NO_PAGES = frozenset(
    [
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".json",
        ".py",
        ".ico",
        ".svg",
        ".woff",
        ".woff2",
        ".ttf",
        ".eot",
        ".log",
        ".sqlite",
        ".db",
        ".yaml",
        ".yml",
        ".toml",
    ]
)
"""Endings of what lies beside pages in saved sites, and would pass for text."""


def gather(sources: Sequence[str | Path], options: Options | None = None) -> Iterator[Capture | Dropped]:
    """Every capture of the sources in turn, each as soon as it is read; of a folder, its files by their paths.

    What cannot be taken in comes as ``Dropped`` and the rest goes on. Raises CaptureError for what a person has
    to put right: a source that does not exist, which is told before anything is read, or a table without a
    column that ``options`` names.
    """
    options = options or Options()
    for source in sources:
        if not is_url(source) and str(source) != "-":
            existing(str(source))
    found = (one for source in sources for one in _of_source(source, options))
    yield from found if options.most is None else _first(found, options.most)


def total(sources: Sequence[str | Path]) -> int | None:
    """How many captures there will be at most; None where only reading tells."""
    number = 0
    for source in sources:
        path = Path(str(source))
        if is_url(source) or (path.is_file() and format_of(path) is not Format.PAGE):
            return None
        files = list(files_below(path)) if path.is_dir() else [path]
        if any(format_of(file) is not Format.PAGE for file in files):
            return None
        number += len(files)
    return number


def is_url(source: str | Path) -> bool:
    """Whether a source is an address on the web."""
    return str(source).lower().startswith(URLS)


def _first(found: Iterator[Capture | Dropped], most: int) -> Iterator[Capture | Dropped]:
    """What comes up to and with the last of ``most`` captures."""
    taken = 0
    while taken < most and (one := next(found, None)) is not None:
        taken += isinstance(one, Capture)
        yield one


def _of_source(source: str | Path, options: Options) -> Iterator[Capture | Dropped]:
    path = Path(str(source))
    if is_url(source) or str(source) == "-" or not path.is_dir():
        yield from _filled(_of_file(str(source), options), options)
        return
    for file in files_below(path):
        yield from _filled(_of_found(file, options), options)


def _of_found(file: Path, options: Options) -> Iterator[Capture | Dropped]:
    """A file that nobody named: whatever is wrong with it, the rest goes on."""
    if file.suffix.lower() in NO_PAGES:
        yield Dropped(str(file), 0, f"{file.name} is no page: its name ends in {file.suffix}")
        return
    try:
        yield from _of_file(str(file), options)
    except CaptureError as error:
        yield Dropped(str(file), 0, str(error))


def _of_file(source: str, options: Options) -> Iterator[Capture | Dropped]:
    """What a file, standard input or an address holds; CaptureError for a table without a column that was named."""
    path = Path(source)
    if is_url(source) or source == "-" or format_of(path) is Format.PAGE:
        try:
            yield capture(source) if is_url(source) or source == "-" else read_page(path)
        except CaptureError as error:
            yield Dropped(source, 0, str(error))
        return
    yield from read_file(path, options)


def _filled(found: Iterator[Capture | Dropped], options: Options) -> Iterator[Capture | Dropped]:
    """Captures with what the person said of all of them, where they do not say it themselves."""
    for one in found:
        if isinstance(one, Capture) and (options.published or options.outlet):
            published, outlet = one.published or options.published, one.outlet or options.outlet
            yield replace(one, published=published, outlet=outlet)
        else:
            yield one
