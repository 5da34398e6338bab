"""Text, moments and numbers as columns hold them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.columns import LARGEST, Moment, Whole, storable
from dateline.store.values import value_columns
from dateline.types import Capture, Claim, Count, CountKind, Precision, Span, Status, Value, When
from tests.store import made

SQLITE: Any = SimpleNamespace(name="sqlite")


@given(st.text(alphabet=st.characters(codec=None)))
def test_storable_text_keeps_its_length_and_can_be_written(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert "\x00" not in kept
    kept.encode()
    assert storable(kept) == kept


def test_moment_without_a_zone_is_utc() -> None:
    kept = Moment().process_bind_param(datetime(2015, 3, 2, 3, tzinfo=timezone(timedelta(hours=3))), SQLITE)
    assert kept == datetime(2015, 3, 2)
    assert Moment().process_result_value(kept, SQLITE) == datetime(2015, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(("number", "kept"), [(LARGEST, LARGEST), (LARGEST + 1, None), (None, None), (0, 0)])
def test_number_that_no_database_holds_is_left_out(number: int | None, kept: int | None) -> None:
    assert Whole().process_bind_param(number, SQLITE) == kept


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Count(CountKind.KILLED, 12, 12, 12), "12"),
        (Count(CountKind.KILLED, 12, None, 15), "12/15"),
        (Count(CountKind.KILLED, 12), "12/.."),
        (When(date(2015, 3, 2), date(2015, 3, 2), Precision.DAY), "2015-03-02"),
        (When(None, date(2015, 3, 2), Precision.BEFORE), "../2015-03-02"),
    ],
)
def test_values_are_told_as_people_write_them(value: Any, told: str) -> None:
    span = Span("r", 0, 3)
    claim = Claim(
        "c", "r", "killing", Status.ASSERTED, (span,), actor=(Value(value, "old", (span,), "rule"),)
    )
    assert [row["value"] for row in value_columns(claim)] == [told]


def test_values_come_in_field_order_with_their_words() -> None:
    rows = list(value_columns(made.claim(made.report(Capture(b"page")))))
    assert [row["field"] for row in rows] == ["actor", "place at", "killed", "date", "weapon", "said by"]
    assert [(row["number"], row["original"]) for row in rows][:2] == [(0, "Mortars"), (1, "Tal Zafir")]
    assert [made.TEXT[row["span_start"] : row["span_end"]] for row in rows] == [
        row["original"] for row in rows
    ]
