"""Reports with those of their claims that make no incident: denied, planned, told as background, or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.context import Context
from dateline.export.judged import Judged
from dateline.export.privacy import About
from dateline.types import Report


@dataclass(frozen=True, slots=True)
class Stray:
    """One report, its claims outside incidents, and the names of all its claims."""

    report: Report
    claims: tuple[Judged, ...]
    about: About


def strays(context: Context) -> Iterator[Stray]:
    """Every report of the store by id; where incidents are left out, only those of the incidents kept.

    Of a store that is cut so, the claims outside incidents are those beside the incidents kept.
    """
    joined = frozenset(claim_id for claim_id, _ in context.source.incidents.memberships())
    kept = _kept(context)
    for report in context.source.reports.each():
        if kept is not None and report.id not in kept.reports:
            continue
        claims, about = context.about_report(report)
        outside = tuple(
            one
            for one in claims
            if one.read.id not in joined and (kept is None or one.read.id in kept.claims)
        )
        yield Stray(report, outside, about)


@dataclass(frozen=True, slots=True)
class _Kept:
    reports: frozenset[str]
    claims: frozenset[str]


def _kept(context: Context) -> _Kept | None:
    """The reports of the incidents asked for, and the claims beside them; None where all are."""
    options = context.options
    if not options.is_cut:
        return None
    reports: set[str] = set()
    beside: set[str] = set()
    for incident in context.source.incidents.each(start=options.start, end=options.end):
        claims = [context.claim(claim_id) for claim_id in (*incident.claim_ids, *incident.beside)]
        reports.update(claim.report_id for claim in claims)
        beside.update(incident.beside)
    return _Kept(frozenset(reports), frozenset(beside))
