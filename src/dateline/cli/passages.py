"""The sentences of a stored report around a claim's evidence, where there is no reading to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.text import Text

from dateline.cli.show import quote
from dateline.types import Report, Span

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def quotes_of(report: Report, evidence: Iterable[Span], plain: bool) -> list[Text]:
    """The sentences that evidence stands in, in text order, with the evidence underlined."""
    found: dict[tuple[int, int], list[Span]] = {}
    for span in sorted(evidence):
        found.setdefault(around(report, span), []).append(span)
    return [quote(report, start, end, spans, plain) for (start, end), spans in sorted(found.items())]


def around(report: Report, span: Span) -> tuple[int, int]:
    """Start and end of the sentences that a span touches, by full stops within its block."""
    block = next((one for one in report.blocks if one.start <= span.start < one.end), None)
    first, last = (block.start, max(block.end, span.end)) if block else (0, len(report.text))
    ends = [first, *(first + found.end() for found in _END.finditer(report.text[first:last])), last]
    start = max(end for end in ends if end <= span.start)
    end = min(end for end in ends if end >= span.end)
    return start, start + len(report.text[start:end].rstrip())
