"""An incident, derived from the claims of many reports, and a person's judgement on any record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dateline.types.claim import Count, CountKind
from dateline.types.value import Value


@dataclass(frozen=True)
class Figure:
    """One kind of toll of an incident: each voice's figure, the one chosen, and the rule that chose it."""

    what: CountKind
    said: tuple[tuple[str, Value[Count]], ...]
    chosen: Count | None
    rule: str
    disputed: bool


@dataclass(frozen=True)
class Incident:
    """What the claims named in ``claim_ids`` together say happened; derived, so it can be made again."""

    id: str
    kind: str
    claim_ids: tuple[str, ...]
    figures: tuple[Figure, ...] = ()

    def __post_init__(self) -> None:
        if not self.claim_ids:
            raise ValueError(f"incident {self.id} rests on no claim")


@dataclass(frozen=True)
class Judgement:
    """A person's verdict on one record. Judgements are only ever added; a later one overrules."""

    id: str
    subject: str
    verdict: str
    who: str
    when: datetime
    why: str
