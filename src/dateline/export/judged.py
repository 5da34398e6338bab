"""Claims as people judged them: their values in the place of the machine's, and what gave way kept beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from dateline.incidents import as_corrected, in_force, rulings
from dateline.types import Claim, Judgement, Verdict

_OF_THE_CLAIM = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.ADD})
_KEPT_AS = {"actors": "actor", "targets": "target", "source": "said_by", "place": "place"}
"""Fields that a claim keeps under another name than judgements give it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim as it stands. ``claim`` has people's values in it, ``read`` is what the machine made.

    ``verdict`` is the last word of a person on the claim as a whole ("accept", "reject", "unsure", or "add" for one
    that a person found), None where nobody gave one.
    """

    claim: Claim
    read: Claim
    verdict: str | None = None
    corrections: tuple[Judgement, ...] = ()

    @property
    def replaced(self) -> list[dict[str, Any]]:
        """Each corrected field with what stood there before, who corrected it and why."""
        return [
            {"field": one.field, "was": _plain(self.read, str(one.field)), "who": one.who, "why": one.why}
            for one in self.corrections
        ]

    @property
    def both(self) -> Iterator[Claim]:
        """The claim as it stands and as it was read: the names of both are to be masked."""
        yield self.claim
        if self.read is not self.claim:
            yield self.read


def judged(claim: Claim, said: Sequence[Judgement]) -> Judged:
    """The claim with all that was judged of it, withdrawals among them."""
    if not said:
        return Judged(claim, claim)
    ruled = rulings(said)
    verdicts = [one for one in in_force(said) if one.verdict in _OF_THE_CLAIM and claim.id in one.subjects]
    return Judged(
        as_corrected(claim, ruled),
        claim,
        verdicts[-1].verdict.value if verdicts else None,
        ruled.corrections.get(claim.id, ()),
    )


def _plain(claim: Claim, field: str) -> Any:
    """What a claim says of a field, as plain values without their evidence; None where it says nothing."""
    if field in {"kind", "status"}:
        return str(getattr(claim, field))
    if field == "place":
        return [located.place.value.name for located in claim.place] or None
    told = getattr(claim, _KEPT_AS.get(field, field), None)
    if isinstance(told, tuple):
        return [value.value for value in told] or None
    if told is not None:
        return msgspec.to_builtins(told.value)
    counts = [one.value for one in claim.counts if one.value.what.value == field]
    return msgspec.to_builtins(counts[0]) if counts else None
