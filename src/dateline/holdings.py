"""Who holds what: the claims of taking, leaving and besieging places, ordered by place and time.

A view of claims for people who keep control maps. Only what is said to have happened counts: what is planned,
feared or denied moves no line. Voices that disagree stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dateline.codebook import Codebook
from dateline.types import Claim, Control, Holding, Located, PlaceRole, Reading

_ROLES = {
    Control.HELD: (PlaceRole.AT, PlaceRole.TO),
    Control.LEFT: (PlaceRole.FROM, PlaceRole.AT),
    Control.BESIEGED: (PlaceRole.AT,),
}


def holdings(readings: Iterable[Reading], codebook: Codebook) -> tuple[Holding, ...]:
    """What the claims of these readings say of who holds which place, by place, earliest first.

    A claim without a date stands where its report's day puts it, and its ``since`` stays None.
    """
    dated = [
        (holding.place.casefold(), _day(holding, reading), number, holding)
        for number, reading in enumerate(readings)
        for holding in _told(reading, codebook)
    ]
    ordered = [holding for *_, holding in sorted(dated, key=lambda row: row[:3])]
    return tuple(_with_latest(ordered))


def controlled(claim: Claim, codebook: Codebook) -> Iterator[tuple[Control, Located]]:
    """The places whose control a claim tells, and what it tells of it, whatever its status."""
    page = codebook.pages.get(claim.kind)
    if page is not None and page.control is not None:
        yield from ((page.control, one) for one in claim.place if one.role in _ROLES[page.control])


def _told(reading: Reading, codebook: Codebook) -> Iterator[Holding]:
    for claim in reading.claims:
        if claim.status.happened:
            for state, located in controlled(claim, codebook):
                yield _holding(claim, located, state)


def _holding(claim: Claim, located: Located, state: Control) -> Holding:
    return Holding(
        place=located.place.value.name,
        state=state,
        by=tuple(value.value for value in claim.actor),
        other=tuple(value.value for value in claim.target),
        since=claim.date.value if claim.date else None,
        said_by=claim.said_by.value if claim.said_by else None,
        status=claim.status,
        report_id=claim.report_id,
        claim_id=claim.id,
        evidence=(*claim.evidence, *located.place.evidence),
    )


def _day(holding: Holding, reading: Reading) -> date:
    """The day a holding is sorted by; without any day it comes last, where it was read."""
    if holding.since is not None:
        return holding.since.end
    return reading.report.published or date.max


def _with_latest(ordered: list[Holding]) -> Iterator[Holding]:
    last = {_voice(holding): index for index, holding in enumerate(ordered)}
    for index, holding in enumerate(ordered):
        yield replace(holding, latest=last[_voice(holding)] == index)


def _voice(holding: Holding) -> tuple[str, str, str | None]:
    return holding.place.casefold(), holding.report_id, holding.said_by
