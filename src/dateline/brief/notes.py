"""Footnotes, numbered in the order in which the sentences call for them: one for each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.brief.model import Footnote, Quote
from dateline.brief.records import Records
from dateline.types import Claim, Report, Span

_MOST_QUOTES = 6


class Notes:
    """Gives each claim its footnote at the first call for it."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._made: dict[str, Footnote] = {}
        self._reports: dict[str, Report] = {}

    def cite(self, claim: Claim) -> int:
        """The number of the claim's footnote."""
        if claim.id not in self._made:
            report = self.report(claim)
            self._made[claim.id] = Footnote(
                len(self._made) + 1,
                claim.id,
                report.id,
                report.outlet,
                report.published,
                report.headline,
                tuple(_quotes(claim, report)),
            )
        return self._made[claim.id].number

    def report(self, claim: Claim) -> Report:
        """The claim's report, read once."""
        if claim.report_id not in self._reports:
            self._reports[claim.report_id] = self._records.report(claim.report_id)
        return self._reports[claim.report_id]

    def all(self) -> tuple[Footnote, ...]:
        """All footnotes, by number."""
        return tuple(self._made.values())


def _quotes(claim: Claim, report: Report) -> Iterator[Quote]:
    """The words that tell the claim, and those elsewhere that its values were read from, in text order."""
    taken: list[Span] = []
    for span in (*claim.evidence, *_spans(claim)):
        if span.report_id == report.id and not any(span.overlap(other) for other in taken):
            taken.append(span)
    for span in sorted(taken[:_MOST_QUOTES]):
        yield Quote(report.quote(span), span.start, span.end)


def _spans(claim: Claim) -> Iterable[Span]:
    return (span for value in claim.values() for span in value.evidence)
