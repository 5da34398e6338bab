"""What a format may ask while it makes the rows of an incident: its claims, their reports, and our knowledge."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, cached_property
from typing import Any, TypeVar

from dateline.codebook import Codebook, load_codebook
from dateline.export.countries import Countries, load_countries
from dateline.export.judged import Judged, judged
from dateline.export.numbers import Numbers
from dateline.export.privacy import About, Privacy
from dateline.export.shape import Options, Trace
from dateline.export.source import Source
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.added import open_gazetteer
from dateline.lexicon import Lexicon, load_lexicon
from dateline.store import Origin, Run
from dateline.types import Claim, Incident, Party, Report, Said, Value

T = TypeVar("T")
_KEPT = 512
"""Documents kept in memory: an incident's reports are asked for by each of its cells."""


class Context:
    """The store behind an export and what we know beside it; documents are read once for each incident.

    ``options`` are what the person asked for, ``source`` is the store.
    """

    def __init__(self, source: Source, options: Options | None = None) -> None:
        self.options = options or Options()
        self.source = source
        self._about: tuple[Incident, About] | None = None
        self._claims: OrderedDict[str, Judged] = OrderedDict()
        self._reports: OrderedDict[str, Report] = OrderedDict()
        self._origins: OrderedDict[str, Origin] = OrderedDict()

    def claim(self, claim_id: str) -> Claim:
        """One claim of the store, with people's values in it."""
        return self._judged(claim_id).claim

    def judged(self, claim: Claim) -> Judged:
        """A claim of the store with what people judged of it."""
        return judged(claim, self.source.judgements.on([claim.id]) if self._are_judged else ())

    def about_report(self, report: Report) -> tuple[tuple[Judged, ...], About]:
        """All claims of a report in text order with what people judged of them, and the names of them all."""
        found = tuple(self.judged(claim) for claim in self.source.claims.of_report(report.id))
        return found, self.privacy.about((claim for one in found for claim in one.both), [report])

    def _judged(self, claim_id: str) -> Judged:
        return _kept(self._claims, claim_id, lambda one: self.judged(self.source.claims.get(one)))

    @cached_property
    def _are_judged(self) -> bool:
        return self.source.judgements.last() > 0

    def report(self, report_id: str) -> Report:
        """One report of the store."""
        return _kept(self._reports, report_id, self.source.reports.get)

    def url(self, report_id: str) -> str | None:
        """The address that a report was captured from, None where nobody said."""
        return self._origin(report_id).url

    def fetched(self, report_id: str) -> datetime | None:
        """When a report was captured, None where nobody said."""
        return self._origin(report_id).fetched_at

    def _origin(self, report_id: str) -> Origin:
        return _kept(self._origins, report_id, self.source.reports.origin)

    @cached_property
    def runs(self) -> list[dict[str, Any]]:
        """The runs that made the store, oldest first: ``what``, ``versions`` and when it ``finished``."""
        return [_record(run) for run in self.source.runs.each() if run.finished is not None]

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers for rows, the same for one identity in every export."""
        return Numbers()

    @cached_property
    def privacy(self) -> Privacy:
        """Who is named. Masks all cells and quotes before they are written; headlines want its ``quote``."""
        return Privacy(self.lexicon, name_victims=self.options.name_victims)

    def about(self, incident: Incident) -> About:
        """The private names of an incident's claims, and those beside it; kept until another incident is asked for."""
        if self._about is None or self._about[0] is not incident:
            self._about = incident, self._names_of(incident)
        return self._about[1]

    def _names_of(self, incident: Incident) -> About:
        found = [self._judged(claim_id) for claim_id in (*incident.claim_ids, *incident.beside)]
        claims = [claim for one in found for claim in one.both]
        reports = (self.report(report_id) for report_id in {claim.report_id for claim in claims})
        return self.privacy.about(claims, reports)

    def claims(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims that make an incident, in its order, with people's values in them."""
        return tuple(one.claim for one in self.judged_of(incident))

    def judged_of(self, incident: Incident) -> tuple[Judged, ...]:
        """The claims that make an incident, in its order, with what people judged of them."""
        return tuple(self._judged(claim_id) for claim_id in incident.claim_ids)

    def reports(self, incident: Incident) -> tuple[Report, ...]:
        """The reports of an incident's claims, each once, in order of its claims."""
        found = dict.fromkeys(claim.report_id for claim in self.claims(incident))
        return tuple(self.report(report_id) for report_id in found)

    def party(self, incident: Incident, name: str) -> Party | None:
        """What is known of an actor or target of an incident: from the claim that knows most of it."""
        found = [party for claim in self.claims(incident) for party in claim.parties if party.name == name]
        return max(found, key=_known, default=None)

    @cached_property
    def codebook(self) -> Codebook:
        """Our codebook, with its crosswalks."""
        return _codebook()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Our words and actors."""
        return _lexicon()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """What is known of places by their keys; raises GazetteerError where it was not built."""
        return open_gazetteer()

    @cached_property
    def countries(self) -> Countries:
        """The codes and regions of countries in the schemes that data sets use."""
        return load_countries()


@cache
def _codebook() -> Codebook:
    """Ours, read once: it takes a second."""
    return load_codebook()


@cache
def _lexicon() -> Lexicon:
    """Ours, read once: it takes a second."""
    return load_lexicon()


def _record(run: Run) -> dict[str, Any]:
    finished = run.finished.isoformat() if run.finished else None
    return {"what": run.what, "versions": dict(run.versions), "finished": finished}


def trace(value: Value[T], rule: str, claim_id: str) -> Trace:
    """Where a cell came from that takes a value of a claim."""
    return Trace(rule, claim_id, value.evidence[0].report_id, value.evidence, value.original)


def traces(said: tuple[Said[T], ...], rule: str) -> tuple[Trace, ...]:
    """Where a cell came from that takes the chosen value of a field: every voice that was used."""
    return tuple(trace(one.value, rule, one.claim_id) for one in said if one.used)


def evidence_of(claim: Claim, report: Report, rule: str) -> Trace:
    """Where a cell came from that rests on a claim as a whole: the words that tell its event."""
    quote = " … ".join(report.quote(span) for span in claim.evidence)
    return Trace(rule, claim.id, claim.report_id, claim.evidence, quote)


def voices(claims: tuple[Claim, ...]) -> Iterator[Value[str]]:
    """Who says it, where a claim tells."""
    return (claim.said_by for claim in claims if claim.said_by is not None)


def _known(party: Party) -> tuple[bool, int]:
    return party.known, sum(one is not None for one in (party.kind, party.country, party.sector, party.ucdp))


def _kept(cache: OrderedDict[str, T], key: str, get: Callable[[str], T]) -> T:
    """One document, kept until ``_KEPT`` others were asked for since."""
    if key in cache:
        cache.move_to_end(key)
        return cache[key]
    found = cache[key] = get(key)
    if len(cache) > _KEPT:
        cache.popitem(last=False)
    return found
