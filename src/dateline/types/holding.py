"""Who holds a place, as one claim of taking, leaving or besieging it tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.types.claim import Status, When
from dateline.types.report import Span


class Control(StrEnum):
    """What a claim says of a place: somebody has it, somebody left it, somebody stands around it."""

    HELD = "held"
    LEFT = "left"
    BESIEGED = "besieged"


@dataclass(frozen=True, slots=True)
class Holding:
    """Control of one place as one claim tells it; derived, never a claim of its own.

    ``by`` has, left or besieges the place; ``other`` lost it, or is besieged in it. ``since`` is the claim's own
    date, None where it has none. ``said_by`` None is the reporter. ``latest`` is true where the same voice in
    the same report says nothing later of the place.
    """

    place: str
    state: Control
    by: tuple[str, ...]
    other: tuple[str, ...]
    since: When | None
    said_by: str | None
    status: Status
    report_id: str
    claim_id: str
    evidence: tuple[Span, ...]
    latest: bool = True
