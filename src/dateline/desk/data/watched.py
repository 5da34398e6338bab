"""A store that says how far somebody has read it, and that can be closed under the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Event
from typing import TypeVar

from dateline.errors import ExportError
from dateline.export.source import Claims, Incidents, Judgements, Reports, Runs
from dateline.store import Origin, Store
from dateline.types import Forwarding, Incident, Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Watched:
    """A source for an export: ``seen`` is called for each report and each incident that is read."""

    incidents: Incidents
    claims: Claims
    judgements: Judgements
    reports: Reports
    runs: Runs


def watched(store: Store, seen: Callable[[], None], closing: Event) -> Watched:
    """The store, watched; once ``closing`` is set reading raises ExportError."""

    def each(found: Iterable[T]) -> Iterator[T]:
        for one in found:
            if closing.is_set():
                raise ExportError("the desk was closed while it was made")
            seen()
            yield one

    incidents, reports = _Incidents(store, each), _Reports(store, each)
    return Watched(incidents, store.claims, store.judgements, reports, store.runs)


@dataclass(frozen=True, slots=True)
class _Incidents:
    store: Store
    watch: Callable[[Iterable[Incident]], Iterator[Incident]]

    def each(self, start: date | None = None, end: date | None = None) -> Iterator[Incident]:
        return self.watch(self.store.incidents.each(start=start, end=end))

    def forwardings(self) -> Iterable[Forwarding]:
        return self.store.incidents.forwardings()

    def memberships(self) -> Iterable[tuple[str, str]]:
        return self.store.incidents.memberships()


@dataclass(frozen=True, slots=True)
class _Reports:
    store: Store
    watch: Callable[[Iterable[Report]], Iterator[Report]]

    def get(self, report_id: str) -> Report:
        return self.store.reports.get(report_id)

    def each(self) -> Iterator[Report]:
        return self.watch(self.store.reports.each())

    def origin(self, report_id: str) -> Origin:
        return self.store.reports.origin(report_id)
