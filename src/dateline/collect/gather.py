"""Sources of every kind as one stream of captures, and of what could not be taken in with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.collect.files import Format, format_of, inner_name, read_file, read_page
from dateline.collect.folder import files_below
from dateline.collect.listing import kind_of
from dateline.collect.options import Kind, Options
from dateline.collect.records import Dropped
from dateline.collect.source import capture, existing
from dateline.errors import CaptureError
from dateline.types import Capture

if TYPE_CHECKING:
    from dateline.collect.polite import Fetcher
    from dateline.collect.web import Web

URLS = ("http://", "https://")
STDIN = "-"
MOST_COUNTED = 2_000_000_000
"""Bytes of a JSONL file whose lines are counted before it is read: some seconds."""
NO_PAGES = frozenset(
    (".css", ".js", ".mjs", ".map", ".json", ".py", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".eot", ".log")
)
"""Endings of what lies beside pages in saved sites, and would pass for text."""


def gather(
    sources: Sequence[str | Path], options: Options | None = None, *, fetcher: Fetcher | None = None
) -> Iterator[Capture | Dropped]:
    """Every capture of the sources in turn, each as soon as it is read; of a folder, its files by their paths.

    What cannot be taken in comes as ``Dropped`` and the rest goes on. Raises CaptureError for what a person has
    to put right: a source that does not exist, which is told before anything is read, or a table without a
    column that ``options`` names. ``fetcher`` remembers what it took in; without one, nothing outlasts the run.
    """
    options = options or Options()
    for source in sources:
        if not is_url(source) and str(source) != STDIN:
            existing(str(source))
    with Gathering(options, fetcher) as gathering:
        found = (one for source in sources for one in gathering.of_source(source))
        yield from found if options.most is None else _first(found, options.most)


def total(sources: Sequence[str | Path]) -> int | None:
    """How many captures there will be at most; None where only reading tells."""
    number = 0
    for source in sources:
        path = Path(str(source))
        if is_url(source):
            return None
        for file in files_below(path) if path.is_dir() else [path]:
            held = _held(file)
            if held is None:
                return None
            number += held
    return number


def _held(file: Path) -> int | None:
    """The captures that a file holds at most; None where it would have to be read."""
    form = format_of(file)
    if form is Format.PAGE:
        return 1
    try:
        if form is not Format.RECORDS or inner_name(file) != file or file.stat().st_size > MOST_COUNTED:
            return None
        with file.open("rb") as lines:
            return 1 + sum(chunk.count(b"\n") for chunk in iter(partial(lines.read, 1 << 20), b""))
    except OSError:
        return None


def is_url(source: str | Path) -> bool:
    """Whether a source is an address on the web."""
    return str(source).lower().startswith(URLS)


class Gathering:
    """One run over its sources; the web is asked through one fetcher, made when the first address is met."""

    def __init__(self, options: Options, fetcher: Fetcher | None = None) -> None:
        self._options = options
        self._fetcher = fetcher
        self._own: Fetcher | None = None
        self._web: Web | None = None

    def __enter__(self) -> Gathering:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.close()

    def of_source(self, source: str | Path) -> Iterator[Capture | Dropped]:
        """Every capture of one source that a person named."""
        path = Path(str(source))
        if is_url(source):
            yield from filled(self._open_web().read(str(source), self._options.kind), self._options)
        elif str(source) != STDIN and path.is_dir():
            for file in files_below(path):
                yield from self.of_found(file)
        else:
            yield from filled(self._of_file(str(source)), self._options)

    def of_found(self, file: Path) -> Iterator[Capture | Dropped]:
        """Every capture of a file of a folder that a person named."""
        yield from filled(self._of_found(file), self._options)

    def _of_found(self, file: Path) -> Iterator[Capture | Dropped]:
        """A file that nobody named: whatever is wrong with it, the rest goes on."""
        if file.suffix.lower() in NO_PAGES:
            yield Dropped(str(file), 0, f"{file.name} is no page: its name ends in {file.suffix}")
            return
        try:
            yield from self._of_file(str(file))
        except CaptureError as error:
            yield Dropped(str(file), 0, str(error))

    def _of_file(self, source: str) -> Iterator[Capture | Dropped]:
        """What a file holds; raises CaptureError for a table without a column that was named."""
        path = Path(source)
        if source != STDIN and format_of(path) is not Format.PAGE:
            yield from read_file(path, self._options)
            return
        try:
            found = capture(STDIN) if source == STDIN else read_page(path)
        except CaptureError as error:
            yield Dropped(source, 0, str(error))
            return
        kind = kind_of(found.content)
        if kind is Kind.PAGE:
            yield found
        else:
            yield from self._open_web().listed(found.content, source, kind)

    def _open_web(self) -> Web:
        from dateline.collect.polite import Fetcher  # httpx takes longer to load than a page to read
        from dateline.collect.web import Web

        if self._web is None:
            if self._fetcher is None:
                self._fetcher = self._own = Fetcher(self._options)
            self._web = Web(self._fetcher)
        return self._web


def filled(found: Iterator[Capture | Dropped], options: Options) -> Iterator[Capture | Dropped]:
    """Captures with what the person said of all of them, where they do not say it themselves."""
    for one in found:
        if isinstance(one, Capture) and (options.published or options.outlet):
            published, outlet = one.published or options.published, one.outlet or options.outlet
            yield replace(one, published=published, outlet=outlet)
        else:
            yield one


def _first(found: Iterator[Capture | Dropped], most: int) -> Iterator[Capture | Dropped]:
    """What comes up to and with the last of ``most`` captures."""
    taken = 0
    while taken < most and (one := next(found, None)) is not None:
        taken += isinstance(one, Capture)
        yield one
