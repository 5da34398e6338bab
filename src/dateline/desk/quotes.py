"""A claim's words in their sentence: what it rests on is marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.types import Report, Span

_END = re.compile(r"[.!?]['\"”’)]*\s|\n")
_FAR = 300
"""Characters looked at for the ends of a sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a quotation; ``marked`` where the claim rests on them."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Quote:
    """A stretch of a report, cut where what is marked begins and ends."""

    pieces: tuple[Piece, ...]


def quotes_of(report: Report, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """The sentences that hold these words, each once, in text order; of a span that does not fit, none."""
    fitting = sorted(one for one in set(spans) if one.report_id == report.id and one.end <= len(report.text))
    stretches: list[tuple[int, int, list[Span]]] = []
    for span in fitting:
        start, end = _around(report.text, span)
        if stretches and start <= stretches[-1][1]:
            first, last, held = stretches[-1]
            stretches[-1] = (first, max(last, end), [*held, span])
        else:
            stretches.append((start, end, [span]))
    return tuple(Quote(_pieces(report.text, start, end, held)) for start, end, held in stretches)


def _around(text: str, span: Span) -> tuple[int, int]:
    before = [match.end() for match in _END.finditer(text, max(0, span.start - _FAR), span.start)]
    after = _END.search(text, max(span.end - 1, 0), span.end + _FAR)
    start = before[-1] if before else max(0, span.start - _FAR)
    return start, max(span.end, after.end() if after else min(len(text), span.end + _FAR))


def _pieces(text: str, start: int, end: int, held: Sequence[Span]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = start
    for span in held:
        if span.start > at:
            found.append(Piece(text[at : span.start]))
        if span.end > max(at, span.start):
            found.append(Piece(text[max(at, span.start) : span.end], marked=True))
        at = max(at, span.end)
    if at < end:
        found.append(Piece(text[at:end].rstrip()))
    return tuple(piece for piece in found if piece.text)
