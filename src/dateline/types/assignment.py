"""A report that is given to several coders, who do not see each other's work, and what each says of its claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateline.types.judgement import Judgement


class Shown(StrEnum):
    """What coders are shown of the machine's claims.

    ``PREFILLED`` shows every field as it was read, to be kept or corrected. ``WORDS`` shows the claim's words
    alone: what a coder does not fill in, the coder says is not told.
    """

    PREFILLED = "prefilled"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Part:
    """One coder's part of an assignment; ``handed_in`` is None while the coder works on it."""

    coder: str
    handed_in: datetime | None = None


@dataclass(frozen=True)
class Assignment:
    """A report that at least two coders work through, each alone.

    Nothing of it counts before it is closed: ``closed_by`` is the adjudicator who decided where they differ.
    """

    id: str
    report_id: str
    shown: Shown
    parts: tuple[Part, ...]
    made_by: str
    made_at: datetime
    note: str = ""
    closed_at: datetime | None = None
    closed_by: str | None = None

    def __post_init__(self) -> None:
        names = self.coders
        if len(names) < 2 or len(set(names)) < len(names):
            raise ValueError(f"an assignment needs at least two different coders, got {', '.join(names)}")

    @property
    def coders(self) -> tuple[str, ...]:
        """Who codes it, by name."""
        return tuple(part.coder for part in self.parts)

    @property
    def all_in(self) -> bool:
        """Whether every coder has handed in; from then on they may see each other's work."""
        return all(part.handed_in for part in self.parts)

    def part(self, coder: str) -> Part | None:
        """The part of that coder, None for somebody else."""
        return next((part for part in self.parts if part.coder == coder), None)


@dataclass(frozen=True, slots=True)
class Coding:
    """What a coder says of a claim in an assignment: a judgement that counts for nothing but this."""

    assignment_id: str
    coder: str
    claim_id: str
    judgement: Judgement
