"""Which incidents a brief tells in its main part, and which it sets apart, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.brief.phrases import Wording
from dateline.brief.records import Records
from dateline.brief.scope import Scope
from dateline.types import Claim, CountKind, Incident, Precision, Status, When

_LONGEST = 7
"""Days: what is dated more roughly than to a week, and not inside the window, is told apart."""
_DAYLESS = frozenset({"undated", "nowhere"})
_WEIGHED = (CountKind.KILLED, CountKind.INJURED, CountKind.CAPTURED, CountKind.DISPLACED)


@dataclass(frozen=True)
class Picked:
    """An incident with its claims, in the incident's order, and the claims beside it."""

    incident: Incident
    claims: tuple[Claim, ...]
    beside: tuple[Claim, ...]


@dataclass
class Selection:
    """The incidents of a brief by the part they stand in, the weightiest first."""

    main: list[Picked] = field(default_factory=list)
    apart: dict[str, list[Picked]] = field(default_factory=dict)


def select(records: Records, scope: Scope, start: date, end: date, wording: Wording) -> Selection:
    """Sort the incidents of the window; those in other places or on other days are left out."""
    chosen = Selection()
    window = When(start, end, Precision.RANGE)
    for incident in records.incidents(start, end):
        part = _part(incident, scope, window, wording)
        if part is None:
            continue
        picked = _picked(incident, records)
        if part in _DAYLESS and not any(is_published(one, records, start, end) for one in picked.claims):
            continue
        if part == "main" and all(claim.status is Status.UNVERIFIED for claim in picked.claims):
            part = "unverified"
        group = chosen.main if part == "main" else chosen.apart.setdefault(part, [])
        group.append(picked)
    if scope.entry is not None:
        _keep_related(chosen)
    for group in (chosen.main, *chosen.apart.values()):
        group.sort(key=weight)
    return chosen


def weight(picked: Picked) -> tuple[tuple[int, ...], int, date, str]:
    """A key that sorts the weightiest first: by tolls, then by independent voices, then by day and id."""
    tolls = tuple(-_size(picked.incident, what) for what in _WEIGHED)
    days = picked.incident.date.value
    return (tolls, -picked.incident.voices, days.end if days else date.max, picked.incident.id)


def is_published(claim: Claim, records: Records, start: date, end: date) -> bool:
    """Whether the claim's report was published in the window."""
    published = records.published(claim.report_id)
    return published is not None and start <= published <= end


def claims_of(picked: Iterable[Picked]) -> Iterable[Claim]:
    """The claims of several incidents."""
    return (claim for one in picked for claim in one.claims)


def _size(incident: Incident, what: CountKind) -> int:
    figure = incident.figure(what)
    if figure is None:
        return 0
    return next((one for one in (figure.best, figure.low, figure.high) if one is not None), 0)


def _picked(incident: Incident, records: Records) -> Picked:
    found = records.claims((*incident.claim_ids, *incident.beside))
    return Picked(
        incident,
        tuple(found[one] for one in incident.claim_ids),
        tuple(found[one] for one in incident.beside),
    )


def _part(incident: Incident, scope: Scope, window: When, wording: Wording) -> str | None:
    """The part that an incident belongs to, by its day and place; None for one of elsewhere or another time.

    One that is only known to have been before its first report has no day.
    """
    place, days = incident.place.value, incident.date.value
    here = scope.holds(place)
    if (not here and not scope.may_hold(place)) or (days is not None and not _meets(days, window)):
        return None
    placed = here and place is not None and (place.lat is not None or place.country is not None)
    dayless = days is None or days.start is None
    if wording.phrase(incident.kind).group == "politics":
        return "politics" if placed and not dayless else None
    if not placed:
        return "nowhere" if dayless else "unplaced"
    if days is None or dayless:
        return "undated"
    return "main" if days.within(window) or _days(days) <= _LONGEST else "longer"


def _keep_related(chosen: Selection) -> None:
    """Of what has no place, keep only what a report tells that tells of the area too."""
    cited = {claim.report_id for claim in claims_of(chosen.main)}
    for part in ("unplaced", "nowhere"):
        group = chosen.apart.pop(part, [])
        kept = [one for one in group if any(claim.report_id in cited for claim in one.claims)]
        if kept:
            chosen.apart[part] = kept


def _days(days: When) -> int:
    return (days.end - (days.start or days.end)).days + 1


def _meets(days: When, window: When) -> bool:
    after = window.start is None or days.end >= window.start
    return after and (days.start is None or days.start <= window.end)
