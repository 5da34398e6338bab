"""A reading as the JSON record that others script against; every evidence points into ``report.text``."""

from __future__ import annotations

from typing import Any

from dateline.types import Claim, Holding, Located, Place, Reading, Report, Span, Value, When

Record = dict[str, Any]


def record(reading: Reading) -> Record:
    """The report and its claims as plain JSON values."""
    report = reading.report
    return {
        "report": _report(report),
        "claims": [claim_record(report, claim) for claim in reading.claims],
    }


def _report(report: Report) -> Record:
    return {
        "outlet": report.outlet,
        "headline": report.headline,
        "standfirst": report.standfirst,
        "authors": list(report.authors),
        "contributors": list(report.contributors),
        "dateline": report.dateline,
        "published": report.published.isoformat() if report.published else None,
        "text": report.text,
        "blocks": [
            {"kind": block.kind.value, "start": block.start, "end": block.end, "reason": block.reason}
            for block in report.blocks
        ],
        "notes": list(report.notes),
    }


def evidence(report: Report, span: Span) -> Record:
    """One span as its offsets and the words there."""
    return {"start": span.start, "end": span.end, "quote": report.quote(span)}


def _named(report: Report, value: Value[str]) -> Record:
    return {
        "name": value.value,
        "text": report.quote(value.evidence[0]),
        "evidence": evidence(report, value.evidence[0]),
    }


def _party(report: Report, claim: Claim, value: Value[str]) -> Record:
    party = claim.party(value.value)
    return {
        **_named(report, value),
        "known": party is not None and party.known,
        "kind": party.kind if party else None,
        "country": party.country if party else None,
        "sector": party.sector if party else None,
        "ucdp": party.ucdp if party else None,
    }


def _place(report: Report, located: Located) -> Record:
    made = _site(report, located.place) | {
        "role": located.role.value,
        "from": located.told.value,
        "confidence": located.place.confidence,
    }
    if located.relation is not None:
        made |= {
            "relation": located.relation.value,
            "km": list(located.km) if located.km is not None else None,
            "bearing": located.bearing,
            "anchors": [_site(report, anchor) for anchor in located.anchors],
        }
    return made | {"within": [_site(report, place) for place in located.within]} if located.within else made


def _site(report: Report, value: Value[Place]) -> Record:
    """A place by its name and words, and where it lies."""
    place = value.value
    return {
        "name": place.name,
        "text": report.quote(value.evidence[0]),
        "lat": place.lat,
        "lon": place.lon,
        "key": place.key,
        "geonames_id": place.geonames_id,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "precision": place.precision,
        "geo_precision": place.geo_precision,
        "reason": place.reason,
        "candidates": [
            {
                "key": one.key,
                "name": one.name,
                "lat": one.lat,
                "lon": one.lon,
                "chance": one.chance,
                "points": dict(one.points),
            }
            for one in place.candidates
        ],
        "evidence": evidence(report, value.evidence[0]),
    }


def _date(report: Report, claim: Claim) -> Record | None:
    if claim.date is None:
        return None
    span = claim.date.evidence[0]
    return {
        **_when(claim.date.value),
        "date_prec": claim.date.value.date_prec,
        "from": claim.date.told.value,
        "confidence": claim.date.confidence,
        "text": report.quote(span),
        "evidence": evidence(report, span),
    }


def _when(when: When) -> Record:
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat(),
        "precision": when.precision.value,
    }


def claim_record(report: Report, claim: Claim) -> Record:
    """One claim as plain JSON values."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "status": claim.status.value,
        "actor": [_party(report, claim, value) for value in claim.actor],
        "target": [_party(report, claim, value) for value in claim.target],
        "place": [_place(report, located) for located in claim.place],
        "date": _date(report, claim),
        "counts": [
            {
                "what": value.value.what.value,
                "low": value.value.low,
                "best": value.value.best,
                "high": value.value.high,
                "evidence": evidence(report, value.evidence[0]),
            }
            for value in claim.counts
        ],
        "weapon": _named(report, claim.weapon) if claim.weapon else None,
        "source": _party(report, claim, claim.said_by) if claim.said_by else None,
        "evidence": evidence(report, claim.evidence[0]),
        "triggers": [
            {"frame": word.frame, "evidence": evidence(report, word.span)} for word in claim.triggers
        ],
        "absent": [{"field": one.field, "reason": one.reason} for one in claim.absent],
        "confidence": claim.confidence,
        "coded_by": claim.coded_by,
    }


def holding_record(report: Report, holding: Holding) -> Record:
    """Who holds a place as one claim tells it, as plain JSON values."""
    return {
        "place": holding.place,
        "state": holding.state.value,
        "by": list(holding.by),
        "other": list(holding.other),
        "since": _when(holding.since) if holding.since else None,
        "source": holding.said_by,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "status": holding.status.value,
        "latest": holding.latest,
        "claim": holding.claim_id,
        "evidence": [evidence(report, span) for span in holding.evidence],
    }
