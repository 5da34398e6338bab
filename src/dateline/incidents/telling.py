"""A claim with what is known of the report that it stands in: all that building an incident needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.types import Claim


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim and the head of its report.

    ``dispatch`` is the id of the earliest report that carries the same text, None where there is no other.
    """

    claim: Claim
    outlet: str | None = None
    published: date | None = None
    headline: str | None = None
    dispatch: str | None = None

    @property
    def text_id(self) -> str:
        """The id that all copies of one text share."""
        return self.dispatch or self.claim.report_id

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Order of publication, then of report and place in the text; what has no day comes last."""
        claim = self.claim
        return self.published or date.max, claim.report_id, claim.evidence[0].start, claim.id
