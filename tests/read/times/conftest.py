"""Time expressions of a text, read without a parse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from dateline.lexicon import Lexicon
from dateline.pipeline import Pipeline
from dateline.read.times import TimeReader
from dateline.read.tokens import blank_english
from dateline.types import Block, BlockKind, Passage, Reading, Report, TimeExpression
from dateline.types.parse import Doc

MONDAY = date(2014, 6, 16)
Times = Callable[..., list[tuple[str, TimeExpression]]]


@pytest.fixture(scope="session")
def lexicon(pipeline: Pipeline) -> Lexicon:
    return pipeline.lexicon


@pytest.fixture(scope="session")
def blank() -> Language:
    return blank_english()


@pytest.fixture(scope="session")
def times(lexicon: Lexicon, blank: Language) -> Times:
    """The words and marks of a text published on Monday, 16 June 2014, or on another day."""
    reader = TimeReader(lexicon)

    def read(text: str, published: date | None = MONDAY) -> list[tuple[str, TimeExpression]]:
        block = Block(BlockKind.BODY, 0, len(text), "paragraph")
        report = Report("report", "", text, (block,), published=published)
        reading = reader(Reading(report, (Passage(block, Doc(blank(text))),)))
        return [(report.quote(mark.span), mark) for mark in reading.marks("times", TimeExpression)]

    return read
