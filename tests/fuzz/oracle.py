"""What must hold of every reading, whatever was read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from dateline.read.reader import READ_KINDS
from dateline.record import record
from dateline.types import Claim, Reading, Report, Span, Value


def check_report(report: Report) -> None:
    """Blocks lie in order, do not overlap, cover the text but white space, and each says why it is what it is."""
    edges = [0, *(edge for block in report.blocks for edge in (block.start, block.end)), len(report.text)]
    assert edges == sorted(edges)
    gaps = zip(edges[::2], edges[1::2], strict=True)
    assert all(not report.text[start:end].strip() for start, end in gaps)
    assert all(block.start < block.end and block.reason for block in report.blocks)


def check_reading(reading: Reading) -> None:
    """Spans lie in the text and quote it, claims come from prose alone, and the record is JSON."""
    report = reading.report
    check_report(report)
    told = [block for block in report.blocks if block.kind in READ_KINDS]
    for claim in reading.claims:
        for span in _spans(claim):
            assert report.quote(span).strip()
            assert any(block.start <= span.start and span.end <= block.end for block in told)
        for value in _values(claim):
            assert value.original == " … ".join(report.quote(span) for span in value.evidence)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    starts = [claim.evidence[0].start for claim in reading.claims]
    assert all(one <= two for one, two in pairwise(starts))
    written = json.dumps(record(reading), allow_nan=False, ensure_ascii=False)
    written.encode("utf-8")
    assert json.loads(written) == record(reading)


def _values(claim: Claim) -> Iterator[Value[Any]]:
    yield from claim.actor
    yield from claim.target
    yield from claim.counts
    yield from (value for value in (claim.weapon, claim.said_by) if value is not None)
    yield from (located.place for located in claim.place)


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.evidence
    yield from (word.span for word in claim.triggers)
    for value in _values(claim):
        yield from value.evidence
    if claim.date is not None:
        yield from claim.date.evidence
