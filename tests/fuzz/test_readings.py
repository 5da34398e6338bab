"""Any text goes up the whole staircase: every value quotes it, nothing comes of furniture, and twice gives the same."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError
from dateline.pipeline import Pipeline
from dateline.record import record
from dateline.types import Capture, Reading
from tests.fuzz.budget import budget
from tests.fuzz.oracle import check_reading
from tests.fuzz.prose import mutated, reports

DAYS = ("2014-06-16", "1600-01-01", "2200-12-31", "0001-01-01", None)


Read = Callable[[Capture], Reading | None]


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Read:
    """Reads a capture; None where it is refused, as it should be, in one line."""

    def go(capture: Capture) -> Reading | None:  # hypothesis would write a pipeline out whole: 160 MB
        try:
            return pipeline(capture)
        except DatelineError as error:
            assert len(str(error).splitlines()) == 1
            return None

    return go


@budget(110)
@given(reports(), st.sampled_from(DAYS))
def test_any_text_is_read_or_refused(read: Read, text: str, published: str | None) -> None:
    capture = Capture(text.encode("utf-8", "replace"), published=published)
    reading = read(capture)
    if reading is not None:
        check_reading(reading)


@budget(15)
@given(st.one_of(mutated(), reports().map(lambda text: text.encode("utf-8", "replace"))))
def test_the_same_bytes_give_the_same_record(read: Read, content: bytes) -> None:
    one, two = (read(Capture(content)) for _ in range(2))
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        check_reading(one)
        assert json.dumps(record(one)) == json.dumps(record(two))
