"""What an export reads, as the store gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from dateline.store import Origin, Run
from dateline.types import Claim, Forwarding, Incident, Judgement, Report


class Incidents(Protocol):
    """The incidents of a store, ordered by id."""

    def each(self, start: date | None = None, end: date | None = None) -> Iterator[Incident]: ...

    def forwardings(self) -> Iterable[Forwarding]: ...

    def memberships(self) -> Iterable[tuple[str, str]]:
        """Claim and incident of each claim that makes one."""
        ...


class Claims(Protocol):
    """The claims of a store."""

    def get(self, claim_id: str) -> Claim: ...

    def of_report(self, report_id: str) -> Sequence[Claim]:
        """The claims of one report in text order."""
        ...


class Judgements(Protocol):
    """What people said of the claims of a store."""

    def on(self, claim_ids: Iterable[str]) -> Sequence[Judgement]:
        """Every judgement on these claims with what withdraws them, in the order of being made."""
        ...

    def last(self) -> int:
        """The number of the latest judgement, 0 where there is none."""
        ...


class Reports(Protocol):
    """The reports of a store."""

    def get(self, report_id: str) -> Report: ...

    def each(self) -> Iterator[Report]:
        """Every report by id, streamed."""
        ...

    def origin(self, report_id: str) -> Origin:
        """Where a report was captured, and when."""
        ...


class Runs(Protocol):
    """The runs on a store."""

    def each(self) -> Iterator[Run]:
        """Every run, oldest first."""
        ...


class Source(Protocol):
    """The parts of a store that an export reads; ``dateline.store.Store`` is one."""

    @property
    def incidents(self) -> Incidents: ...

    @property
    def claims(self) -> Claims: ...

    @property
    def judgements(self) -> Judgements: ...

    @property
    def reports(self) -> Reports: ...

    @property
    def runs(self) -> Runs: ...
