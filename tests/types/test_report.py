"""Spans and reports: half-open offsets that always point into the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.types import Block, BlockKind, Report, Span

REPORT = Report(
    "r1",
    "0" * 64,
    "Headline\nBody.",
    (Block(BlockKind.HEADLINE, 0, 8, "first line"), Block(BlockKind.BODY, 9, 14, "ends like a sentence")),
)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_span_is_never_empty_or_backward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span("r1", start, end)


def test_span_ends_inside_the_text() -> None:
    with pytest.raises(ValueError, match="ends after the text"):
        REPORT.span(9, 15)
    with pytest.raises(ValueError, match="ends after the text"):
        REPORT.quote(Span("r1", 9, 15))


def test_quote_refuses_the_span_of_another_report() -> None:
    with pytest.raises(ValueError, match="span of report r2"):
        REPORT.quote(Span("r2", 0, 4))


def test_blocks_are_found_by_kind() -> None:
    assert [block.start for block in REPORT.blocks_of(BlockKind.BODY)] == [9]
    assert REPORT.blocks_of(BlockKind.CREDIT) == ()


@given(st.integers(0, 13), st.integers(1, 14))
def test_quote_is_the_slice(start: int, length: int) -> None:
    end = min(start + length, len(REPORT.text))
    assert REPORT.quote(REPORT.span(start, end)) == REPORT.text[start:end]


@given(*(st.integers(0, 30) for _ in range(2)), *(st.integers(1, 30) for _ in range(2)))
def test_overlap_counts_common_characters(start: int, other: int, length: int, size: int) -> None:
    one, two = Span("r1", start, start + length), Span("r1", other, other + size)
    common = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlap(two) == two.overlap(one) == len(common)
    assert one.overlap(Span("r2", other, other + size)) == 0
