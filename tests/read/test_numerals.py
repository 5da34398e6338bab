"""Digits and number words."""

from __future__ import annotations

import pytest

from dateline.lexicon import load_lexicon
from dateline.read.numerals import Numerals, ordinal_value


@pytest.fixture(scope="module")
def numerals() -> Numerals:
    return Numerals(load_lexicon().numbers)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,700", 1700),
        ("12\u00a0500", 12_500),
        ("twenty-three", 23),
        ("one hundred and twelve", 112),
        ("fifteen hundred", 1500),
        ("1.5 million", 1_500_000),
        ("2 dozen", 24),
        ("three dozen", 36),
        ("10k", 10_000),
        ("300 thousand", 300_000),
        ("7.5", 7.5),
        ("2½", 2.5),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("two and a half", 2.5),
        ("a thousand", 1000),
        ("some", None),
        ("twenty and a half dogs", None),
    ],
)
def test_reads_numbers(numerals: Numerals, words: str, value: float | None) -> None:
    assert numerals.value(words) == value


def test_whole_numbers_are_ints(numerals: Numerals) -> None:
    assert isinstance(numerals.value("1.5 million"), int)


@pytest.mark.parametrize(
    ("words", "value"),
    [("third", 3), ("3rd", 3), ("twenty-first", 21), ("hundredth", 100), ("321st", 321), ("other", None)],
)
def test_reads_ordinals(words: str, value: int | None) -> None:
    assert ordinal_value(words) == value
