"""Rows of Dateline's own tables that one claim gives, and one report, and one forwarding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.judged import Judged
from dateline.export.own_incidents import plain, row
from dateline.export.shape import Content, Row
from dateline.types import Claim, Count, Dated, Forwarding, Place, Report, Value, When


def claim_rows(judged: Judged, report: Report, incident_id: str = "", part: str = "") -> Iterator[Row]:
    """A claim as people judged it and its values; ``part`` goes before the claim's id in the rows' identities."""
    claim = judged.claim
    key = f"{part}{claim.id}"
    contents = claim_contents(claim, report, incident_id) | {
        "judged": judged.verdict,
        "replaced": judged.replaced,
    }
    yield row("claims", incident_id, key, contents)
    for place, (field, number, value) in enumerate(values_of(claim)):
        contents = {"id": f"{claim.id}/{place}"} | _value(claim, field, number, value)
        yield row("values", incident_id, f"{key}/{place:04}", contents)


def claim_contents(claim: Claim, report: Report, incident_id: str) -> dict[str, Content]:
    """One claim as a row."""
    when = claim.date.value if claim.date else None
    return {
        "id": claim.id,
        "report": claim.report_id,
        "incident": incident_id or None,
        "kind": claim.kind,
        "status": claim.status.value,
        "said_by": claim.said_by.value if claim.said_by else None,
        "actors": [value.value for value in claim.actor],
        "targets": [value.value for value in claim.target],
        "places": [located.place.value.name for located in claim.place],
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_precision": when.precision.value if when else None,
        "weapon": claim.weapon.value if claim.weapon else None,
        "confidence": float(claim.confidence),
        "coded_by": claim.coded_by,
        "quote": " … ".join(report.quote(span) for span in claim.evidence),
        "spans": [[span.start, span.end] for span in claim.evidence],
        "triggers": [
            {"frame": word.frame, "start": word.span.start, "end": word.span.end} for word in claim.triggers
        ],
        "parties": plain(claim.parties),
        "absent": plain(claim.absent),
    }


def values_of(claim: Claim) -> Iterator[tuple[str, int, Value[Any]]]:
    """Every value of a claim with its field and its number within the field."""
    for field, several in (("actor", claim.actor), ("target", claim.target)):
        for number, value in enumerate(several):
            yield field, number, value
    for number, located in enumerate(claim.place):
        yield "place", number, located.place
        anchors = located.anchors[1:] if located.unnamed else located.anchors
        for anchor in anchors:
            yield "anchor", number, anchor
        for within in located.within:
            yield "within", number, within
    for field, single in (("date", claim.date), ("weapon", claim.weapon), ("said_by", claim.said_by)):
        if single is not None:
            yield field, 0, single
    for number, count in enumerate(claim.counts):
        yield count.value.what.value, number, count


def _value(claim: Claim, field: str, number: int, value: Value[Any]) -> dict[str, Content]:
    content = value.value
    count = content if isinstance(content, Count) else None
    spans = [[span.start, span.end] for span in value.evidence]
    return {
        "claim": claim.id,
        "report": claim.report_id,
        "field": field,
        "number": number,
        "value": short(content),
        "low": count.low if count else None,
        "best": count.best if count else None,
        "high": count.high if count else None,
        "detail": _detail(claim, field, number, value),
        "voice": claim.said_by.value if claim.said_by else None,
        "original": value.original,
        "start": spans[0][0],
        "end": spans[0][1],
        "spans": spans,
        "origin": value.origin,
        "confidence": float(value.confidence),
    }


def short(content: object) -> str:
    """A value in a few words: a name, "2014-06-09/2014-06-15", "10-15"."""
    if isinstance(content, Place):
        return content.name
    if isinstance(content, When):
        start, end = content.start.isoformat() if content.start else "", content.end.isoformat()
        return start if start == end else f"{start}/{end}" if start else f"before {end}"
    if isinstance(content, Count):
        if content.best is not None:
            return str(content.best)
        low, high = ("" if bound is None else str(bound) for bound in (content.low, content.high))
        return f"{low}-{high}"
    return str(content)


def _detail(claim: Claim, field: str, number: int, value: Value[Any]) -> Any:
    """The whole value where its short form does not hold it; of a place also its role and how it lies to others."""
    if isinstance(value.value, str | Count):
        return None
    detail = plain(value.value)
    if field == "place":
        located = claim.place[number]
        detail["role"] = located.role.value
        detail["told"] = located.told.value
        detail["relation"] = located.relation.value if located.relation else None
        detail["km"] = list(located.km) if located.km else None
        detail["bearing"] = located.bearing
        detail["unnamed"] = located.unnamed
    if isinstance(value, Dated):
        detail["told"] = value.told.value
    return detail


def report_row(report: Report, url: str | None) -> Row:
    """A report by its head; its text stays where it is."""
    contents: dict[str, Content] = {
        "id": report.id,
        "capture": report.capture_sha256,
        "outlet": report.outlet,
        "headline": report.headline,
        "standfirst": report.standfirst,
        "authors": list(report.authors),
        "contributors": list(report.contributors),
        "dateline": report.dateline,
        "published": report.published,
        "language": report.language,
        "url": url,
        "length": len(report.text),
        "blocks": plain(report.blocks),
        "origins": plain(report.origins),
        "notes": list(report.notes),
    }
    return row("reports", "", report.id, contents)


def forwarding_row(forwarding: Forwarding) -> Row:
    """An id that is no more."""
    contents: dict[str, Content] = {
        "id": f"{forwarding.old}/{forwarding.new or ''}",
        "old": forwarding.old,
        "new": forwarding.new,
        "reason": forwarding.reason,
    }
    return row("forwardings", "", f"{forwarding.old}/{forwarding.new or ''}", contents)
