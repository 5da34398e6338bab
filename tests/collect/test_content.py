"""Dates as sources write them."""

from __future__ import annotations

import pytest

from dateline.collect.content import check_published
from dateline.errors import CaptureError


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2014-06-16", "2014-06-16"),
        ("2014-06-16T23:30:00+02:00", "2014-06-16"),
        ("20140616", "2014-06-16"),
        ("20140616T083000Z", "2014-06-16"),
        ("Mon, 16 Jun 2014 08:00:00 GMT", "2014-06-16"),
        ("June 16, 2014", "2014-06-16"),
        ("16 June 2014", "2014-06-16"),
        (" ", None),
        (None, None),
    ],
)
def test_a_date_is_taken_as_its_day(written: str | None, day: str | None) -> None:
    assert check_published(written, "record") == day


@pytest.mark.parametrize(
    "written",
    ["03/04/2014", "June 2014", "16 June", "yesterday", "2014-13-45", "May", "June 45, 2014", "2014"],
)
def test_what_is_no_whole_date_or_can_be_read_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(CaptureError, match="published must be a date like 2014-06-16"):
        check_published(written, "record")
