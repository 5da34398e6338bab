"""The two sides of a comparison: what was read of which reports, kept in a workspace or in files of records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from dateline.errors import CaptureError
from dateline.store import Store
from dateline.types import Claim, Report
from dateline.workspace.coded import by_machine
from dateline.workspace.recorded import LINES, lines_of, record_files, recorded

Told = tuple[Report, tuple[Claim, ...]]
"""A report and what was claimed to stand in it."""


class Side(Protocol):
    """One reading of many reports. ``handle`` is how the side finds a report again."""

    def each(self) -> Iterator[tuple[str, Told]]:
        """Every report with its handle, always in the same order, streamed."""
        ...

    def get(self, handle: str) -> Told:
        """The report of a handle."""
        ...


def keys(report: Report) -> Iterator[str]:
    """What a report is known by, the surest first: its id, the bytes it was captured as, its text."""
    if report.capture_sha256:
        yield f"id {report.id}"
        yield f"capture {report.capture_sha256}"
    yield f"text {sha256(report.text.encode('utf-8', 'surrogatepass')).hexdigest()}"


@contextmanager
def opened(where: str) -> Iterator[Side]:
    """The side at a path or address: a workspace, or a file or folder of readings as JSON lines."""
    path = Path(where)
    if "://" not in where and (path.is_dir() or path.suffix.lower() in LINES):
        yield _Records(path)
        return
    with Store.open(where if "://" in where else path) as store:
        yield _Workspace(store)


class _Workspace:
    """A workspace as its machine read it: without what people corrected or added."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def each(self) -> Iterator[tuple[str, Told]]:
        for coded in self._store.reports.coded():
            yield coded.report.id, (coded.report, by_machine(coded.claims))

    def get(self, handle: str) -> Told:
        claims = self._store.claims.of_report(handle)
        return self._store.reports.get(handle), by_machine(claims)


class _Records:
    """Files of records; a handle is the number of the file, the line and where it begins."""

    def __init__(self, where: Path) -> None:
        self._files = record_files(where)

    def each(self) -> Iterator[tuple[str, Told]]:
        for number, path in enumerate(self._files):
            for line, start, found in lines_of(path):
                yield f"{number} {line} {start}", recorded(found, f"{path.name}:{line}")

    def get(self, handle: str) -> Told:
        number, line, start = map(int, handle.split(" "))
        path = self._files[number]
        try:
            with path.open("rb") as file:
                file.seek(start)
                return recorded(file.readline(), f"{path.name}:{line}")
        except OSError as error:
            raise CaptureError(f"{path} cannot be read: {error.strerror}") from error
