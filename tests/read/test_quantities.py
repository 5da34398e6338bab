"""Numbers as intervals."""

from __future__ import annotations

import pytest

from dateline.lexicon import Lexicon
from dateline.pipeline import Pipeline
from dateline.read.quantities import QuantityReader, number


@pytest.fixture(scope="module")
def reader(pipeline: Pipeline) -> QuantityReader:
    lexicon: Lexicon = pipeline.lexicon
    return QuantityReader(lexicon)


@pytest.mark.parametrize(
    ("text", "words", "low", "best", "high"),
    [
        ("1,700 prisoners", "1,700", None, 1700, None),
        ("twenty-three men", "twenty-three", None, 23, None),
        ("1.5 million people", "1.5 million", None, 1_500_000, None),
        ("at least 28 people", "at least 28", 28, None, None),
        ("more than 39,000 dead", "more than 39,000", 39_000, None, None),
        ("up to 30 soldiers", "up to 30", None, None, 30),
        ("some 1,000 volunteers", "some 1,000", None, 1000, None),
        ("dozens of men", "dozens", 24, None, None),
        ("scores of others", "scores", 40, None, None),
        ("hundreds of thousands fled", "hundreds of thousands", 200_000, None, None),
        ("half a dozen places", "half a dozen", None, 6, None),
        ("60 or 70 miles", "60 or 70", 60, None, 70),
        ("between 12 and 15 men", "between 12 and 15", 12, None, 15),
    ],
)
def test_reads(
    reader: QuantityReader, text: str, words: str, low: int | None, best: int | None, high: int | None
) -> None:
    found = list(reader.find(text))
    assert [(text[start:end], *bounds) for start, end, _, *bounds in found] == [(words, low, best, high)]


def test_two_figures_side_by_side_are_no_range(reader: QuantityReader) -> None:
    found = [bounds for _, _, _, *bounds in reader.find("killed 12 and 15 were hurt")]
    assert found == [[None, 12, None], [None, 15, None]]


@pytest.mark.parametrize("text", ["a 12-year-old boy", "$500 was paid", "the B52s", "v1.2.3"])
def test_ages_prices_and_names_are_no_counts(reader: QuantityReader, text: str) -> None:
    assert list(reader.find(text)) == []


def test_number_of_words() -> None:
    assert number("one hundred and twelve") == 112
    assert number("2 dozen") == 24
    assert number("some") is None
