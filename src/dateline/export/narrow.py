"""A store cut to the incidents of some kinds and countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.export.shape import Options
from dateline.export.source import Claims, Incidents, Judgements, Reports, Runs, Source
from dateline.types import Forwarding, Incident


def narrowed(source: Source, options: Options) -> Source:
    """The source with the incidents alone that the options ask for; itself where they ask for all."""
    if not options.kinds and not options.countries:
        return source
    kept = _Kept(source.incidents, options)
    return _Narrowed(kept, source.claims, source.judgements, source.reports, source.runs)


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """A source with fewer incidents."""

    incidents: Incidents
    claims: Claims
    judgements: Judgements
    reports: Reports
    runs: Runs


@dataclass(frozen=True, slots=True)
class _Kept:
    """The incidents that options ask for."""

    all: Incidents
    options: Options

    def each(self, start: date | None = None, end: date | None = None) -> Iterator[Incident]:
        """Those that are kept, by id."""
        return (incident for incident in self.all.each(start=start, end=end) if self._is_kept(incident))

    def forwardings(self) -> Iterable[Forwarding]:
        """All of them: an id that led to an incident elsewhere is known still."""
        return self.all.forwardings()

    def memberships(self) -> Iterable[tuple[str, str]]:
        """All of them: a claim of an incident that is left out makes one all the same."""
        return self.all.memberships()

    def _is_kept(self, incident: Incident) -> bool:
        kinds, countries = self.options.kinds, self.options.countries
        place = incident.place.value
        return (not kinds or incident.kind in kinds) and (
            not countries or (place is not None and place.country in countries)
        )
