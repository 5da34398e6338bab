"""Score claims against coded reports.

A found claim matches a gold one when their kinds are the same and their evidence overlaps by half of the
shorter, one to one. Gold claims marked optional count neither as missed nor as wrong. Fields are scored on the
matched required claims; a field that gold and system both leave out is right. Beside them stands what the same claims
would score with every field left blank and every status asserted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.evaluate.claim_dates import count_dates, date_scores
from dateline.evaluate.fields import FIELDS, FieldScorer
from dateline.evaluate.keywords import keyword_claims, load_keywords
from dateline.evaluate.reliability import reliability
from dateline.evaluate.reports import GoldReport, load_reports, locate
from dateline.pipeline import Pipeline, build
from dateline.types import Capture, Claim, Reading, Status
from dateline.workspace.matching import Said, match

Scores = dict[str, Any]


@dataclass
class Tally:
    """Counts of one group of reports, for the system and for the baseline."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    blank: Counter[str] = field(default_factory=Counter)
    dates: Counter[tuple[str, bool]] = field(default_factory=Counter)
    traps: int = 0
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add another tally's counts to this one."""
        for name in ("found", "missed", "wrong", "fields", "blank"):
            getattr(self, name).update(getattr(other, name))
        self.dates.update(other.dates)
        self.traps += other.traps
        self.sure += other.sure

    def scores(self) -> Scores:
        """Precision, recall and F1 over all kinds, and the share of right fields on matched claims."""
        total = sum(self.found.values())
        shares = {name: _ratio(self.fields[name], total) for name in FIELDS}
        blank = {name: _ratio(self.blank[name], total) for name in FIELDS}
        return {
            **_prf(total, sum(self.wrong.values()), sum(self.missed.values())),
            "fields": shares if total else {},
            "fields_left_blank": blank if total else {},
            "traps_coded": self.traps,
        }

    def by_kind(self) -> Scores:
        """Precision, recall and F1 for each kind that gold or system names."""
        kinds = sorted({*self.found, *self.missed, *self.wrong})
        return {kind: _prf(self.found[kind], self.wrong[kind], self.missed[kind]) for kind in kinds}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _prf(found: int, wrong: int, missed: int) -> Scores:
    precision, recall = _ratio(found, found + wrong), _ratio(found, found + missed)
    f1 = _ratio(2 * found, 2 * found + wrong + missed)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "found": found,
        "wrong": wrong,
        "missed": missed,
    }


def evaluate_claims(gold: Path, *, pipeline: Pipeline | None = None) -> Scores:
    """Score every coded report below ``gold``; raises GoldError where there is none."""
    line = pipeline if pipeline is not None else build()
    scorer = FieldScorer(line.lexicon)
    words = load_keywords()
    ours: defaultdict[str, Tally] = defaultdict(Tally)
    naive: defaultdict[str, Tally] = defaultdict(Tally)
    everything, everything_naive = Tally(), Tally()
    reports: Scores = {}
    for report in load_reports(gold):
        reading = line(Capture(report.content, media_type="text/plain", published=report.published))
        tally = score(report, reading, said(reading.claims), scorer, reading.claims)
        keyed = score(report, reading, keyword_claims(reading, words), scorer, ())
        ours[report.group].add(tally)
        naive[report.group].add(keyed)
        everything.add(tally)
        everything_naive.add(keyed)
        reports[report.name] = tally.scores()["f1"]
    return {
        "all": everything.scores() | {"keyword_baseline_f1": everything_naive.scores()["f1"]},
        "by_group": {
            name: tally.scores() | {"keyword_baseline_f1": naive[name].scores()["f1"]}
            for name, tally in sorted(ours.items())
        },
        "by_kind": everything.by_kind(),
        "f1_by_report": reports,
        "dates": date_scores(everything.dates),
        "confidence": reliability(everything.sure),
    }


def bare(claim: Claim) -> Claim:
    """The claim with its kind alone: the baseline for fields leaves all blank, and takes every claim for asserted."""
    return replace(
        claim,
        status=Status.ASSERTED,
        actor=(),
        target=(),
        place=(),
        date=None,
        counts=(),
        weapon=None,
        said_by=None,
    )


def said(claims: tuple[Claim, ...]) -> list[Said]:
    """Kind and evidence of claims, as they are matched."""
    return [Said(claim.kind, tuple((span.start, span.end) for span in claim.evidence)) for claim in claims]


def wanted_of(report: GoldReport, text: str) -> tuple[list[Said], list[int]]:
    """What a coder found in a report, and the numbers of the claims that are required."""
    wanted = [Said(str(claim["kind"]), _place_of(claim, text)) for claim in report.claims]
    return wanted, [number for number, claim in enumerate(report.claims) if not claim.get("optional")]


def score(
    report: GoldReport, reading: Reading, found: list[Said], scorer: FieldScorer, claims: tuple[Claim, ...]
) -> Tally:
    """Tally one report. ``claims`` are the found claims in the same order, or empty where none have fields."""
    tally = Tally()
    text = reading.report.text
    wanted, required = wanted_of(report, text)
    matched: Mapping[int, int] = match(wanted, found, required)
    for number in required:
        kind = wanted[number].kind
        if number not in matched:
            tally.missed[kind] += 1
            continue
        tally.found[kind] += 1
        if claims:
            gold = report.claims[number]
            claim = claims[matched[number]]
            tally.fields.update(name for name in FIELDS if scorer.right(name, gold, claim))
            tally.blank.update(name for name in FIELDS if scorer.right(name, gold, bare(claim)))
            tally.dates.update(count_dates(reading, gold, claims[matched[number]]))
    used = set(matched.values())
    tally.sure = [(claim.confidence, number in used) for number, claim in enumerate(claims)]
    for number, one in enumerate(found):
        if number not in used:
            tally.wrong[one.kind] += 1
    tally.traps = sum(_coded(trap, text, found, used) for trap in report.not_events)
    return tally


def _place_of(claim: dict[str, Any], text: str) -> tuple[tuple[int, int], ...]:
    place = locate(str(claim["quote"]), text)
    return (place,) if place is not None else ()


def _coded(trap: str, text: str, found: list[Said], used: set[int]) -> bool:
    """True where an unmatched claim lies wholly inside a passage that is no event."""
    place = locate(trap, text)
    if place is None:
        return False
    return any(
        place[0] <= start and end <= place[1]
        for number, said in enumerate(found)
        if number not in used
        for start, end in said.evidence[:1]
    )
