"""Days counted from the day of another event."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.code.offsets import shifted
from dateline.types import Precision, When

DAY = When(date(2014, 6, 16), date(2014, 6, 16), Precision.DAY)
MONTH = When(date(2014, 6, 1), date(2014, 6, 30), Precision.MONTH)


@pytest.mark.parametrize(
    ("anchor", "length", "sign", "start", "end"),
    [
        (DAY, "P2D", 1, "2014-06-18", "2014-06-18"),
        (DAY, "P2D", -1, "2014-06-14", "2014-06-14"),
        (DAY, "P1W", -1, "2014-06-09", "2014-06-15"),
        (DAY, "P3M", 1, "2014-09-01", "2014-09-30"),
        (MONTH, "P8M", 1, "2015-02-01", "2015-02-28"),
        (DAY, "P5Y", -1, "2009-01-01", "2009-12-31"),
        (DAY, "PT3H", 1, "2014-06-16", "2014-06-17"),
        (DAY, "PTXH", -1, "2014-06-15", "2014-06-16"),
        (DAY, "PT20M", -1, "2014-06-16", "2014-06-16"),
    ],
)
def test_as_exact_as_the_unit(anchor: When, length: str, sign: int, start: str, end: str) -> None:
    found = shifted(anchor, length, sign)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize(
    ("anchor", "length"),
    [
        (MONTH, "P2D"),
        (MONTH, "PT2H"),
        (DAY, "PXD"),
        (DAY, "P1DE"),
        (DAY, "P5000Y"),
        (When(None, date(2014, 6, 16), Precision.BEFORE), "P2D"),
    ],
)
def test_what_cannot_be_counted_is_not(anchor: When, length: str) -> None:
    assert shifted(anchor, length, 1) is None
