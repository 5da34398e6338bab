"""A comparison as JSON values: a record of figures, then one for each report."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dateline.types import Claim, Report
from dateline.workspace.coded import in_words, words_for
from dateline.workspace.comparing import Lone, Tally
from dateline.workspace.meeting import Met, Pair
from dateline.workspace.units import SLOTS

Record = dict[str, Any]


def tally_record(a: str, b: str, tally: Tally) -> Record:
    """All figures; what cannot be computed is null."""
    return {
        "a": {"name": a, "coded_by": _ordered(tally.coders["a"])},
        "b": {"name": b, "coded_by": _ordered(tally.coders["b"])},
        "reports": _where(tally.reports) | {"other_text": tally.other_text},
        "claims": _where(tally.claims)
        | {
            "share_of_a": _rounded(tally.share("a")),
            "share_of_b": _rounded(tally.share("b")),
            "f1": _rounded(tally.f1),
        },
        "fields": {name: _field(tally, name) for name in SLOTS},
        "kinds": {kind: _where(tally.kinds[kind]) for kind in sorted(tally.kinds)},
    }


def met_record(met: Met, *, only_different: bool) -> Record:
    """One report that both have."""
    made: Record = {
        "report": _head(met.a) | {"id_in_b": met.b.id, "text_differs": met.text_differs},
        "a_alone": [_claim(claim, met.a) for claim in met.alone_a],
        "b_alone": [_claim(claim, met.b) for claim in met.alone_b],
        "differing": [_pair(pair, met) for pair in met.pairs if pair.differing],
    }
    if not only_different:
        made["alike"] = [
            {"a": _claim(pair.a, met.a), "b": _claim(pair.b, met.b)}
            for pair in met.pairs
            if not pair.differing
        ]
    return made


def lone_record(lone: Lone) -> Record:
    """One report that one reading alone has, and how many claims it has there."""
    return {"report": _head(lone.report), "only_in": lone.which, "claims": lone.claims}


def _pair(pair: Pair, met: Met) -> Record:
    return {
        "a": _claim(pair.a, met.a),
        "b": _claim(pair.b, met.b),
        "fields": {
            name: {"a": _value(pair.a, met.a, name), "b": _value(pair.b, met.b, name)}
            for name in pair.differing
        },
    }


def _claim(claim: Claim, report: Report) -> Record:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "status": claim.status.value,
        "source": claim.said_by.value if claim.said_by else None,
        "evidence": [
            {"start": span.start, "end": span.end, "quote": report.quote(span)} for span in claim.evidence
        ],
        "confidence": claim.confidence,
        "coded_by": claim.coded_by,
    }


def _value(claim: Claim, report: Report, name: str) -> Record:
    return {
        "told": in_words(claim, name),
        "quotes": [report.quote(span) for span in words_for(claim, name)],
    }


def _head(report: Report) -> Record:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "headline": report.headline,
        "published": report.published.isoformat() if report.published else None,
    }


def _field(tally: Tally, name: str) -> Record:
    slot, one = tally.slots[name], tally.agreement(name)
    return {
        "same": slot.same,
        "differ": slot.differ,
        "a_alone": slot.a_alone,
        "b_alone": slot.b_alone,
        "neither": slot.neither,
        "alike": _rounded(slot.alike),
        "alpha": _rounded(one.alpha),
        "low": _rounded(one.low),
        "high": _rounded(one.high),
        "reason": one.reason or None,
    }


def _where(counts: Counter[str]) -> Record:
    return {where: counts[where] for where in ("both", "a", "b")}


def _ordered(counts: Counter[str]) -> Record:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)
