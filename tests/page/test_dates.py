"""Days of publication as lines write them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.page.dates import find_date


@pytest.mark.parametrize(
    "text",
    [
        "2014-06-16T08:00:00Z",
        "June 16, 2014",
        "16 June 2014 08:00 GMT",
        "Posted: Jun 16, 2014 4:00 AM",
        "16th of June 2014",
    ],
)
def test_full_dates_are_read(text: str) -> None:
    assert find_date(text) == date(2014, 6, 16)


@pytest.mark.parametrize("text", ["Monday", "June 2014", "06/07/2014", "2014-13-40", "31 June 2014", ""])
def test_a_date_that_is_not_full_or_not_sure_is_unknown(text: str) -> None:
    assert find_date(text) is None
