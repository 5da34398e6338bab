"""Figures found in a text, as intervals with the rule that made them."""

from __future__ import annotations

import pytest

from dateline.lexicon import load_lexicon
from dateline.read.figures import FigureFinder
from dateline.types import Counted

Bounds = tuple[float | None, float | None, float | None]


@pytest.fixture(scope="module")
def finder() -> FigureFinder:
    lexicon = load_lexicon()
    return FigureFinder(lexicon.numbers, lexicon.counted)


@pytest.mark.parametrize(
    ("text", "words", "rule", "bounds"),
    [
        ("1,700 prisoners", "1,700", "exact", (1700, 1700, 1700)),
        ("exactly 12 men", "exactly 12", "exact", (12, 12, 12)),
        ("a dozen men", "a dozen", "exact", (12, 12, 12)),
        ("half a dozen places", "half a dozen", "exact", (6, 6, 6)),
        ("a couple of men", "a couple", "exact", (2, 2, 2)),
        ("at least 28 people", "at least 28", "at_least", (28, None, None)),
        ("more than 39,000 dead", "more than 39,000", "at_least", (39_000, None, None)),
        ("no fewer than nine men", "no fewer than nine", "at_least", (9, None, None)),
        ("at least another 20 men", "at least another 20", "at_least", (20, None, None)),
        ("12 or more men", "12 or more", "at_least", (12, None, None)),
        ("more than a dozen men", "more than a dozen", "at_least", (12, None, None)),
        ("at least several hundred men", "at least several hundred", "at_least", (200, None, None)),
        ("up to 30 soldiers", "up to 30", "at_most", (None, None, 30)),
        ("as many as 40 men", "as many as 40", "at_most", (None, None, 40)),
        ("fewer than 100 men", "fewer than 100", "at_most", (None, None, 100)),
        ("some 1,000 volunteers", "some 1,000", "about", (None, 1000, None)),
        ("nearly 1,000 volunteers", "nearly 1,000", "about", (None, 1000, None)),
        ("20 or so men", "20 or so", "about", (None, 20, None)),
        ("a couple of hundred men", "a couple of hundred", "vague", (None, 200, None)),
        ("four-and-a-half years", "four-and-a-half", "exact", (4.5, 4.5, 4.5)),
        ("two dozen men", "two dozen", "exact", (24, 24, 24)),
        ("five or six million people", "five or six million", "range", (5_000_000, None, 6_000_000)),
        ("dozens of men", "dozens", "vague", (24, None, 99)),
        ("scores of others", "scores", "vague", (40, None, 199)),
        ("hundreds of thousands fled", "hundreds of thousands", "vague", (200_000, None, 999_999)),
        ("dozens more fled", "dozens", "vague", (24, None, 99)),
        ("60 or 70 men", "60 or 70", "range", (60, None, 70)),
        ("between 12 and 15 men", "between 12 and 15", "range", (12, None, 15)),
        ("12-15 men", "12-15", "range", (12, None, 15)),
        ("thirty to forty men", "thirty to forty", "range", (30, None, 40)),
        ("5 to 10 million people", "5 to 10 million", "range", (5_000_000, None, 10_000_000)),
        ("the 3rd attack", "3rd", "ordinal", (3, 3, 3)),
        ("the twenty-first attack", "twenty-first", "ordinal", (21, 21, 21)),
        ("half of the town", "half", "share", (50, 50, 50)),
        ("two-thirds of the town", "two-thirds", "share", (66.67, 66.67, 66.67)),
        ("a third of the men", "a third", "share", (33.33, 33.33, 33.33)),
        ("a third man", "third", "ordinal", (3, 3, 3)),
    ],
)
def test_reads_one_figure(finder: FigureFinder, text: str, words: str, rule: str, bounds: Bounds) -> None:
    found = [
        (text[one.start : one.end], one.rule, (one.low, one.best, one.high)) for one in finder.find(text)
    ]
    assert found == [(words, rule, bounds)]


@pytest.mark.parametrize(
    ("text", "words", "form", "best"),
    [
        ("$5m in aid", "$5m", Counted.MONEY, 5_000_000),
        ("US$1.2 billion in aid", "US$1.2 billion", Counted.MONEY, 1_200_000_000),
        ("USD 30 million", "USD 30 million", Counted.MONEY, 30_000_000),
        ("2.5 million dollars", "2.5 million dollars", Counted.MONEY, 2_500_000),
        ("20 per cent of homes", "20 per cent", Counted.SHARE, 20),
        ("0.5% of homes", "0.5%", Counted.SHARE, 0.5),
        ("20km away", "20km", Counted.DISTANCE, 20),
        ("a 12-mile march", "12-mile", Counted.DISTANCE, 12),
    ],
)
def test_sums_shares_and_distances_carry_their_unit(
    finder: FigureFinder, text: str, words: str, form: Counted, best: float
) -> None:
    found = [(text[one.start : one.end], one.form, one.best) for one in finder.find(text)]
    assert found == [(words, form, best)]


def test_millions_of_dollars_are_money(finder: FigureFinder) -> None:
    (found,) = finder.find("lost millions of dollars")
    assert (found.form, found.low, found.high) == (Counted.MONEY, 2_000_000, 9_999_999)


@pytest.mark.parametrize(
    "text",
    [
        "on June 16, 2014",
        "on 16 June",
        "between 12 and 15 June 2014",
        "in June 2014",
        "on 2014-06-16",
        "in the 1990s",
        "in 2006-07",
        "in AD 640-890",
        "at 10:30",
        "at 6 p.m. and at 0600 GMT",
        "at nine o'clock",
        "call 555-0134 or +964 770 123 4567",
        "an F-16 and an AK-47",
        "v1.2.3",
        "the B52s",
        "Resolutions 2118 and 2254",
        "see page 12",
        "the shrine at 33.312°N",
        "a one-way road and a first-ever visit",
        "first responders came",
        "the eastern half, and the other half",
    ],
)
def test_dates_numbers_of_documents_and_models_are_no_figures(finder: FigureFinder, text: str) -> None:
    assert finder.find(text) == []


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("killed 12 and 15 were hurt", [12, 15]),
        ("the toll rose from 12 to 15", [12, 15]),
        ("sixty-two were killed and nine wounded", [62, 9]),
        ("lost 3 to 400 men", [3, 400]),
        ("On June 3 four men died", [4]),
    ],
)
def test_two_figures_side_by_side_are_no_range(finder: FigureFinder, text: str, best: list[int]) -> None:
    assert [one.best for one in finder.find(text)] == best


def test_a_long_row_of_figures_takes_linear_time(finder: FigureFinder) -> None:
    assert len(finder.find("12 men, " * 5000)) == 5000
