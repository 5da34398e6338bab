"""What pronouns and definite phrases stand for."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Reference


def _referents(pipeline: Pipeline, text: str) -> dict[str, str]:
    reading = pipeline(capture_text(text))
    return {reading.report.quote(mark.span): mark.label for mark in reading.marks("references", Reference)}


@pytest.mark.parametrize(
    ("text", "word", "referent"),
    [
        ("Barack Obama spoke on Friday. He called for talks.", "He", "Barack Obama"),
        ("Fighters left Mosul. They burned two bridges.", "They", "Fighters"),
        ("Residents fled from Mosul on Friday. The city was empty.", "city", "Mosul"),
        ("A statement from Hezbollah says that it has seized the post.", "it", "Hezbollah"),
    ],
)
def test_resolves(pipeline: Pipeline, text: str, word: str, referent: str) -> None:
    assert _referents(pipeline, text)[word] == referent


def test_nothing_to_refer_to_stays_unresolved(pipeline: Pipeline) -> None:
    assert _referents(pipeline, "They burned two bridges.") == {}
