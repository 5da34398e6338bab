"""What a brief reads: incidents of a window, and the claims and reports that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from dateline.store import Store
from dateline.types import Claim, Incident, Report, Status

_ALONE = frozenset({Status.DENIED, Status.PLANNED, Status.HYPOTHETICAL})


class Records(Protocol):
    """The little of a store that a brief needs; ids that nobody knows raise as the store raises."""

    def incidents(self, start: date, end: date) -> Iterator[Incident]:
        """Incidents with a day in the window, and those without a day, in order of their ids."""

    def claims(self, claim_ids: Iterable[str]) -> Mapping[str, Claim]:
        """Claims by their ids."""

    def report(self, report_id: str) -> Report:
        """One report."""

    def published(self, report_id: str) -> date | None:
        """The day a report was published."""

    def standing_alone(self, start: date, end: date) -> Iterator[Claim]:
        """Claims that are denied, planned or possible, of reports published in the window, in order of the news."""

    def made(self) -> datetime | None:
        """When the store was last worked on."""

    def versions(self) -> Mapping[str, str]:
        """The versions of what made the incidents."""


class StoreRecords:
    """``Records`` of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def incidents(self, start: date, end: date) -> Iterator[Incident]:
        """Incidents with a day in the window, and those without a day."""
        for incident in self._store.incidents.each():
            days = incident.date.value
            before = days is not None and days.end < start
            after = days is not None and days.start is not None and days.start > end
            if not before and not after:
                yield incident

    def claims(self, claim_ids: Iterable[str]) -> Mapping[str, Claim]:
        """Claims by their ids."""
        return self._store.claims.many(claim_ids)

    def report(self, report_id: str) -> Report:
        """One report; NotThereError where there is none."""
        return self._store.reports.get(report_id)

    def published(self, report_id: str) -> date | None:
        """The day a report was published."""
        return self._days.get(report_id)

    def standing_alone(self, start: date, end: date) -> Iterator[Claim]:
        """Claims that are denied, planned or possible, of reports published in the window."""
        inside = sorted(
            (day, one) for one, day in self._days.items() if day is not None and start <= day <= end
        )
        for _, report_id in inside:
            yield from (claim for claim in self._store.claims.of_report(report_id) if claim.status in _ALONE)

    def made(self) -> datetime | None:
        """The end of the last run that came to one."""
        return max((run.finished for run in self._store.runs.each() if run.finished), default=None)

    def versions(self) -> Mapping[str, str]:
        """The versions that the last run went by."""
        runs = list(self._store.runs.each())
        return runs[-1].versions if runs else {}

    @cached_property
    def _days(self) -> dict[str, date | None]:
        return {head.id: head.published for head in self._store.reports.heads()}
