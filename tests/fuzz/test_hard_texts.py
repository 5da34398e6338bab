"""Texts made to take the square of their length, and figures, dates and quotes that are none: read in linear time."""

from __future__ import annotations

import pytest

from dateline.code.telling import MOST_IN_SENTENCE
from dateline.errors import ReadingError
from dateline.pipeline import Pipeline
from dateline.read import reader as reading_limits
from dateline.types import Block, BlockKind, Capture, Reading, Report
from tests.fuzz.clock import assert_linear
from tests.fuzz.oracle import check_reading

UNITS = (
    "killed ",
    "killed 12 and ",
    "twenty-one ",
    "12 ",
    "“a ",
    '"said" ',
    "he said ",
    "Al-",
    "Ali Hassan, ",
    "He. ",
)
SENTENCE = "Gunmen killed 12 people in Baiji on Monday, police said. "


def of(unit: str, size: int) -> Report:
    text = (unit * (size // len(unit) + 1))[:size].strip()
    return Report("r" * 16, "0" * 64, text, (Block(BlockKind.BODY, 0, len(text), "made up"),))


def laid(pipeline: Pipeline, report: Report) -> Reading:
    reading = pipeline.laid_out(report)
    for stage in pipeline.coding_stages:
        reading = stage(reading)
    return reading


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_of_one_word_takes_linear_time(pipeline: Pipeline, unit: str) -> None:
    small, double = of(unit, 1_500), of(unit, 3_000)
    laid(pipeline, small)
    assert_linear(lambda: laid(pipeline, small), lambda: laid(pipeline, double))


def test_a_sentence_of_event_words_is_left_and_said_so(pipeline: Pipeline) -> None:
    crowded = "killed, " * (3 * MOST_IN_SENTENCE) + "and went. "
    reading = pipeline(Capture(f"{SENTENCE}{crowded}{SENTENCE}".encode()))
    check_reading(reading)
    assert any(
        f"more than {MOST_IN_SENTENCE} words that tell events" in note for note in reading.report.notes
    )
    assert any(claim.counts for claim in reading.claims)


def test_a_report_of_too_many_words_is_refused(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_limits, "MOST_WORDS", 100)
    with pytest.raises(ReadingError, match="words and marks; at most 100 are read"):
        pipeline.reader.read(of(SENTENCE, 2_000))


@pytest.mark.parametrize(
    "said",
    [
        "killed 1" + "0" * 400 + " people on Monday",
        "killed -1 people on 31 February 2014",
        "killed 12 people on 5 June 99999",
        "killed 12 people 99999999999 years ago",
        "killed 12 people in the last 900 decades",
        "killed 9999999999999999999 to 1 people",
        "“‘" * 1_000 + "killed 12 people" + "’”" * 1_000,
        "killed 12 people " + "(" * 500 + "in Baiji" + ")" * 500,
        "killed 12 peop" + "\u0301" * 900 + "le in Baiji",
        "killed 12 people in B\u0430ghd\u0430d",
        "killed \u202e21\u202c people in \u202eijiaB\u202c",
        "killed ١٢ people, Ⅻ women and ⑫ children",
    ],
    ids=lambda said: said[:24],
)
@pytest.mark.parametrize("day", ["1600-01-01", "2200-12-31"])
def test_what_is_no_figure_date_or_quote_is_no_crash(pipeline: Pipeline, said: str, day: str) -> None:
    reading = pipeline(Capture(f"Gunmen {said}, police said.".encode(), published=day))
    check_reading(reading)


def test_letters_that_look_alike_are_no_known_place(pipeline: Pipeline) -> None:
    reading = pipeline(Capture("Gunmen killed 12 people in B\u0430ghd\u0430d, police said.".encode()))
    (place,) = (located.place.value for claim in reading.claims for located in claim.place)
    assert (place.key, place.lat) == (None, None)


def test_zero_width_marks_part_no_word(pipeline: Pipeline) -> None:
    plain, hidden = (
        pipeline(Capture(text.encode())).claims
        for text in (
            SENTENCE,
            "Gun\u00admen k\u200billed 1\u20602 people in Bai\u200dji on Mon\ufeffday, police said. ",
        )
    )
    values = [
        [
            (claim.kind, [one.value for one in claim.counts], [one.place.original for one in claim.place])
            for claim in claims
        ]
        for claims in (plain, hidden)
    ]
    assert values[0] == values[1]
    assert len(values[0]) == 1


def test_a_report_of_a_thousand_events_is_coded_as_far_as_that(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.code.telling.MOST_IN_REPORT", 5)
    reading = laid(pipeline, of(SENTENCE, 800))
    assert any("more than 5 words that tell events" in note for note in reading.report.notes)
    assert reading.claims
