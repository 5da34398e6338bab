"""Dates are shown no more exactly than they are known."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.cli.dates import how_exact, in_words
from dateline.types import Dated, Precision, Span, Told, When


@pytest.mark.parametrize(
    ("start", "end", "precision", "told"),
    [
        ("2014-06-16", "2014-06-16", Precision.DAY, "on 16 June 2014"),
        ("2014-06-09", "2014-06-15", Precision.WEEK, "in the week of 9 June 2014"),
        ("2014-06-01", "2014-06-30", Precision.MONTH, "in June 2014"),
        ("2014-01-01", "2014-12-31", Precision.YEAR, "in 2014"),
        ("2013-01-01", "2014-12-31", Precision.RANGE, "from 2013 to 2014"),
        ("2014-03-01", "2014-05-31", Precision.RANGE, "from March 2014 to May 2014"),
        ("2014-06-09", "2014-06-11", Precision.RANGE, "between 9 June 2014 and 11 June 2014"),
        (None, "2014-05-31", Precision.BEFORE, "before 1 June 2014"),
    ],
)
def test_date_in_words(start: str | None, end: str, precision: Precision, told: str) -> None:
    first = date.fromisoformat(start) if start else None
    assert in_words(When(first, date.fromisoformat(end), precision)) == told


@pytest.mark.parametrize(
    ("by", "precision", "words"),
    [
        (Told.CLAUSE, Precision.DAY, "dated to the day"),
        (Told.SENTENCE, Precision.RANGE, "dated to a range by its sentence"),
        (Told.PARAGRAPH, Precision.MONTH, "dated to the month by its paragraph"),
        (Told.BEFORE, Precision.DAY, "dated to the day by the paragraph before"),
        (Told.REPORT, Precision.DAY, "dated to the day by the report's main event"),
    ],
)
def test_how_exact_and_from_where(by: Told, precision: Precision, words: str) -> None:
    when = When(date(2014, 6, 1), date(2014, 6, 1), precision)
    assert how_exact(Dated(when, "then", (Span("r", 0, 4),), "rule", 1.0, by)) == words


def test_no_date_is_said() -> None:
    assert how_exact(None) == "no date"
