"""Outlines of claims as people left them, and as the machine read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.incidents import Corpus, Outline, Rulings, as_corrected, outlines
from dateline.types import Claim, Report, Verdict

Outlined = tuple[Outline | None, Outline | None]
"""A claim as it was read, and as it is joined: None where it has no outline so."""


def outlined(
    report: Report, claims: Sequence[Claim], ruled: Rulings, dispatch: str | None = None
) -> Iterator[Outlined]:
    """The outlines of a report's claims, each both ways; the two are one where nobody corrected it."""
    read = {one.claim_id: one for one in outlines(report, claims, dispatch)}
    changed = [as_corrected(claim, ruled) for claim in claims if claim.id in ruled.corrections]
    now = {one.claim_id: one for one in outlines(report, changed, dispatch)} if changed else {}
    for claim in claims:
        one = read.get(claim.id)
        yield one, now.get(claim.id) if claim.id in ruled.corrections else one


def corpus_of(told: Iterable[Outlined], ruled: Rulings) -> Corpus:
    """What joining knows of the workspace as a whole: no judgement makes a word rarer or more common."""
    added = {one.subjects[0] for one in ruled.standing if one.verdict is Verdict.ADD}
    return Corpus.of([read for read, _ in told if read is not None and read.claim_id not in added])
