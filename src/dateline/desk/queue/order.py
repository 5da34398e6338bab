"""Which claim comes next: of the whole workspace what most needs a person, of one report what stands next in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents import in_force
from dateline.store import Store
from dateline.types import Claim, Verdict
from dateline.workspace.judging import judgements_on

_VERDICTS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE})


@dataclass(frozen=True)
class InReport:
    """The claims of a report in text order, and those among them that somebody judged."""

    claims: Sequence[Claim]
    judged: frozenset[str]

    @property
    def left(self) -> int:
        """How many nobody judged yet."""
        return len(self.claims) - len(self.judged)

    def waiting(self, after: str | None = None) -> str | None:
        """The next claim that nobody judged, after that one or from the start again; None where all are."""
        ids = [claim.id for claim in self.claims]
        at = ids.index(after) + 1 if after in ids else 0
        return next((one for one in (*ids[at:], *ids[:at]) if one not in self.judged), None)

    def beside(self, claim_id: str) -> tuple[str | None, str | None]:
        """The claims before and after one."""
        ids = [None, *(claim.id for claim in self.claims), None]
        at = ids.index(claim_id)
        return ids[at - 1], ids[at + 1]


def in_report(store: Store, report_id: str) -> InReport:
    """The claims of that report; none for one that is not there."""
    claims = store.claims.of_report(report_id)
    ids = {claim.id for claim in claims}
    standing = in_force(judgements_on(store, ids))
    judged = {one.subjects[0] for one in standing if one.verdict in _VERDICTS}
    return InReport(claims, frozenset(judged & ids))
