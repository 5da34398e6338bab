"""Printed lines to paragraphs, by where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.page.pdf_layout import Printed, paragraphs, running_lines


def column(*texts: str, page: int = 0, top: float = 700, left: float = 50, step: float = 14) -> list[Printed]:
    """Lines below one another, each as wide as 5 points a letter make it."""
    return [
        Printed(text, page, left, left + 5 * len(text), top - step * number, 10)
        for number, text in enumerate(texts)
    ]


FIRST = column(
    "The bridge over the Senna was closed on Monday", "after a shell hit its northern end, police said."
)
NEXT = ("Traffic was sent round by the old ford, which is", "open by day only.")


def test_lines_below_one_another_are_one_paragraph() -> None:
    assert paragraphs(FIRST) == [
        "The bridge over the Senna was closed on Monday after a shell hit its northern end, police said."
    ]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(column(*NEXT, top=650), id="a wider gap"),
        pytest.param(
            column(NEXT[0], top=672, left=62) + column(NEXT[1], top=658), id="a first line that stands in"
        ),
        pytest.param([Printed(NEXT[0], 0, 50, 300, 672, 14)], id="larger letters"),
    ],
)
def test_a_paragraph_begins(after: Sequence[Printed]) -> None:
    found = paragraphs([*FIRST, *after])
    assert len(found) == 2
    assert found[1].startswith("Traffic was sent round")


def test_a_paragraph_ends_with_a_short_line() -> None:
    lines = column(FIRST[0].text, "after it was hit.", *NEXT)
    assert [text[:11] for text in paragraphs(lines)] == ["The bridge ", "Traffic was"]


def test_a_word_that_a_line_broke_is_whole_again() -> None:
    broken = Printed("The bridge was closed after bom", 0, 50, 200, 700, 10, broken=True)
    assert paragraphs([broken, *column("bardment.", top=686)]) == ["The bridge was closed after bombardment."]


@pytest.mark.parametrize(
    ("page", "top", "left"), [pytest.param(1, 700, 50, id="page"), pytest.param(0, 700, 350, id="column")]
)
def test_a_sentence_goes_on_over_pages_and_columns(page: int, top: float, left: float) -> None:
    first = column("The bridge over the Senna was closed on", top=100)
    assert len(paragraphs([*first, *column("Monday.", page=page, top=top, left=left)])) == 1
    ended = column("The bridge over the Senna was closed.", top=100)
    assert len(paragraphs([*ended, *column("Traffic stood.", page=page, top=top, left=left)])) == 2


def test_what_stands_at_the_edge_of_pages_is_told_apart() -> None:
    pages = [
        column(
            "The Gazette", f"Line {word} of the story.", f"More {word}.", f"{number + 1} of 3", page=number
        )
        for number, word in enumerate(("one", "two", "three"))
    ]
    running = running_lines([line for page in pages for line in page])
    assert running == {"The Gazette": 3, "1 of 3": 3, "2 of 3": 3, "3 of 3": 3}


def test_a_page_of_one_headline_has_no_running_lines() -> None:
    assert running_lines(FIRST) == {}
