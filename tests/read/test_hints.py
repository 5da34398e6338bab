"""A pattern is tried only where it may fit."""

from __future__ import annotations

import re

import pytest

from dateline.read.hints import Hinted, Seen, hints
from dateline.read.numerals import NUMBER_WORDS


def test_hints_are_the_longest_word_of_each_phrase() -> None:
    assert hints(["A few", "scores of"]) == {"few", "scores"}


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Three men fled", (True, False, True)),
        ("A few fled", (True, True, False)),
        ("From 12 to ½", (True, False, True)),
        ("Nobody fled", (True, False, False)),
    ],
)
def test_a_pattern_may_fit_by_words_or_numbers(text: str, fits: tuple[bool, bool, bool]) -> None:
    seen = Seen.of(text, NUMBER_WORDS)
    anywhere, worded = Hinted(re.compile("")), Hinted(re.compile(""), hints(["a few"]))
    assert (anywhere.may_fit(seen), worded.may_fit(seen)) == fits[:2]
    assert Hinted(re.compile(""), numbers=1).may_fit(seen) is fits[2]


def test_a_range_takes_two_numbers_and_a_date_digits() -> None:
    seen = Seen.of("Two men and a half-built house", NUMBER_WORDS)
    assert not Hinted(re.compile(""), numbers=2).may_fit(seen)
    assert not Hinted(re.compile(""), digits=True).may_fit(seen)
    assert Hinted(re.compile(""), frozenset({"-"})).may_fit(seen)
